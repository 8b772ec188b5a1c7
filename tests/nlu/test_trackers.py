"""Trackers that stay small: what lies before the last turns is folded."""

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.nlu import trackers
from bot.nlu.trackers import KEPT_TURNS, FoldingTrackerStore, fold_tracker

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [inform]
slots:
  stage: {type: text, influence_conversation: false, mappings: [{type: custom}]}
  again: {type: bool, influence_conversation: false, mappings: [{type: custom}]}
forms:
  complaint_form: {required_slots: []}
"""
)


def conversation(turns, sender="one"):
    tracker = DialogueStateTracker.from_events(sender, [], slots=DOMAIN.slots, domain=DOMAIN)
    tracker.update(ActiveLoop("complaint_form"), DOMAIN)
    for turn in range(turns):
        tracker.update(UserUttered(f"message {turn}", {"name": "inform"}), DOMAIN)
        tracker.update(ActionExecuted("complaint_form"), DOMAIN)
        tracker.update(SlotSet("stage", f"stage {turn}"), DOMAIN)
        tracker.update(SlotSet("requested_slot", f"question {turn}"), DOMAIN)
        tracker.update(ActionExecuted("action_listen"), DOMAIN)
    return tracker


def test_a_short_conversation_is_kept_as_it_is():
    tracker = conversation(KEPT_TURNS)

    assert fold_tracker(tracker, DOMAIN) is tracker


def test_a_long_conversation_steers_the_next_turn_as_if_it_were_whole():
    whole = conversation(40)

    folded = fold_tracker(whole, DOMAIN)

    assert folded.current_slot_values() == whole.current_slot_values()
    assert folded.active_loop_name == "complaint_form"
    assert folded.latest_message.text == "message 39"
    assert folded.latest_action_name == whole.latest_action_name


def test_its_last_turns_are_all_that_is_kept():
    folded = fold_tracker(conversation(40), DOMAIN)

    said = [event.text for event in folded.events if isinstance(event, UserUttered)]
    assert said == [f"message {turn}" for turn in range(40 - KEPT_TURNS, 40)]


def test_it_does_not_grow_with_the_turns():
    assert len(fold_tracker(conversation(200), DOMAIN).events) == len(
        fold_tracker(conversation(20), DOMAIN).events
    )


async def test_the_store_gives_back_what_it_folded():
    store = FoldingTrackerStore(DOMAIN)

    await store.save(conversation(30))
    back = await store.retrieve("one")

    assert back.get_slot("stage") == "stage 29"
    assert back.active_loop_name == "complaint_form"


async def test_the_conversation_untouched_for_longest_gives_way(monkeypatch):
    monkeypatch.setattr(trackers, "_MOST", 2)
    store = FoldingTrackerStore(DOMAIN)

    for sender in ("one", "two", "one", "three"):
        await store.save(conversation(1, sender))

    assert list(await store.keys()) == ["one", "three"]


@pytest.mark.parametrize("turns", [KEPT_TURNS + 1, 25])
def test_folding_twice_changes_nothing_more(turns):
    once = fold_tracker(conversation(turns), DOMAIN)

    assert fold_tracker(once, DOMAIN) is once
