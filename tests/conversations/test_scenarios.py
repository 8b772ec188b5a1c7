"""Whole dialogues, one a YAML file, each played against the running service.

Each turn has what she says (``victim``), the button she chooses (``chooses``), the line of the
recap that she corrects (``corrects``), the question that she answers up to (``until``) or the draft
whose code she was just given and gives on another device (``takes up``), and any of: ``question`` that is then pending, ``stage``, ``orientation``, ``facts`` held (null for
unknown), ``absent`` facts, ``says`` and ``does not say``: pieces of Ariane's answer.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.dialogue import Victim

SCENARIOS = {
    scenario["name"]: scenario["turns"]
    for scenario in (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted((Path(__file__).parent / "scenarios").glob("*.yml"))
    )
}


@pytest.mark.conversation
@pytest.mark.parametrize("name", SCENARIOS)
def test_a_dialogue_goes_as_it_is_written(victim: Victim, name: str) -> None:
    for number, turn in enumerate(SCENARIOS[name], start=1):
        did, what, said = play(turn, victim)

        check(f"turn {number}, {did} {what!r}", turn, victim, said)


def play(turn: dict[str, Any], victim: Victim) -> tuple[str, str, list[str]]:
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


def check(where: str, turn: dict[str, Any], victim: Victim, said: list[str]) -> None:
    answer = " ".join(said)
    for key in {"question", "stage", "orientation"} & turn.keys():
        assert victim.state[key] == turn[key], f"{where}: {answer}"
    if {"facts", "absent"} & turn.keys():
        held = victim.facts()
        wanted = turn.get("facts", {})
        assert {name: held.get(name, "nothing") for name in wanted} == wanted, where
        assert not set(turn.get("absent", [])) & held.keys(), where
    for piece in turn.get("says", []):
        assert _spaced(piece) in _spaced(answer), where
    for piece in turn.get("does not say", []):
        assert _spaced(piece) not in _spaced(answer), where


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
