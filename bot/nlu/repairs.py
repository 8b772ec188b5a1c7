"""What must be mended in Rasa 3.6.21 for a turn to be quick; each repair has its test."""

from functools import cache
from typing import Any, Final

from jsonschema import Draft7Validator
from rasa.core.actions.action import RemoteAction
from rasa.shared.core.events import Event

# Rasa looks through every class of event for each event of a tracker, at each turn.
_EVENT_OF: Final = cache(Event.resolve_by_type)


def apply() -> None:
    """Repair Rasa in this process; calling it twice changes nothing more."""
    RemoteAction._validate_action_result = _validated
    Event.resolve_by_type = staticmethod(_EVENT_OF)


@cache
def _validator() -> Draft7Validator:
    # Rasa checks the schema itself again, and builds its validator, at every action.
    return Draft7Validator(RemoteAction.action_response_format_spec())


def _validated(_action: RemoteAction, result: dict[str, Any]) -> bool:
    """Tell that an action's answer is well formed.

    Raises:
        ValidationError: it is not.
    """
    _validator().validate(result)
    return True
