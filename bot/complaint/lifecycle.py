"""The life of a complaint: which state may follow which.

Nothing is ever « refusée »: what does not belong here is redirected, with a legal ground
and a written next step.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from bot.complaint.errors import ForbiddenTransition


class State(str, Enum):
    """Where a complaint stands."""

    DRAFT = "draft"
    FILED = "filed"
    UNDER_REVIEW = "under_review"
    TO_BE_COMPLETED = "to_be_completed"
    VALIDATED = "validated"
    TRANSMITTED = "transmitted"
    REDIRECTED = "redirected"
    WITHDRAWN = "withdrawn"
    JOINED = "joined"  # « jointe » to the leading file of the same facts


_NEXT: Final[Mapping[State, frozenset[State]]] = {
    State.DRAFT: frozenset({State.FILED, State.REDIRECTED}),
    State.FILED: frozenset({State.UNDER_REVIEW, State.WITHDRAWN, State.JOINED}),
    State.UNDER_REVIEW: frozenset(
        {
            State.TO_BE_COMPLETED,
            State.VALIDATED,
            State.REDIRECTED,
            State.WITHDRAWN,
            State.JOINED,
        }
    ),
    State.TO_BE_COMPLETED: frozenset({State.UNDER_REVIEW, State.WITHDRAWN, State.JOINED}),
    State.VALIDATED: frozenset({State.TRANSMITTED}),
    State.TRANSMITTED: frozenset(),
    State.REDIRECTED: frozenset({State.UNDER_REVIEW}),
    State.WITHDRAWN: frozenset(),
    State.JOINED: frozenset({State.FILED, State.UNDER_REVIEW}),
}


def may_follow(state: State, wanted: State) -> bool:
    """Tell whether a complaint in a state may go to another."""
    return wanted in _NEXT[state]


def step(state: State, wanted: State) -> State:
    """Return the wanted state when a complaint in ``state`` may go there.

    Raises:
        ForbiddenTransition: the lifecycle has no such step.
    """
    if not may_follow(state, wanted):
        raise ForbiddenTransition(state.value, wanted.value)
    return wanted
