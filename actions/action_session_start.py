"""Takes a conversation up where the record left it, when the engine has lost it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.complaint.conversation import Stage
from bot.complaint.errors import UnknownConversation
from bot.services.intake import Intake

FORM = "complaint_form"


class ActionSessionStart(Action):
    """Start a session with the pending question, if the record has one."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def name(self) -> str:
        """Name the action as Rasa wants it."""
        return "action_session_start"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Return the events of a conversation that goes on, or of one that begins."""
        return [
            SessionStarted(),
            *self._pending(tracker.sender_id),
            ActionExecuted("action_listen"),
        ]

    def _pending(self, conversation_id: str) -> list[EventType]:
        try:
            conversation, _, _ = self._intake.standing(conversation_id)
        except UnknownConversation:
            return []
        stage = SlotSet("stage", conversation.stage.value)
        asked = conversation.question
        if conversation.stage in (Stage.WELCOME, Stage.FILED, Stage.REDIRECTED) or not asked:
            return [stage]
        return [stage, ActiveLoop(FORM), SlotSet("requested_slot", asked)]
