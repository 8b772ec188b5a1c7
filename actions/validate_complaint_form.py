"""Each turn of the complaint: what was heard is saved, then said back, then the next question."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_session_start import FORM
from actions.tracker import heard_from
from bot.complaint.complaints import FilingKind
from bot.complaint.conversation import Stage
from bot.complaint.errors import ConversationClosed, IncompleteComplaint
from bot.complaint.facts import BOOKKEEPING, FactName
from bot.complaint.offences import PaymentMethod
from bot.orientation.agenda import filing_kind
from bot.services.filing import Filed, Filing
from bot.services.hearing import Hearing
from bot.services.intake import Intake
from bot.services.interpretation import QUIET
from bot.wording.wording import Wording

# After as many tries, a person's number and a way past the question are offered.
_LAST_TRY = 2
# There is no utter_ask_nothing: the form says nothing, and the question waits in the record.
_NOTHING = "nothing"


class ValidateComplaintForm(Action):
    """Save what the message says; choose the next question from the record."""

    def __init__(self, intake: Intake, filing: Filing, wording: Wording) -> None:
        self._intake = intake
        self._filing = filing
        self._wording = wording

    def name(self) -> str:
        """Name the action after the form, as Rasa wants it."""
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Return the next question as ``requested_slot``, or hand a digression to the rules."""
        if _already_heard(tracker):
            return self._after_digression(dispatcher, tracker)
        try:
            hearing = self._intake.hear(tracker.sender_id, heard_from(tracker))
        except ConversationClosed:
            dispatcher.utter_message(response="utter_already_filed")
            return _finished()
        self._say_what_changed(dispatcher, hearing)
        if hearing.digression:
            return [ActionExecutionRejected(FORM)]
        if hearing.files:
            return self._file(dispatcher, tracker.sender_id)
        # A story that resembles nothing clearly is not asked for again: its kind is.
        untold = hearing.agenda.question == FactName.OFFENCE.value and bool(hearing.changes)
        return self._next(dispatcher, hearing, again=untold or hearing.tries > 0)

    def _after_digression(
        self, dispatcher: CollectingDispatcher, tracker: Tracker
    ) -> list[EventType]:
        if tracker.latest_message["intent"]["name"] in QUIET:
            return [SlotSet("requested_slot", _NOTHING)]
        hearing = self._intake.pending(tracker.sender_id)
        if hearing.agenda.stage is Stage.REDIRECTED:
            return _finished()
        return self._next(dispatcher, hearing, again=False, recap=False)

    def _next(
        self,
        dispatcher: CollectingDispatcher,
        hearing: Hearing,
        *,
        again: bool,
        recap: bool = True,
    ) -> list[EventType]:
        agenda = hearing.agenda
        mirrors = [
            SlotSet("stage", agenda.stage.value),
            SlotSet("orientation", agenda.orientation.outcome),
            SlotSet("again", again),
        ]
        if agenda.stage is Stage.REDIRECTED:
            if hearing.oriented:
                self._send_elsewhere(dispatcher, agenda.orientation.outcome or "")
            elif not hearing.recap and not hearing.changes:
                dispatcher.utter_message(response="utter_outcome_said")
            return [*mirrors, *_finished()]
        if agenda.question == FactName.PAYMENT_DATE_CONFIRMED.value:
            said = self._wording.value(
                FactName.PAYMENT_DATE, hearing.record.value(FactName.PAYMENT_DATE)
            )
            dispatcher.utter_message(response="utter_date_read", payment_date=said)
        if agenda.question == FactName.REVIEWED.value and recap and not again:
            dispatcher.utter_message(response="utter_recap")
        return [*mirrors, SlotSet("requested_slot", agenda.question)]

    def _say_what_changed(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        self._say_corrections(dispatcher, hearing)
        self._say_noted(dispatcher, hearing)
        if hearing.doubtful:
            dispatcher.utter_message(response="utter_iban_mistyped")
        if hearing.recall:
            dispatcher.utter_message(response="utter_recall")
        if hearing.recap:
            dispatcher.utter_message(response="utter_recap")
        if hearing.digression:
            return
        given_up = {change.name for change in hearing.changes if change.value is None}
        # « Rien à ajouter » gives nothing up.
        if given_up - {FactName.MORE}:
            dispatcher.utter_message(response="utter_not_known")
        self._say_not_heard(dispatcher, hearing)
        self._say_signalement(dispatcher, hearing)

    def _say_corrections(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        for change in hearing.changes:
            if change.corrects and change.name not in BOOKKEEPING:
                dispatcher.utter_message(
                    response="utter_corrected",
                    label=self._wording.label(change.name),
                    before=self._wording.value(change.name, change.before),
                    after=self._wording.value(change.name, change.value),
                )

    def _say_noted(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        names = [change.name for change in hearing.changes if not change.corrects]
        noted = self._wording.noted(hearing.record, names)
        if hearing.story:
            response = "utter_noted_story" if noted else "utter_noted_story_bare"
            dispatcher.utter_message(response=response, noted=noted)
        elif noted:
            dispatcher.utter_message(response="utter_noted", noted=noted)

    def _say_not_heard(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        if hearing.agenda.stage is Stage.REDIRECTED or hearing.changes:
            return
        if hearing.tries > _LAST_TRY:
            dispatcher.utter_message(response="utter_not_heard_human")
        elif not hearing.understood:
            dispatcher.utter_message(response="utter_not_heard")

    def _say_signalement(self, dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
        reports = filing_kind(hearing.agenda.orientation.outcome) == "signalement"
        if hearing.oriented and reports:
            if hearing.record.value(FactName.ADULT) is False:
                dispatcher.utter_message(response="utter_outcome_minor")
            dispatcher.utter_message(response="utter_outcome_signalement")

    def _send_elsewhere(self, dispatcher: CollectingDispatcher, outcome: str) -> None:
        service = outcome.rpartition(".")[2]
        dispatcher.utter_message(response=f"utter_outcome_{service}")
        dispatcher.utter_message(response="utter_outcome_help")

    def _file(self, dispatcher: CollectingDispatcher, conversation_id: str) -> list[EventType]:
        try:
            filed = self._filing.file(conversation_id)
        except IncompleteComplaint as error:
            dispatcher.utter_message(response="utter_still_missing")
            return [SlotSet("again", value=False), SlotSet("requested_slot", error.missing[0])]
        say_filed(dispatcher, filed)
        return [SlotSet("stage", Stage.FILED.value), *_finished()]


def say_filed(dispatcher: CollectingDispatcher, filed: Filed) -> None:
    """Utter the reference, then the first advice: the bank first when money left by transfer."""
    complaint = filed.complaint.kind is FilingKind.COMPLAINT
    dispatcher.utter_message(
        response="utter_filed_complaint" if complaint else "utter_filed_report",
        reference=filed.complaint.reference,
        tracking=filed.tracking_token,
    )
    if filed.payment_method is PaymentMethod.TRANSFER:
        dispatcher.utter_message(response="utter_advice_transfer")
    elif filed.payment_method is PaymentMethod.CARD:
        dispatcher.utter_message(response="utter_advice_card")
    dispatcher.utter_message(response="utter_advice_keep")
    dispatcher.utter_message(response="utter_advice_support")


def _already_heard(tracker: Tracker) -> bool:
    """Tell whether the form is asked to speak again, after a digression was answered."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return False
        if event["event"] == "action" and event["name"] not in ("action_listen", FORM):
            return True
    return False


def _finished() -> list[EventType]:
    return [SlotSet("requested_slot", None)]
