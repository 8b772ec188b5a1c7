"""Trackers that stay small: the record is the truth, a tracker only steers the next turns.

Rasa replays a conversation's whole history at each turn; a hundred turns later that takes ten
times as long. What lies before the last few turns is folded into slots and the active form.
"""

from collections import OrderedDict
from typing import Any, Final

from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

# Memoization looks three turns back; twice that leaves room for a digression.
KEPT_TURNS: Final = 6
# About 40 kB each: half a gigabyte of conversations nobody came back to.
_MOST: Final = 10_000


class FoldingTrackerStore(InMemoryTrackerStore):
    """Keeps the last turns of the last conversations, in memory alone."""

    def __init__(self, domain: Domain, event_broker: Any = None, **kwargs: Any) -> None:  # noqa: ANN401 - Rasa's signature
        super().__init__(domain, event_broker, **kwargs)
        self.store: OrderedDict[str, str] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a tracker, folded; the conversation untouched for longest gives way."""
        await super().save(fold_tracker(tracker, self.domain))
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > _MOST:
            self.store.popitem(last=False)


def fold_tracker(tracker: DialogueStateTracker, domain: Domain) -> DialogueStateTracker:
    """Return a tracker whose events before the last turns are their slots and active loop."""
    events = list(tracker.events)
    turns = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    if len(turns) <= KEPT_TURNS:
        return tracker
    cut = turns[-KEPT_TURNS]
    before = DialogueStateTracker.from_events(
        tracker.sender_id, events[:cut], slots=domain.slots, domain=domain
    )
    return DialogueStateTracker.from_events(
        tracker.sender_id, [*_summary(before), *events[cut:]], slots=domain.slots, domain=domain
    )


def _summary(tracker: DialogueStateTracker) -> list[Event]:
    slots = [
        SlotSet(name, slot.value)
        for name, slot in tracker.slots.items()
        if slot.value is not None and slot.value != slot.initial_value
    ]
    loop = [ActiveLoop(tracker.active_loop_name)] if tracker.active_loop_name else []
    return [
        ActionExecuted("action_session_start"),
        SessionStarted(),
        *loop,
        *slots,
        ActionExecuted("action_listen"),
    ]
