"""What Ariane asks when a message may mean two things: one question, each meaning a button."""

from collections.abc import Sequence

from rasa_sdk.executor import CollectingDispatcher

from bot.complaint.facts import encode
from bot.complaint.offences import Offence
from bot.services.changes import Change
from bot.services.hearing import Hearing
from bot.wording.wording import Wording


def say_choices(dispatcher: CollectingDispatcher, hearing: Hearing, wording: Wording) -> bool:
    """Utter the question between what she may have meant; tell whether there was one."""
    if hearing.contradiction:
        _say_which_is_right(dispatcher, hearing.contradiction, wording)
    elif hearing.between:
        _say_offences(dispatcher, hearing.between, wording)
    elif hearing.places:
        _say_places(dispatcher, hearing.places)
    return bool(hearing.contradiction or hearing.between or hearing.places)


def _say_which_is_right(dispatcher: CollectingDispatcher, change: Change, wording: Wording) -> None:
    """Utter one question between what she said before and what she says now."""
    values = {"before": change.before, "after": change.value}
    said = {key: wording.value(change.name, value) for key, value in values.items()}
    buttons = [
        {
            "title": said[key],
            "payload": f'/inform{{"{change.name.value}": "{encode(value)}"}}',
        }
        for key, value in values.items()
    ]
    dispatcher.utter_message(
        response="utter_which_is_right", label=wording.label(change.name), buttons=buttons, **said
    )


def _say_offences(
    dispatcher: CollectingDispatcher, offences: Sequence[Offence], wording: Wording
) -> None:
    """Utter one question between the two offences that a story resembles."""
    choices = [
        {"title": wording.told(each), "payload": f'/inform{{"offence": "{each.value}"}}'}
        for each in offences
    ]
    neither = {"title": wording.neither(), "payload": "/deny"}
    dispatcher.utter_message(response="utter_which_offence", buttons=[*choices, neither])


def _say_places(dispatcher: CollectingDispatcher, places: Sequence[str]) -> None:
    """Utter one question between the communes that she may have meant."""
    choices = [
        {"title": each, "payload": f'/inform{{"victim_commune": "{each}"}}'} for each in places
    ]
    dispatcher.utter_message(response="utter_which_commune", buttons=choices)
