"""Whole dialogues, each played against the running service: see ``scenarios.py``."""

import pytest

from tests.conversations.scenarios import INTERRUPTIONS, SCENARIOS, Turn
from tests.dialogue import Victim, spaced


@pytest.mark.conversation
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_dialogue_goes_as_it_is_written(victim: Victim, name: str) -> None:
    for number, turn in enumerate(SCENARIOS[name], start=1):
        found = victim.state["question"]
        did, what, said = play(turn, victim)
        where = f"turn {number}, {did} {what!r}"

        check(where, turn, victim, said)
        if "interrupts" in turn:
            check_interruption(where, turn, victim, found, said)


def play(turn: Turn, victim: Victim) -> tuple[str, str, list[str]]:
    match turn:
        case {"chooses": title}:
            return "chooses", title, victim.chooses(title)
        case {"corrects": target}:
            return "corrects", target, victim.corrects(target)
        case {"takes up": draft}:
            return "takes up", draft, victim.takes_up()
        case {"until": question}:
            return "until", question, victim.answers(until=question)
        case _:
            return "victim", turn["victim"], victim.says(turn["victim"])


def check(where: str, turn: Turn, victim: Victim, said: list[str]) -> None:
    answer = " ".join(said)
    for key in {"question", "stage", "orientation"} & turn.keys():
        assert victim.state[key] == turn[key], f"{where}: {answer}"
    if {"facts", "absent"} & turn.keys():
        held = victim.facts()
        wanted = turn.get("facts", {})
        assert {name: held.get(name, "nothing") for name in wanted} == wanted, where
        assert not set(turn.get("absent", [])) & held.keys(), where
    for piece in turn.get("says", []):
        assert spaced(piece) in spaced(answer), where
    for piece in turn.get("does not say", []):
        assert spaced(piece) not in spaced(answer), where


def check_interruption(
    where: str, turn: Turn, victim: Victim, found: str | None, said: list[str]
) -> None:
    kind = INTERRUPTIONS[turn["interrupts"]]
    check(where, {"says": kind["says"]}, victim, said)
    assert found == turn["at"], where
    if kind.get("waits"):
        assert victim.state["question"] == found, where
