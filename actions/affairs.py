"""What Ariane says of an affair that was told beside another: at once, then once at the end."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.acknowledging import said_last
from bot.complaint.facts import FactName, Record
from bot.services.heard import Heard
from bot.services.hearing import Hearing
from bot.services.other_affairs import waiting_affairs
from bot.wording.wording import Wording


def say_affairs_noted(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> None:
    """Utter that an affair was heard, and that it comes after this one."""
    for change in hearing.changes:
        if change.name is FactName.OTHER_AFFAIR:
            affair = wording.value(change.name, change.value)
            dispatcher.utter_message(response="utter_other_affair_noted", affair=affair)


def offer_next_affair(dispatcher: CollectingDispatcher, record: Record, wording: Wording) -> None:
    """Utter the offer to go on with the first affair that waits, if one does."""
    for fact in waiting_affairs(record)[:1]:
        affair = wording.value(fact.name, fact.value)
        dispatcher.utter_message(response="utter_ask_other_affair", affair=affair)


def answer_offer(dispatcher: CollectingDispatcher, tracker: Tracker, heard: Heard) -> bool:
    """Utter how to go on with the affair that was just offered; tell whether this answers it."""
    if heard.intent not in ("affirm", "deny") or not said_last(tracker, "utter_ask_other_affair"):
        return False
    accepts = heard.intent == "affirm"
    response = "utter_other_affair_ready" if accepts else "utter_other_affair_later"
    dispatcher.utter_message(response=response)
    return True
