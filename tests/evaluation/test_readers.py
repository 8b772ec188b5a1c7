"""Readers work in their own process; one that cannot is named, with the reason."""

import sys

import pytest

from evaluation import readers
from evaluation.meaning import tell_meaning
from evaluation.readers import CannotRead, Reader, answers
from evaluation.reading import tell_reading

ECHO = """
import json, sys
for line in sys.stdin:
    asked = json.loads(line)
    greets = asked["text"] == "bonjour"
    print("a log line, not an answer")
    print(json.dumps({
        "id": asked["id"], "intent": "greet" if greets else "thanks", "confidence": 0.9,
        "offence": "chantage", "offence_confidence": 0.6, "offence_second": "faux_vendeur",
        "dates": [{"iso": "2026-03-03"}],
    }))
"""
INTENTS = [
    {"id": 1, "text": "bonjour", "intent": "greet"},
    {"id": 2, "text": "merci", "intent": "thanks"},
]
OFFENCES = [{"id": 1, "text": "il ne répond plus", "offence": "faux_vendeur"}]


@pytest.fixture
def echo(monkeypatch):
    """Return a reader that is a few lines of Python."""
    monkeypatch.setattr(readers, "_command", lambda _: [sys.executable, "-c", ECHO])
    return Reader("Echo", "", ())


def test_a_reader_answers_each_line_and_what_else_it_says_is_left_out(echo):
    assert answers(echo, INTENTS)["2"]["intent"] == "thanks"


def test_an_environment_that_cannot_be_built_is_a_reason():
    with pytest.raises(CannotRead, match="Unknown environment"):
        answers(Reader("Nobody", "nowhere", ("nothing",)), INTENTS)


def test_a_reader_that_stops_on_the_way_is_not_measured(monkeypatch):
    monkeypatch.setattr(
        readers, "_command", lambda _: [sys.executable, "-c", "raise SystemExit('no model')"]
    )

    with pytest.raises(CannotRead, match="no model"):
        answers(Reader("Fallen", "", ()), INTENTS)


def test_a_reader_that_leaves_a_line_out_is_not_measured(monkeypatch):
    monkeypatch.setattr(readers, "_command", lambda _: [sys.executable, "-c", ""])

    with pytest.raises(CannotRead, match="no answer to 2 lines"):
        answers(Reader("Silent", "", ()), INTENTS)


def test_the_report_on_meaning_tells_accuracy_calibration_and_the_second_guess(echo):
    told = "\n".join(tell_meaning([echo], INTENTS, OFFENCES))

    assert "intents, 2 messages: accuracy 1.000, macro-F1 1.000, ECE 0.100" in told
    assert "offences, 1 stories: accuracy 0.000, macro-F1 0.000, top-2 1.000" in told
    assert "1 times faux_vendeur taken for chantage" in told


def test_the_report_on_facts_tells_each_kind(echo):
    line = {
        "id": 1,
        "text": "le 3 mars",
        "ref_date": "2026-11-24",
        "amounts": [],
        "dates": [{"iso": "2026-03-03"}],
        "identifiers": [],
    }

    told = "\n".join(tell_reading([echo], [line]))

    assert "dates                 1.000  1.000 1.000      1" in told


def test_a_peer_that_cannot_be_had_is_named():
    nobody = Reader("Nobody", "nowhere", ("nothing",))

    told = list(tell_reading([nobody], []))

    assert told[0] == "## Nobody"
    assert told[1].startswith("not measured: Unknown environment")
