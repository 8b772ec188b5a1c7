"""« C'est quoi un IBAN ? »: explains the word she asks about."""

import re
import unicodedata
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

_PREFIX = "utter_meaning_"


class ActionExplainMeaning(Action):
    """Utter the explanation of the first known word of the message."""

    def name(self) -> str:
        """Name the action as Rasa wants it."""
        return "action_explain_meaning"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Choose among the responses named ``utter_meaning_<word>``."""
        asked = _folded(tracker.latest_message.get("text") or "")
        known = (name for name in domain.get("responses", {}) if name.startswith(_PREFIX))
        chosen = next(
            (name for name in known if re.search(rf"\b{name.removeprefix(_PREFIX)}", asked)),
            f"{_PREFIX}default",
        )
        dispatcher.utter_message(response=chosen)
        return []


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(char for char in decomposed if not unicodedata.combining(char))
