"""What is mended in Rasa says the same as Rasa, sooner."""

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction

from bot.nlu import repairs

RASAS_OWN = RemoteAction._validate_action_result


@pytest.fixture
def repaired(monkeypatch):
    # Undone at the end of the test, whatever the repair did.
    monkeypatch.setattr(RemoteAction, "_validate_action_result", RASAS_OWN)
    repairs.apply()
    return RemoteAction("action_restart", None)


@pytest.mark.parametrize(
    "result",
    [
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "stage", "value": "story"}], "responses": []},
        {"events": [], "responses": [{"response": "utter_noted", "noted": "450 €"}]},
        {"events": [{"event": "action_execution_rejected", "name": "complaint_form"}]},
    ],
)
def test_a_good_answer_is_good_to_both(repaired, result):
    assert RASAS_OWN(repaired, result) is True
    assert repaired._validate_action_result(result) is True


@pytest.mark.parametrize(
    "result",
    [
        {"events": "none"},
        {"events": [{"name": "stage"}]},
        {"events": [], "responses": {"text": "not a list"}},
        {"events": [{"event": 3}]},
    ],
)
def test_a_bad_answer_is_bad_to_both(repaired, result):
    with pytest.raises(ValidationError):
        repaired._validate_action_result(result)
    with pytest.raises(ValidationError):
        RASAS_OWN(repaired, result)


@pytest.mark.usefixtures("repaired")
def test_repairing_twice_changes_nothing_more():
    before = RemoteAction._validate_action_result

    repairs.apply()

    assert RemoteAction._validate_action_result is before


def test_events_are_still_resolved_by_their_type() -> None:
    from rasa.shared.core.events import Event, SlotSet, UserUttered

    repairs.apply()

    assert Event.resolve_by_type("user") is UserUttered
    assert Event.resolve_by_type("slot") is SlotSet
    with pytest.raises(ValueError, match="unheard-of"):
        Event.resolve_by_type("unheard-of")
