"""« C'est Karim pas Kevin » puts the name right that it corrects, whatever kind it is of."""

from datetime import date

import pytest

from bot.complaint.facts import FactName, Record
from bot.extraction.facts import read_facts
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import interpret
from tests.drafts import a_fact

PSEUDONYM, NAME = FactName.SUSPECT_PSEUDONYM, FactName.SUSPECT_NAME


@pytest.mark.parametrize(
    ("held", "value", "words", "right"),
    [
        (PSEUDONYM, "Kevin_92", "c'est Karim pas Kevin", "Karim"),
        (PSEUDONYM, "kevin", "en fait c'était Karim, pas Kevin", "Karim"),
        (NAME, "Kevin", "c est pas kevin mais karim", "karim"),
        (NAME, "Kévin", "c'est pas Kevin c'est Karim", "Karim"),
    ],
)
def test_a_name_takes_the_place_of_the_one_it_corrects(
    held: FactName, value: str, words: str, right: str
) -> None:
    facts = [
        HeardFact(each.name, each.value, each.start, each.end)
        for each in read_facts(words, date(2026, 3, 20))
    ]
    record = Record([a_fact(held, value)])

    [change] = interpret(Heard("m9", words, "correct", 0.9, facts), record, None).changes

    assert (change.name, change.value, change.before) == (held, right, value)
    assert change.corrects


def test_another_negation_renames_nobody() -> None:
    record = Record([a_fact(PSEUDONYM, "Kevin_92")])

    made = interpret(Heard("m9", "il répond pas Kevin", "inform", 0.9), record, None)

    assert all(change.name is not PSEUDONYM for change in made.changes)
