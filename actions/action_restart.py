"""« Je veux tout recommencer »: nothing is thrown away; each answer can be corrected."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.complaint.conversation import Stage


class ActionRestart(Action):
    """Show what is held instead of Rasa's own restart, which would forget the form."""

    def name(self) -> str:
        """Name the action as Rasa wants it."""
        return "action_restart"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Say that nothing is lost, and show each line with its correction."""
        dispatcher.utter_message(response="utter_restart")
        # What is filed is corrected by an officer.
        if tracker.get_slot("stage") != Stage.FILED.value:
            dispatcher.utter_message(response="utter_recap")
        return []
