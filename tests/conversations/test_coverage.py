"""What the whole dialogues cover, read from the scenarios themselves."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import pytest

from bot.bootstrap.assembly import ORIENTATION
from bot.complaint.offences import Offence
from bot.orientation.loading import load_questionnaire
from tests.conversations.scenarios import INTERRUPTIONS, SCENARIOS, Turn

FEWEST = 80
PLACES = 3
OUTCOMES = {rule.outcome for rule in load_questionnaire(ORIENTATION).rules}
# « Complément » and « signalement » are the same act whatever the offence.
EXITS = {outcome for outcome in OUTCOMES if outcome.endswith(".plainte") or "." not in outcome}
ACTS = ("signalement", "complement")


def values(turns: list[Turn], key: str) -> AbstractSet[str]:
    return {str(turn[key]) for turn in turns if key in turn}


def offences() -> Mapping[str, AbstractSet[str]]:
    """Return the offences that each scenario holds at some time."""
    return {
        name: {turn["facts"]["offence"] for turn in turns if "offence" in turn.get("facts", {})}
        for name, turns in SCENARIOS.items()
    }


def reached() -> AbstractSet[str]:
    return {outcome for turns in SCENARIOS.values() for outcome in values(turns, "orientation")}


def test_there_are_as_many_whole_dialogues_as_were_asked_for() -> None:
    assert len(SCENARIOS) >= FEWEST


@pytest.mark.parametrize("offence", [each.value for each in Offence])
def test_every_offence_is_told(offence: str) -> None:
    assert [name for name, told in offences().items() if offence in told]


@pytest.mark.parametrize("outcome", sorted(EXITS))
def test_every_exit_is_taken(outcome: str) -> None:
    assert outcome in reached()


@pytest.mark.parametrize("act", ACTS)
def test_a_case_is_reported_and_completed_too(act: str) -> None:
    assert {outcome for outcome in reached() if outcome.endswith(f".{act}")}


@pytest.mark.parametrize("kind", INTERRUPTIONS)
def test_every_interruption_comes_in_three_places(kind: str) -> None:
    dialogues = [name for name, turns in SCENARIOS.items() if kind in values(turns, "interrupts")]
    places = {
        turn["at"]
        for turns in SCENARIOS.values()
        for turn in turns
        if turn.get("interrupts") == kind
    }

    assert len(dialogues) >= PLACES
    assert len(places) >= PLACES


def test_three_answers_without_sense_are_met_in_three_places() -> None:
    """The third is met with a way past the question and a person's number."""
    met = 0
    for turns in SCENARIOS.values():
        kinds = [turn.get("interrupts") for turn in turns]
        met += any(kinds[at : at + 3] == ["nonsense"] * 3 for at in range(len(kinds)))

    assert met >= PLACES


def test_a_pause_ends_with_the_return_by_its_code() -> None:
    for turns in SCENARIOS.values():
        for turn, after in zip(turns, [*turns[1:], {}], strict=True):
            if turn.get("interrupts") == "pause":
                assert "takes up" in after, turn
