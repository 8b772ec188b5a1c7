"""Groups, ways and weights: the small parts that cases are made of."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.linkage.groups import Groups
from bot.linkage.paths import path
from bot.linkage.weight import weight

NODES = st.integers(0, 12)
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def groups_of(ties: list[tuple[int, int]]) -> set[frozenset[int]]:
    groups = Groups(range(13))
    for one, other in ties:
        groups.tie(one, other)
    return {frozenset(each) for each in groups.sets()}


@given(st.lists(st.tuples(NODES, NODES)), st.randoms())
def test_the_order_of_the_ties_does_not_count(ties: list[tuple[int, int]], dice) -> None:
    shuffled = [(other, one) for one, other in ties]
    dice.shuffle(shuffled)

    assert groups_of(ties) == groups_of(shuffled)


@given(st.lists(st.tuples(NODES, NODES)), NODES, NODES)
def test_there_is_a_way_between_two_files_of_one_group_alone(
    edges: list[tuple[int, int]], start: int, end: int
) -> None:
    groups = Groups([("file", number) for number in range(13)])
    for tie, file in edges:
        groups.tie(("tie", tie), ("file", file))
    together = any({("file", start), ("file", end)} <= set(each) for each in groups.sets())

    way = path(edges, start, end)

    assert bool(way) is (together and start != end)
    assert all((tie, one) in edges and (tie, other) in edges for one, tie, other in way)
    for before, after in pairwise(way):
        assert before[2] == after[0]
    if way:
        assert (way[0][0], way[-1][2]) == (start, end)


def test_the_shortest_way_is_taken() -> None:
    edges = [("a", 1), ("a", 2), ("b", 2), ("b", 3), ("c", 1), ("c", 3)]

    assert path(edges, 1, 3) == [(1, "c", 3)]


def test_many_small_sums_weigh_more_than_one_large() -> None:
    assert weight(87, 3_045_00, NOON) > weight(2, 2_000_00, NOON) > weight(2, 40_00, NOON)


def test_a_case_that_nobody_joins_fades() -> None:
    fresh = weight(3, 90_00, NOON + timedelta(days=300))

    assert fresh > weight(87, 3_045_00, NOON)
    assert weight(87, 3_045_00, NOON) > weight(3, 90_00, NOON + timedelta(days=60))
