"""How French says days and sums: the categories of the peers' own tests, and look-alikes."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.extraction.amounts import Sum, find_amounts
from bot.extraction.dates import find_dates

TODAY = date(2026, 11, 24)
HOME = Path(__file__).parent.parent / "data" / "heard"


def rows(name: str) -> Iterator[tuple[str, str]]:
    for line in (HOME / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("# "):
            said, _, read = line.rpartition(" =")
            yield said, read.strip()


@pytest.mark.parametrize(("said", "iso"), list(rows("dates")))
def test_each_way_to_say_a_day_is_read_or_left_alone(said: str, iso: str) -> None:
    assert " ".join(each.value.iso for each in find_dates(f"C'était {said}.", TODAY)) == iso


@pytest.mark.parametrize(("said", "sums"), list(rows("amounts")))
def test_each_way_to_write_a_sum_is_read_or_left_alone(said: str, sums: str) -> None:
    lead = "j'ai payé" if sums else "c'était"

    found = find_amounts(f"{lead} {said}")

    assert ", ".join(f"{each.value.amount} {each.value.currency}" for each in found) == sums


@pytest.mark.parametrize(("story", "sums"), list(rows("roles")))
def test_each_sum_of_a_story_is_told_for_what_it_was(story: str, sums: str) -> None:
    found = find_amounts(story.replace("⏎", "\n"))

    assert ", ".join(map(_told, found)) == sums


def _told(found: Sum) -> str:
    amount = found.value.amount
    plain = amount.rstrip("0").rstrip(".") if "." in amount else amount
    return f"{plain} {found.value.currency} {found.told_as}"
