"""« Pourquoi cette question ? »: says what it is for; « Pourquoi ce service ? »: what decided."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from bot.services.reasons import Decision, Reasons, Said
from bot.wording.wording import Wording


class ActionExplainWhy(Action):
    """Utter why the pending question is asked; with none, why the case is sent elsewhere."""

    def __init__(self, reasons: Reasons, wording: Wording) -> None:
        self._reasons = reasons
        self._wording = wording

    def name(self) -> str:
        """Name the action as Rasa wants it."""
        return "action_explain_why"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Choose the response ``utter_why_<question>``, the reasons, or the general one."""
        question = tracker.get_slot("requested_slot")
        decision = None if question else self._reasons.of(tracker.sender_id)
        if decision and (decision.said or decision.rule):
            self._say(dispatcher, decision)
            return []
        wanted = f"utter_why_{question}"
        known = wanted in domain.get("responses", {})
        dispatcher.utter_message(response=wanted if known else "utter_why_default")
        return []

    def _say(self, dispatcher: CollectingDispatcher, decision: Decision) -> None:
        rule = decision.rule
        dispatcher.utter_message(
            response="utter_reasons",
            reasons=" ".join(self._reason(each) for each in decision.said),
            rule=self._wording.on_paper("reasons", "rule", name=rule.name, source=rule.source)
            if rule
            else "",
        )

    def _reason(self, said: Said) -> str:
        fact = said.fact
        return self._wording.on_paper(
            "reasons",
            "unknown" if fact.value is None else fact.provenance.source.value,
            label=self._wording.label(fact.name),
            value=self._wording.value(fact.name, fact.value),
            words=said.words,
        )
