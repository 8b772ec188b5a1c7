"""What every test shares: a clock that stands still, and the fixtures of ``fixtures.py``."""

import sys
from datetime import datetime, timedelta, timezone

import hypothesis
import pytest

# The engine's tests run on Python 3.10, where there is neither database nor paper.
if sys.version_info >= (3, 11):
    pytest_plugins = ["tests.fixtures", "tests.live"]

# How long an example takes depends on who else uses the machine, and proves nothing.
hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")

NOON = datetime(2026, 3, 5, 12, tzinfo=timezone.utc)


class SetClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: datetime = NOON) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **spans: float) -> None:
        """Let time pass: ``clock.forward(minutes=15)``."""
        self.now += timedelta(**spans)


@pytest.fixture
def clock() -> SetClock:
    """Noon of 5 March 2026, UTC."""
    return SetClock()
