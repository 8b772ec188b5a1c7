"""Her words are found again where they stand in the message."""

from bot.complaint.conversation import Author, Message
from bot.complaint.facts import FactName, Source, Value
from bot.complaint.money import Money
from bot.complaint.quotes import message_of, words_of
from tests.conftest import NOON
from tests.drafts import a_fact

MET: Value = True
TOLD = Message("m1", 1, Author.VICTIM, "je lui ai donné 450 € en mars", NOON)
CHOSEN = Message("m2", 2, Author.VICTIM, "Oui, en personne", NOON, payload="/inform")


def test_a_fact_is_found_in_its_message() -> None:
    fact = a_fact(FactName.AMOUNT, Money(450_00), start=16, end=21)

    assert message_of(fact, [CHOSEN, TOLD]) is TOLD
    assert words_of(fact, TOLD) == "450 €"


def test_a_button_is_quoted_by_its_title() -> None:
    fact = a_fact(FactName.MET_IN_PERSON, MET, source=Source.BUTTON, origin="m2")

    assert words_of(fact, CHOSEN) == "Oui, en personne"


def test_a_long_story_is_cut() -> None:
    long = Message("m1", 1, Author.VICTIM, "mot " * 200, NOON)

    words = words_of(a_fact(FactName.MORE, "mot"), long)

    assert words.startswith("mot mot")
    assert words.endswith("…")
    assert len(words) == 161


def test_a_fact_of_a_message_that_is_gone_has_none() -> None:
    assert message_of(a_fact(FactName.MORE, "mot", origin="gone"), [TOLD]) is None
