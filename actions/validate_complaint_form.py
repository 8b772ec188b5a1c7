"""Each turn of the complaint: what was heard is saved, then said back, then the next question."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.acknowledging import (
    said_ever,
    said_last,
    say_elsewhere,
    say_filed,
    say_missing,
    say_what_changed,
)
from actions.action_session_start import FORM
from actions.affairs import answer_offer, offer_next_affair, say_affairs_noted
from actions.choosing import say_choices
from actions.tracker import heard_from
from bot.complaint.conversation import Stage
from bot.complaint.errors import ConversationClosed, IncompleteComplaint
from bot.complaint.facts import OF_PAYMENT, FactName
from bot.complaint.payments import asks_of_all
from bot.orientation.agenda import filing_kind
from bot.services.completing import Completing
from bot.services.filing import Filing
from bot.services.heard import Heard
from bot.services.hearing import Hearing
from bot.services.intake import Intake
from bot.services.meanings import DIGRESSIONS, QUIET
from bot.services.words import Words
from bot.wording.wording import Wording

# There is no utter_ask_nothing: the form says nothing, and the question waits in the record.
_NOTHING = "nothing"


class ValidateComplaintForm(Action):
    """Save what the message says; choose the next question from the record."""

    def __init__(
        self,
        intake: Intake,
        filing: Filing,
        completing: Completing,
        words: Words,
    ) -> None:
        self._intake = intake
        self._filing = filing
        self._completing = completing
        self._wording = words.wording
        self._directory = words.directory
        self._advice = words.advice

    def name(self) -> str:
        """Name the action after the form, as Rasa wants it."""
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Return the next question as ``requested_slot``, or hand a digression to the rules."""
        if _already_heard(tracker):
            return self._after_digression(dispatcher, tracker)
        heard = heard_from(tracker)
        if answer_offer(dispatcher, tracker, heard):
            return _finished()
        return self._hear(dispatcher, tracker, heard)

    def _hear(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, heard: Heard
    ) -> list[EventType]:
        names, alone = self._wording.named(heard.text)
        silence = tracker.get_slot("requested_slot") == _NOTHING
        heard = replace(heard, names=names, names_alone=alone, after_silence=silence)
        try:
            hearing = self._intake.hear(tracker.sender_id, heard)
        except ConversationClosed:
            return self._after_filing(dispatcher, tracker, heard)
        say_what_changed(dispatcher, hearing, self._wording)
        say_affairs_noted(dispatcher, hearing, self._wording)
        if hearing.digression:
            return [ActionExecutionRejected(FORM)]
        if hearing.files:
            return self._file(dispatcher, hearing, tracker.sender_id)
        if say_choices(dispatcher, hearing, self._wording):
            return [
                *_mirrors(hearing, self._wording, again=False),
                SlotSet("requested_slot", _NOTHING),
            ]
        # A story that resembles nothing clearly is not asked for again: its kind is.
        told = bool(hearing.changes or hearing.reopens)
        untold = hearing.agenda.question == FactName.OFFENCE.value and told
        return self._next(dispatcher, hearing, tracker, again=untold or hearing.tries > 0)

    def _after_filing(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, heard: Heard
    ) -> list[EventType]:
        answers = heard.intent not in DIGRESSIONS
        if answers and self._completing.answer_in_chat(tracker.sender_id, heard.message_id):
            dispatcher.utter_message(response="utter_completed")
        elif said_last(tracker, "utter_already_filed", "utter_added_to_filed"):
            dispatcher.utter_message(response="utter_added_to_filed")
        else:
            token = self._filing.tracking_token(tracker.sender_id)
            dispatcher.utter_message(response="utter_already_filed", tracking=token)
        return [SlotSet("stage", Stage.FILED.value), *_finished()]

    def _after_digression(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        meant = tracker.latest_message["intent"]["name"]
        hearing = self._intake.pending(tracker.sender_id)
        if hearing.agenda.stage is Stage.REDIRECTED and not said_ever(tracker, "utter_outcome"):
            # What she asked was answered first: she has told her story too, and is led on.
            return self._next(dispatcher, replace(hearing, oriented=True), tracker, again=False)
        if meant in QUIET:
            return [SlotSet("requested_slot", _NOTHING)]
        if hearing.agenda.stage in (Stage.REDIRECTED, Stage.FILED):
            return _finished()
        otherwise = meant == "ask_repeat"
        return self._next(dispatcher, hearing, tracker, again=otherwise, recap=False)

    def _next(
        self,
        dispatcher: CollectingDispatcher,
        hearing: Hearing,
        tracker: Tracker,
        *,
        again: bool,
        recap: bool = True,
    ) -> list[EventType]:
        agenda = hearing.agenda
        mirrors = _mirrors(hearing, self._wording, again=again)
        if agenda.stage is Stage.REDIRECTED:
            say_elsewhere(dispatcher, hearing, tracker, self._directory)
            if hearing.oriented:
                offer_next_affair(dispatcher, hearing.record, self._wording)
            return [*mirrors, *_finished()]
        if agenda.question == FactName.PAYMENT_DATE_CONFIRMED.value:
            said = self._wording.value(
                FactName.PAYMENT_DATE, hearing.record.value(FactName.PAYMENT_DATE)
            )
            dispatcher.utter_message(response="utter_date_read", payment_date=said)
        reviews = agenda.question == FactName.REVIEWED.value and recap and not again
        if reviews and not hearing.recap:
            dispatcher.utter_message(response="utter_recap")
            self._say_total(dispatcher, hearing)
        return [*mirrors, SlotSet("requested_slot", agenda.question)]

    def _say_total(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        """Utter what several payments add up to, or one of which something came back."""
        words, record = self._wording.payments, hearing.record
        paid = record.value(FactName.MONEY_PAID) is not False
        if paid and (words.are_several(record) or FactName.REFUND in record):
            dispatcher.utter_message(response="utter_total", lost=words.lost(record))

    def _file(
        self, dispatcher: CollectingDispatcher, hearing: Hearing, conversation_id: str
    ) -> list[EventType]:
        try:
            filed = self._filing.file(conversation_id)
        except IncompleteComplaint as error:
            kind = filing_kind(hearing.agenda.orientation.outcome)
            say_missing(dispatcher, kind, list(error.missing), self._wording)
            # The record must know it too: the next message answers this question.
            self._intake.turn_to(conversation_id, FactName(error.missing[0]))
            return [SlotSet("again", value=False), SlotSet("requested_slot", error.missing[0])]
        say_filed(dispatcher, filed, self._advice.of(hearing.record))
        offer_next_affair(dispatcher, hearing.record, self._wording)
        return [SlotSet("stage", Stage.FILED.value), *_finished()]


def _already_heard(tracker: Tracker) -> bool:
    """Tell whether the form is asked to speak again, after a digression was answered."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "action" and event["name"] not in ("action_listen", FORM):
            return True
    return False


def _mirrors(hearing: Hearing, wording: Wording, *, again: bool) -> list[EventType]:
    """Return what steers the dialogue; without them Rasa takes the answer for a refusal."""
    agenda, record = hearing.agenda, hearing.record
    of_payment = agenda.question in {name.value for name in OF_PAYMENT}
    several = of_payment and not asks_of_all(FactName(agenda.question), record)
    several = several and wording.payments.are_several(record)
    return [
        SlotSet("several", several),
        SlotSet("payment", wording.payments.named(record, agenda.rank) if several else None),
        SlotSet("stage", hearing.agenda.stage.value),
        SlotSet("orientation", hearing.agenda.orientation.outcome),
        SlotSet("again", again),
    ]


def _finished() -> list[EventType]:
    return [SlotSet("requested_slot", None)]
