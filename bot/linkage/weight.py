"""Which cases come first: many victims of small sums before one of a large one."""

import math
from datetime import datetime, timedelta
from typing import Final

# A case that nobody joins loses half of its weight in about twenty days.
_FADING: Final = timedelta(days=30)
_CENTS: Final = 100


def weight(victims: int, harm: int, last: datetime) -> float:
    """Return what cases are ranked by: harm, times victims, times how active the author is.

    It is the logarithm of that product, up to a constant. Activity fades exponentially after the
    last file, so that the order of two cases never depends on when one looks: the weight can be
    kept, and indexed.

    Args:
        victims: how many files.
        harm: their sums, in cents of euro.
        last: when the last of them was filed.
    """
    return (
        math.log(victims) + math.log(1 + harm / _CENTS) + last.timestamp() / _FADING.total_seconds()
    )
