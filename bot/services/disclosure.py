"""Statistical disclosure control: counts so small that they might point at somebody.

A count from 1 to 5 is masked, as the ministry's own statistics do for recorded offences (SSMSI,
bases communales: « les données diffusées sont limitées aux communes pour lesquelles plus de 5
faits ont été enregistrés »); the absence of any is published there too. Then as many others are
masked as it takes for the total to give none of them away (« secret secondaire » of Insee's
« manuel de protection des tableaux »).
"""

from collections.abc import Sequence
from typing import Final

FEWEST: Final = 6
"""The least count, above none, that is published."""


def masked(counts: Sequence[int]) -> list[int | None] | None:
    """Return the counts that may stand beside their total, ``None`` for those that may not.

    When there is a small count, the least of those that are not is masked with it, and whatever
    equals that. What is masked goes by the counts alone and not by their places: any two that
    are masked might be swapped, so that whoever knows the total, the rest and this very rule
    cannot tell, of any place, whether what stands there is small.

    Args:
        counts: what adds up to the total, each case in one of them.

    Returns:
        ``None`` instead of a list when nothing can be published, the total no more than the rest.
    """
    great = [count for count in counts if count >= FEWEST]
    if not great:
        return None
    if not any(0 < count < FEWEST for count in counts):
        return list(counts)
    return [None if 0 < count <= min(great) else count for count in counts]
