"""When a part fails, she is told, and never types anything twice."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.dialogue import PNG, STORY, Victim
from tests.live import LiveService, live


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[LiveService]:
    """A service of this test's own, to be broken."""
    with live(tmp_path) as running:
        yield running


def until_answered(victim: Victim) -> dict[str, object]:
    """Read the conversation again until nothing waits, as the widget does."""
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        conversation = victim.resumes()
        if not conversation["state"]["waiting"]:
            return conversation
        time.sleep(0.5)
    raise AssertionError(conversation["state"])


def test_the_engine_dies_in_the_middle_and_the_message_is_answered_later(
    fragile: LiveService,
) -> None:
    victim = Victim(fragile.url)
    victim.says(STORY)
    fragile.kill_engine()

    answer = victim.tries("POST", "/messages", json={"text": "non c'était 540"})

    assert answer.status_code == 503
    assert "gardé" in answer.json()["detail"]
    conversation = until_answered(victim)
    assert conversation["state"]["question"] == "met_in_person"
    assert victim.facts()["amount"] == "540.00"
    said = [each["text"] for each in conversation["messages"] if each["author"] == "victim"]
    assert said == [STORY, "non c'était 540"]
    victim.leaves()


def test_the_service_dies_in_the_middle_and_the_draft_goes_on_where_it_was(
    fragile: LiveService,
) -> None:
    victim = Victim(fragile.url)
    victim.says(STORY)
    victim.says("non jamais")
    joined = victim.joins("capture.png", PNG)
    assert joined.status_code == 201
    engine = fragile.engine
    fragile.kill()
    engine.wait(30)

    fragile.start()

    assert victim.resumes()["state"]["question"] == "adult"
    said = victim.says("oui j'ai 45 ans")
    assert victim.state["question"] == "for_self", said
    assert victim.facts()["amount"] == "450.00"
    victim.leaves()


def test_the_same_message_sent_twice_is_one_message(victim: Victim) -> None:
    once = {"text": STORY, "client_key": "a1"}

    first = victim.tries("POST", "/messages", json=once).json()
    again = victim.tries("POST", "/messages", json=once).json()

    assert first["messages"] == again["messages"]
    said = [each for each in victim.resumes()["messages"] if each["author"] == "victim"]
    assert len(said) == 1


def test_a_database_that_takes_nothing_is_told_and_nothing_is_acknowledged(
    service: LiveService, victim: Victim
) -> None:
    victim.says(STORY)
    hog = sqlite3.connect(service.home / "ariane.sqlite3", isolation_level=None)
    hog.execute("BEGIN EXCLUSIVE")

    answer = victim.tries("POST", "/messages", json={"text": "non jamais"})

    hog.close()
    assert answer.status_code == 503
    assert "Réessayez" in answer.json()["detail"]
    assert [each["text"] for each in victim.resumes()["messages"]].count("non jamais") == 0
    victim.says("non jamais")
    assert victim.state["question"] == "adult"


def test_a_port_that_is_taken_is_one_clear_sentence(service: LiveService, tmp_path: Path) -> None:
    port = service.url.rpartition(":")[2]
    second = LiveService(tmp_path, {"ARIANE_PORT": port})

    stopped = second.command("serve")

    assert stopped.returncode == 1
    assert stopped.stderr.strip().count("\n") == 0
    assert f"Port {port} is taken" in stopped.stderr


def test_stopping_the_service_ends_both_processes_without_a_complaint(
    fragile: LiveService,
) -> None:
    engine = fragile.engine

    status = fragile.stop()

    assert status == 0
    assert not engine.is_running()
    assert "Traceback" not in fragile.log
    assert "Fatal" not in fragile.log
