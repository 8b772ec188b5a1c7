"""Several affairs in one story: one goes on, the others are noted with their own words."""

from functools import partial

import pytest

from benchmarks.questions import stories
from bot.bootstrap.assembly import ORIENTATION
from bot.complaint.facts import FactName, Record
from bot.complaint.money import Money
from bot.complaint.offences import Offence
from bot.extraction.facts import read_facts
from bot.orientation.affairs import load_affairs
from bot.services.affairs import told_apart
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import Interpretation, interpret
from tests.conftest import NOON
from tests.drafts import a_record
from tests.orientation.tree import Leaf

AFFAIRS = load_affairs(ORIENTATION)
OTHER = FactName.OTHER_AFFAIR
BIKE = "j’ai acheté un vélo 300 € jamais livré"
THREATS = "et ensuite ils menacent de publier mes photos pour 500 €"
TWO = f"{BIKE} {THREATS}"


def a_story(text: str, offence: Offence, second: Offence | None = None, sure: float = 0.9) -> Heard:
    facts = tuple(
        HeardFact(
            each.name, each.value, each.start, each.end, each.role, each.certain, each.inferred
        )
        for each in read_facts(text, NOON.date())
    )
    return Heard("m1", text, "tell_story", 0.9, facts, offence, sure, second, 1 - sure)


def heard_of(told: Heard, record: Record | None = None) -> Interpretation:
    record = record or Record()
    asked = None if FactName.OFFENCE in record else "offence"
    again = partial(interpret, record=record, question=asked)
    return told_apart(again(told), told, record, AFFAIRS, again)


def parts(made: Interpretation, text: str) -> dict[Offence, str]:
    return {
        each.value: text[each.provenance.start : each.provenance.end].strip(" ,")
        for each in made.changes
        if each.name is OTHER
    }


@pytest.mark.parametrize(
    ("told", "main", "other", "part"),
    [
        (
            TWO,
            "faux_vendeur",
            "chantage",
            "et ensuite ils menacent de publier mes photos pour 500 €",
        ),
        (TWO, "chantage", "faux_vendeur", BIKE),
        (
            "Le gîte que j’ai loué n’existe pas. Par ailleurs mon compte Facebook a été piraté.",
            "fausse_location",
            "piratage_compte",
            "Par ailleurs mon compte Facebook a été piraté.",
        ),
        (
            "j’ai envoyé un canapé et jamais été payé, puis tous mes fichiers ont été chiffrés",
            "faux_acheteur",
            "rancongiciel",
            "puis tous mes fichiers ont été chiffrés",
        ),
        (
            "j’ai payé un téléphone jamais reçu, il menace de publier mes photos",
            "faux_vendeur",
            "chantage",
            "il menace de publier mes photos",
        ),
    ],
)
def test_another_affair_is_noted_with_the_words_that_tell_it(
    told: str, main: str, other: str, part: str
) -> None:
    made = heard_of(a_story(told, Offence(main)))

    assert parts(made, told) == {Offence(other): part}


def test_what_was_read_in_the_words_of_another_affair_is_not_the_main_one_s() -> None:
    made = heard_of(a_story(TWO, Offence.FAUX_VENDEUR))

    held = {change.name: change.value for change in made.changes}
    assert held[FactName.AMOUNT] == Money.of("300.00")
    assert FactName.ITEM in held
    assert FactName.THREATENED not in held


def test_a_sum_of_the_main_affair_is_held_though_another_was_told_first() -> None:
    told = f"Il menace de publier mes photos pour 500 €. Par ailleurs {BIKE}"

    made = heard_of(a_story(told, Offence.FAUX_VENDEUR))

    held = {change.name: change.value for change in made.changes}
    assert held[FactName.AMOUNT] == Money.of("300.00")
    assert held[OTHER] is Offence.CHANTAGE


def test_a_story_that_resembles_both_begins_with_the_one_told_first() -> None:
    made = heard_of(a_story(TWO, Offence.CHANTAGE, Offence.FAUX_VENDEUR, sure=0.5))

    held = {change.name: change.value for change in made.changes}
    assert held[FactName.OFFENCE] is Offence.FAUX_VENDEUR
    assert held[OTHER] is Offence.CHANTAGE
    assert made.between == ()


@pytest.mark.parametrize(
    ("told", "main"),
    [
        # A transfer that followed: F47157, 5 and 4.
        ("on a piraté mon compte bancaire, puis on a fait un virement de 900 €", "piratage_compte"),
        ("on a piraté mon compte Facebook puis il menace de publier mes photos", "piratage_compte"),
        ("tous mes fichiers sont chiffrés et ils menacent de publier mes photos", "rancongiciel"),
        ("il m’a demandé 900 € puis il a menacé de publier mes photos", "escroquerie_sentimentale"),
        ("la maison que j’ai louée n’existe pas, je n’ai rien reçu", "fausse_location"),
        ("j’ai acheté un vélo jamais livré, je n’ai plus de nouvelles", "faux_vendeur"),
        ("si je ne reçois rien il menace de rien, j’ai acheté un vélo", "faux_vendeur"),
    ],
)
def test_one_course_of_facts_is_one_affair(told: str, main: str) -> None:
    made = heard_of(a_story(told, Offence(main)))

    assert parts(made, told) == {}


def test_an_affair_told_later_waits_too_and_is_noted_once() -> None:
    record = a_record()
    told = a_story("et maintenant ils menacent de publier mes photos", Offence.CHANTAGE)

    first = heard_of(told, record)
    noted = a_record(other_affair=Offence.CHANTAGE)

    assert parts(first, told.text) == {Offence.CHANTAGE: told.text}
    assert parts(heard_of(told, noted), told.text) == {}


def test_what_follows_an_affair_is_told_beside_nothing() -> None:
    told = a_story(TWO, Offence.CHANTAGE)
    record = a_record({FactName.OFFENCE: Offence.CHANTAGE, OTHER: None})

    assert parts(heard_of(told, record), TWO) == {}


@pytest.mark.parametrize(("leaf", "told"), stories(), ids=lambda each: getattr(each, "outcome", ""))
def test_a_story_of_one_affair_is_not_parted(leaf: Leaf, told: str) -> None:
    made = heard_of(a_story(told, Offence(leaf.answers["offence"])))

    assert parts(made, told) == {}


@pytest.mark.parametrize("affair", AFFAIRS, ids=lambda affair: affair.offence.value)
def test_an_affair_is_beside_what_has_another_entry_of_the_guided_search(affair) -> None:
    assert affair.source.startswith("F47157, ")
    assert not affair.beside & affair.offences
