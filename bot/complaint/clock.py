"""What time it is, for everybody: injected, so that tests and simulations can set it."""

from collections.abc import Callable
from datetime import datetime, timezone

Clock = Callable[[], datetime]
"""Returns the present moment, aware UTC."""


def clock_from(setting: str) -> Clock:
    """Return the system's clock, or one stopped at the moment that the setting gives.

    Args:
        setting: empty, or an ISO 8601 moment such as ``2026-03-05T10:00:00+01:00``
            (``ARIANE_NOW``); without an offset it is UTC.

    Raises:
        ValueError: the setting is no moment.
    """
    if not setting:
        return lambda: datetime.now(timezone.utc)
    moment = datetime.fromisoformat(setting)
    fixed = (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).astimezone(
        timezone.utc
    )
    return lambda: fixed
