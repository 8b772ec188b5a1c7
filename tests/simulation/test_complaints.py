"""The invented complaints are those that the figures describe, and the same for a seed."""

from collections import Counter

from bot.complaint.offences import Offence
from bot.linkage.traces import TraceKind
from tests.simulation.complaints import BEGINNING, invent


def test_a_seed_gives_the_same_complaints_and_another_gives_others() -> None:
    assert invent(300, seed=1) == invent(300, seed=1)
    assert invent(300, seed=1) != invent(300, seed=2)


def test_there_are_as_many_as_were_asked_for_in_the_order_of_filing() -> None:
    invented = invent(1234)

    assert len(invented) == 1234
    assert invented == sorted(invented, key=lambda each: each.filed_at)
    assert invented[0].filed_at >= BEGINNING


def test_a_few_authors_make_hundreds_of_victims_of_small_sums() -> None:
    invented = invent(20_000)

    victims = Counter(each.author for each in invented)
    sums = sorted(each.harm for each in invented if each.offence is Offence.FAUX_VENDEUR)
    assert max(victims.values()) > 200
    assert sum(1 for many in victims.values() if many == 1) > len(victims) / 3
    assert 20_00 < sums[len(sums) // 2] < 100_00


def test_numbers_are_thrown_away_and_some_are_everybodys() -> None:
    invented = invent(20_000)

    authors: dict[str, set[int]] = {}
    numbers: dict[int, set[str]] = {}
    for each in invented:
        for trace in each.traces:
            if trace.kind is TraceKind.PHONE:
                authors.setdefault(trace.value, set()).add(each.author)
                numbers.setdefault(each.author, set()).add(trace.value)
    assert max(len(some) for some in numbers.values()) > 10
    assert max(len(some) for some in authors.values()) > 20
