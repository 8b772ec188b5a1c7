"""What is masked stays masked, also for whoever knows the rule."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.services.disclosure import FEWEST, masked

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("counts", "published"),
    [
        ([6, 20, 0], [6, 20, 0]),
        ([], None),
        ([0, 0], None),
        ([3, 2], None),
        ([3, 20, 30], [None, None, 30]),
        ([3, 20, 8], [None, 20, None]),
        ([3, 8, 20, 8], [None, None, 20, None]),
        ([4, 4, 30, 40], [None, None, None, 40]),
        ([3, 20, 0], [None, None, 0]),
        ([1, 1, 1, 1, 1, 1], None),
    ],
)
def test_a_small_count_is_masked_and_another_with_it(
    counts: list[int], published: list[int | None] | None
) -> None:
    assert masked(counts) == published


@given(st.lists(st.integers(0, 200), max_size=30))
def test_what_is_published_is_true_and_never_small(counts: list[int]) -> None:
    for count, shown in zip(counts, masked(counts) or [None] * len(counts), strict=True):
        assert shown is None or (shown == count and (shown == 0 or shown >= FEWEST))


@settings(max_examples=300)
@given(COUNTS)
def test_a_masked_count_cannot_be_told_from_the_total_the_rest_and_the_rule(
    counts: list[int],
) -> None:
    published = masked(counts)
    if published is None:
        # Then the total is not known either: any other may stand behind it.
        assert masked([0] * len(counts)) is None
        return

    known = sum(counts) - sum(count for count in published if count is not None)
    secret = [place for place, shown in enumerate(published) if shown is None]
    possible = [
        guess
        for guess in of_sum(known, len(secret))
        if masked(filled(published, secret, guess)) == published
    ]

    for place in range(len(secret)):
        seen = {guess[place] for guess in possible}
        assert min(seen) < FEWEST <= max(seen)


def of_sum(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to share a total."""
    if parts == 0:
        yield from [()] if total == 0 else []
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in of_sum(total - first, parts - 1))


def filled(
    published: Sequence[int | None], secret: Sequence[int], guess: Sequence[int]
) -> list[int]:
    counts = [shown or 0 for shown in published]
    for place, count in zip(secret, guess, strict=True):
        counts[place] = count
    return counts
