"""What a message answers to the pending question, when no finder has read it."""

import pytest

from bot.complaint.facts import FactName, Record
from bot.services.answers import answer, without_false_names
from bot.services.heard import Heard
from tests.drafts import IBAN, a_fact
from tests.services.hearing import heard, read

PSEUDONYM, FIRST_NAME = FactName.SUSPECT_PSEUDONYM, FactName.VICTIM_FIRST_NAME


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (heard("Zed94"), PSEUDONYM),
        (heard("Jeanne", "affirm", confidence=0.3), FIRST_NAME),
        (heard("je crois que c’est Kevin"), PSEUDONYM),
        (heard("12 rue des Lilas, appartement 3"), FactName.VICTIM_ADDRESS),
        (heard("j’habite au 12 rue des Lilas"), FactName.VICTIM_ADDRESS),
        (heard("tout est dit ?", "nlu_fallback"), FactName.MORE),
    ],
)
def test_a_free_text_is_kept_as_it_was_said(said: Heard, asked: FactName) -> None:
    changes = answer(said, Record(), asked, [])

    assert [(change.name, change.value) for change in changes] == [(asked, said.text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("non, on ne s’est jamais vus en vrai", False),
        ("oui, je vous remercie, et son IBAN arrive", True),
        ("non je n’ai jamais été livré", None),
    ],
)
def test_a_yes_or_no_that_a_comma_parts_answers(text: str, *, value: bool | None) -> None:
    facts = [read(FactName.MET_IN_PERSON, value=False)] if "jamais vus" in text else []

    changes = answer(heard(text, "inform", *facts), Record(), FactName.AS_ADVERTISED, [])

    assert [change.value for change in changes] == ([] if value is None else [value])


@pytest.mark.parametrize(
    "text", ["ça, je me le rapppelle pa du tout", "j’en sais rien", "aucnue idée de son nom"]
)
def test_who_says_that_she_does_not_know_gives_no_name(text: str) -> None:
    changes = answer(heard(text, "nlu_fallback"), Record(), PSEUDONYM, [])

    assert [change.value for change in changes] == [None]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (heard("qui va lire ça ?", "nlu_fallback"), PSEUDONYM),
        (heard("???", "nlu_fallback"), FIRST_NAME),
        (heard("•••• •••• •••• 7893", "nlu_fallback"), FactName.ITEM),
        (heard("non je préfère porter plainte", "stop", confidence=0.3), PSEUDONYM),
        (heard("un deux trois quatre cinq six sept huit neuf"), FIRST_NAME),
        (heard("FR76…", "inform", read(FactName.SUSPECT_IBAN, IBAN)), PSEUDONYM),
        (heard("voilà"), FactName.VICTIM_PHONE),
    ],
)
def test_what_is_plainly_something_else_is_no_free_text(said: Heard, asked: FactName) -> None:
    assert answer(said, Record(), asked, []) == []


@pytest.mark.parametrize("intent", ["deny", "done"])
def test_a_plain_no_to_an_open_question_says_that_there_is_none(intent: str) -> None:
    changes = answer(heard("non", intent), Record(), FactName.SUSPECT_IBAN, [])

    assert [(change.name, change.value) for change in changes] == [(FactName.SUSPECT_IBAN, None)]


@pytest.mark.parametrize(
    ("text", "intent"), [("oui et non je ne crois pas", "deny"), ("non mais oui", "affirm")]
)
def test_a_yes_that_ends_as_a_no_answers_nothing(text: str, intent: str) -> None:
    assert answer(heard(text, intent), Record(), FactName.ADULT, []) == []


def test_the_same_answer_again_corrects_nothing() -> None:
    record = Record([a_fact(FactName.ADULT, value=True)])

    changes = answer(heard("oui", "affirm"), record, FactName.ADULT, [])

    assert [(change.value, change.corrects) for change in changes] == [(True, False)]


@pytest.mark.parametrize("intent", ["thanks", "skip", "affirm"])
def test_a_courtesy_that_was_read_as_a_name_is_none(intent: str) -> None:
    said = heard("merci", intent, read(FIRST_NAME, "merci"))

    assert without_false_names(said, FIRST_NAME).facts == ()


@pytest.mark.parametrize(
    "said",
    [
        heard("Aimé", "affirm", read(FIRST_NAME, "Aimé"), confidence=0.4),
        heard("Jeanne", "inform", read(FIRST_NAME, "Jeanne")),
        heard("merci", "thanks", read(FactName.SUSPECT_NAME, "merci")),
    ],
)
def test_a_name_that_may_be_one_is_kept(said: Heard) -> None:
    assert without_false_names(said, FIRST_NAME) == said


def test_a_town_heard_as_not_known_is_still_where_she_was_born() -> None:
    town = heard("Tours", "dont_know", read(FactName.VICTIM_BIRTH_PLACE, "Tours"))

    assert without_false_names(town, FactName.VICTIM_BIRTH_PLACE).facts == town.facts


def test_who_says_that_she_does_not_know_where_gives_it_up() -> None:
    said = heard("je ne sais pas", "dont_know")

    changes = answer(said, Record(), FactName.VICTIM_BIRTH_PLACE, [])

    assert [(change.name, change.value) for change in changes] == [
        (FactName.VICTIM_BIRTH_PLACE, None)
    ]
