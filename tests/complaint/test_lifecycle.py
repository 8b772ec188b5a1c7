"""Which state may follow which, for every pair."""

from itertools import product

import pytest

from bot.complaint.errors import ForbiddenTransition
from bot.complaint.lifecycle import State, step

ALLOWED = {
    (State.DRAFT, State.FILED),
    (State.DRAFT, State.REDIRECTED),
    (State.FILED, State.UNDER_REVIEW),
    (State.FILED, State.WITHDRAWN),
    (State.UNDER_REVIEW, State.TO_BE_COMPLETED),
    (State.UNDER_REVIEW, State.VALIDATED),
    (State.UNDER_REVIEW, State.REDIRECTED),
    (State.UNDER_REVIEW, State.WITHDRAWN),
    (State.TO_BE_COMPLETED, State.UNDER_REVIEW),
    (State.TO_BE_COMPLETED, State.WITHDRAWN),
    (State.VALIDATED, State.TRANSMITTED),
    (State.REDIRECTED, State.UNDER_REVIEW),
    (State.FILED, State.JOINED),
    (State.UNDER_REVIEW, State.JOINED),
    (State.TO_BE_COMPLETED, State.JOINED),
    (State.JOINED, State.FILED),
    (State.JOINED, State.UNDER_REVIEW),
}
FORBIDDEN = sorted(set(product(State, State)) - ALLOWED)


@pytest.mark.parametrize(("state", "wanted"), sorted(ALLOWED))
def test_a_complaint_takes_each_step_of_its_life(state: State, wanted: State) -> None:
    assert step(state, wanted) is wanted


@pytest.mark.parametrize(("state", "wanted"), FORBIDDEN)
def test_a_complaint_takes_no_other_step(state: State, wanted: State) -> None:
    with pytest.raises(ForbiddenTransition) as refusal:
        step(state, wanted)

    assert (refusal.value.state, refusal.value.wanted) == (state.value, wanted.value)


def test_nothing_is_ever_refused() -> None:
    assert not [state for state in State if "refus" in state.value or "reject" in state.value]
