"""What she joins is read while she goes on, and she is asked whether it is right."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.dialogue import STORY, Victim
from tests.live import LiveService

NOTE = "Merci de verser l’acompte sur le compte BE71 0961 2345 6769".encode()
SHOWN = "BE71\u00a00961\u00a02345\u00a06769"
_PATIENCE_SECONDS = 60


@pytest.fixture
def victim(service: LiveService) -> Iterator[Victim]:
    victim = Victim(service.url)
    victim.says(STORY)
    yield victim
    victim.leaves()


def offer(victim: Victim) -> dict[str, Any]:
    """Wait until what was joined is read; return the question about it."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while (whole := victim.resumes())["state"]["reading"]:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    victim.heard = whole["messages"]
    asked = [each for each in whole["messages"] if (each["custom"] or {}).get("type") == "reading"]
    return asked[-1]


def accounts(victim: Victim) -> list[tuple[str, str]]:
    return [
        (fact["value"], fact["provenance"]["source"])
        for fact in victim.record()["facts"]
        if fact["name"] == "suspect_iban"
    ]


def test_she_says_that_it_is_right_and_the_question_comes_back(victim: Victim) -> None:
    pending = victim.state["question"]
    joined = victim.joins("note.txt", NOTE).raise_for_status().json()
    asked = offer(victim)

    said = victim.chooses("Oui, c’est exact")

    assert joined["state"]["reading"]
    assert SHOWN in asked["text"]
    assert accounts(victim)[1:] == [("BE71096123456769", "exhibit")]
    assert SHOWN in said[0]
    assert victim.state["question"] == pending
    assert len(said) > 1


def test_she_says_that_it_is_wrong_and_the_question_comes_back(victim: Victim) -> None:
    pending = victim.state["question"]
    victim.joins("note.txt", NOTE)
    offer(victim)

    said = victim.chooses("Non, n’en tenez pas compte")

    assert len(accounts(victim)) == 1
    assert "pas compte" in said[0]
    assert victim.state["question"] == pending


def test_she_goes_on_without_answering(victim: Victim) -> None:
    pending = victim.state["question"]
    victim.joins("note.txt", NOTE)
    offer(victim)

    victim.answers(until="victim_first_name")

    assert pending != "victim_first_name"
    assert len(accounts(victim)) == 1
