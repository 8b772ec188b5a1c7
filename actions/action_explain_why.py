"""« Pourquoi cette question ? »: says what the pending question is for."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher


class ActionExplainWhy(Action):
    """Utter why the pending question is asked."""

    def name(self) -> str:
        """Name the action as Rasa wants it."""
        return "action_explain_why"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Choose the response ``utter_why_<question>``, or the general one."""
        wanted = f"utter_why_{tracker.get_slot('requested_slot')}"
        known = wanted in domain.get("responses", {})
        dispatcher.utter_message(response=wanted if known else "utter_why_default")
        return []
