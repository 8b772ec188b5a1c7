"""Which offence a story tells where the classifier hesitates, and what is asked instead."""

from dataclasses import replace

import pytest

from bot.complaint.facts import FactName, Record, Value
from bot.complaint.offences import Offence
from bot.complaint.situations import RentalProblem
from bot.services.heard import Heard
from bot.services.interpretation import Interpretation, interpret
from tests.services.hearing import heard, read, story

BOUGHT = (
    read(FactName.ITEM, "vélo"),
    read(FactName.PLATFORM, "facebook"),
    read(FactName.GOODS_RECEIVED, value=False),
)


def told(said: Heard) -> Interpretation:
    return interpret(said, Record(), "offence")


def offence_of(made: Interpretation) -> Value:
    return next((each.value for each in made.changes if each.name is FactName.OFFENCE), None)


def hesitant(*facts, second: Offence) -> Heard:
    said = story("il m’a vendu un vélo et rien reçu", Offence.FAUX_VENDEUR, 0.5, *facts)
    return replace(said, second_offence=second, second_confidence=0.4)


def test_what_was_bought_on_a_platform_and_not_received_is_a_fake_seller_s() -> None:
    made = told(hesitant(*BOUGHT, second=Offence.FAUX_SITE_VENTE))

    assert offence_of(made) is Offence.FAUX_VENDEUR


@pytest.mark.parametrize(
    ("fact", "second"),
    [
        (read(FactName.SUSPECT_URL, "jardin-destock.example"), Offence.FAUX_SITE_VENTE),
        (read(FactName.RENTAL_PROBLEM, RentalProblem.DOES_NOT_EXIST), Offence.FAUSSE_LOCATION),
    ],
)
def test_a_platform_that_led_to_a_site_or_a_rental_makes_no_fake_seller(
    fact, second: Offence
) -> None:
    made = told(hesitant(*BOUGHT, fact, second=second))

    assert offence_of(made) is None
    assert made.between == (Offence.FAUX_VENDEUR, second)


@pytest.mark.parametrize("first", [Offence.FAUX_ACHETEUR, Offence.FAUSSE_LOCATION])
def test_who_sold_or_rented_through_a_platform_met_no_fake_seller(first: Offence) -> None:
    said = replace(story("il a disparu", first, 0.9, *BOUGHT), second_offence=Offence.FAUX_VENDEUR)

    assert offence_of(told(said)) is first


@pytest.mark.parametrize("second", [Offence.HORS_PERIMETRE, Offence.AUTRE_ESCROQUERIE])
def test_what_is_declared_elsewhere_is_chosen_from_the_whole_list(second: Offence) -> None:
    made = told(hesitant(second=second))

    assert (offence_of(made), made.between) == (None, ())


def test_a_short_no_that_states_a_fact_tells_no_offence() -> None:
    said = replace(
        heard("non jamais vu", "deny", read(FactName.MET_IN_PERSON, value=False)),
        offence=Offence.ESCROQUERIE_SENTIMENTALE,
        offence_confidence=0.73,
    )

    made = told(said)

    assert offence_of(made) is None


def test_words_of_danger_alone_tell_no_story() -> None:
    said = replace(
        heard("il est derrière ma porte et il veut me tuer", "danger"),
        offence=Offence.HORS_PERIMETRE,
        offence_confidence=0.95,
    )

    made = told(said)

    assert (made.digression, offence_of(made)) == (True, None)
