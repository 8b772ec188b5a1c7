"""What Ariane says about a message, before the next question: response names, never words."""

from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from bot.complaint.complaints import FilingKind
from bot.complaint.conversation import Stage
from bot.complaint.facts import BOOKKEEPING, OF_PAYMENT, FactName, Source
from bot.orientation.advice import Advice
from bot.orientation.agenda import filing_kind
from bot.orientation.directory import Contact, Directory, Service, Way
from bot.services.filing import Filed
from bot.services.hearing import Hearing
from bot.wording.wording import Wording

# Another wording, then a way past the question, then a person's number.
_SECOND_TRY = 2
_LAST_TRY = 3


def say_what_changed(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    """Utter what was corrected, noted, doubted, and what follows from it."""
    _say_identified(dispatcher, hearing, wording)
    _say_corrections(dispatcher, hearing, wording)
    _say_noted(dispatcher, hearing, wording)
    if FactName.VICTIM_BIRTH_DATE in hearing.doubtful:
        dispatcher.utter_message(response="utter_birth_date_doubtful")
    elif FactName.VICTIM_COMMUNE in hearing.doubtful:
        if not hearing.places:
            dispatcher.utter_message(response="utter_commune_unknown")
    elif hearing.doubtful:
        dispatcher.utter_message(response="utter_iban_mistyped")
    for notice in hearing.notices:
        dispatcher.utter_message(response=f"utter_notice_{notice}")
    if hearing.set_aside:
        dispatcher.utter_message(response="utter_reading_set_aside")
    if hearing.recap:
        dispatcher.utter_message(response="utter_recap")
    if hearing.digression:
        return
    _say_given_up(dispatcher, hearing)
    if hearing.agenda.stage is not Stage.REDIRECTED:
        _say_reopened(dispatcher, hearing, wording)
        _say_not_heard(dispatcher, hearing)
        _say_report(dispatcher, hearing)


def say_elsewhere(
    dispatcher: CollectingDispatcher, hearing: Hearing, tracker: Tracker, directory: Directory
) -> None:
    """Utter where the case goes, once; then what a later message changes to that."""
    if hearing.oriented:
        service = directory.to(hearing.agenda.orientation.outcome or "")
        dispatcher.utter_message(
            response="utter_outcome", told=service.told, json_message=_reaching(service)
        )
        dispatcher.utter_message(response="utter_outcome_sheet")
        if not any(contact.by is Way.PLACE for contact in service.contacts):
            dispatcher.utter_message(response="utter_outcome_station")
        dispatcher.utter_message(response="utter_outcome_help")
    elif hearing.recap:
        return
    elif hearing.changes:
        dispatcher.utter_message(response="utter_outcome_unchanged")
    elif said_last(tracker, "utter_outcome_said"):
        dispatcher.utter_message(response="utter_outcome_kept")
    else:
        dispatcher.utter_message(response="utter_outcome_said")


def say_missing(
    dispatcher: CollectingDispatcher, kind: str, missing: list[str], wording: Wording
) -> None:
    """Utter what a filing still lacks, and what remains possible without it."""
    labels = ", ".join(wording.label(FactName(name)) for name in missing)
    reports = kind == "signalement"
    dispatcher.utter_message(
        response="utter_missing_report" if reports else "utter_missing_complaint", missing=labels
    )


def say_filed(dispatcher: CollectingDispatcher, filed: Filed, advice: Sequence[Advice]) -> None:
    """Utter the reference, then what to do now, the money first."""
    complaint = filed.complaint.kind is FilingKind.COMPLAINT
    dispatcher.utter_message(
        response="utter_filed_complaint" if complaint else "utter_filed_report",
        reference=filed.complaint.reference,
        tracking=filed.tracking_token,
    )
    for each in advice:
        dispatcher.utter_message(response="utter_advice", lines=" ".join(each.lines))
    dispatcher.utter_message(response="utter_advice_support")


def said_last(tracker: Tracker, *responses: str) -> bool:
    """Tell whether one of these was among Ariane's answers to the message before."""
    users = 0
    for event in reversed(tracker.events):
        users += event["event"] == "user"
        if users > 1:
            return False
        said = (event.get("metadata") or {}).get("utter_action")
        if event["event"] == "bot" and said in responses:
            return True
    return False


def said_ever(tracker: Tracker, response: str) -> bool:
    """Tell whether this was among Ariane's answers at any time."""
    return any(
        event["event"] == "bot" and (event.get("metadata") or {}).get("utter_action") == response
        for event in tracker.events
    )


def _say_identified(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    given = [
        f"{wording.label(each.name)}\u00a0: {wording.value(each.name, each.value)}"
        for each in hearing.changes
        if each.provenance.source is Source.IDENTITY and each.name not in BOOKKEEPING
    ]
    if given:
        dispatcher.utter_message(response="utter_identified", noted=", ".join(given))


def _reaching(service: Service) -> dict[str, str]:
    """Return the button that reaches a service, or nothing where each victim has her own way."""
    best = next((contact for contact in service.contacts if contact.to), None)
    match best:
        case Contact(by=Way.PHONE):
            return {"type": "call", "number": best.to, "label": best.say}
        case Contact(by=Way.SMS):
            return {"type": "visit", "url": f"sms:{best.to}", "label": best.say}
        case Contact():
            return {"type": "visit", "url": best.to, "label": best.say}
    return {}


def _say_corrections(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    for change in hearing.changes:
        if change.corrects and change.name not in BOOKKEEPING:
            dispatcher.utter_message(
                response="utter_corrected",
                label=wording.payments.label(
                    hearing.record, change.name, change.rank, wording.label(change.name)
                ),
                before=wording.value(change.name, change.before),
                after=wording.value(change.name, change.value),
            )


def _say_noted(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    new = [each for each in hearing.changes if not each.corrects and each.value is not None]
    paid = {change.rank for change in new if change.name in OF_PAYMENT}
    noted = wording.noted(hearing.record, [change.name for change in new], paid)
    goes_on = hearing.story and hearing.agenda.stage is not Stage.REDIRECTED
    if goes_on:
        response = "utter_noted_story" if noted else "utter_noted_story_bare"
        dispatcher.utter_message(response=response, noted=noted)
    elif noted:
        dispatcher.utter_message(response="utter_noted", noted=noted)


def _say_given_up(dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
    # « Rien à ajouter » gives nothing up.
    given_up = {change.name for change in hearing.changes if change.value is None}
    if hearing.needed is FactName.VICTIM_EMAIL:
        dispatcher.utter_message(response="utter_needed_email")
    elif hearing.needed:
        dispatcher.utter_message(response="utter_needed_identity")
    elif hearing.aside:
        dispatcher.utter_message(response="utter_left_aside")
    elif given_up - {FactName.MORE}:
        dispatcher.utter_message(response="utter_not_known")


def _say_reopened(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    if hearing.contradiction or not (hearing.reopens and hearing.agenda.question):
        return
    name = FactName(hearing.agenda.question)
    value = hearing.record.value(name, hearing.reopens)
    if value is not None and name not in BOOKKEEPING:
        dispatcher.utter_message(
            response="utter_reopened", label=wording.label(name), value=wording.value(name, value)
        )


def _say_not_heard(dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
    if hearing.early:
        dispatcher.utter_message(response="utter_filing_later")
    if hearing.understood or hearing.changes or hearing.recap or hearing.doubtful:
        return
    if hearing.tries >= _LAST_TRY:
        # Once in three, then: the same sentence again and again helps nobody.
        if hearing.tries % _LAST_TRY == 0:
            dispatcher.utter_message(response="utter_not_heard_human")
    elif hearing.tries == _SECOND_TRY:
        # Nobody is asked whether she knows her own name, or what happened to her.
        if hearing.agenda.stage is Stage.STORY:
            dispatcher.utter_message(response="utter_not_heard_story")
        elif hearing.agenda.stage is not Stage.IDENTITY:
            dispatcher.utter_message(response="utter_not_heard_skip")
    else:
        dispatcher.utter_message(response="utter_not_heard")


def _say_report(dispatcher: CollectingDispatcher, hearing: Hearing) -> None:
    prefers = any(
        change.name is FactName.WANTS_COMPLAINT and change.value is False
        for change in hearing.changes
    )
    if prefers:
        dispatcher.utter_message(response="utter_report_chosen")
    elif (
        hearing.oriented
        and filing_kind(hearing.agenda.orientation.outcome) == "signalement"
        and hearing.record.value(FactName.WANTS_COMPLAINT) is not False
    ):
        dispatcher.utter_message(response="utter_outcome_signalement")
