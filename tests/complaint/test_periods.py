"""Periods keep the precision that was said."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.complaint.errors import BadValue
from bot.complaint.periods import Period, Precision


@pytest.mark.parametrize(
    ("iso", "start", "end", "precision"),
    [
        ("2026-03-03", date(2026, 3, 3), date(2026, 3, 3), Precision.DAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), Precision.MONTH),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), Precision.MONTH),
        ("2025", date(2025, 1, 1), date(2025, 12, 31), Precision.YEAR),
        ("2026-03-03/2026-03-09", date(2026, 3, 3), date(2026, 3, 9), Precision.RANGE),
    ],
)
def test_each_precision_spans_its_days(
    iso: str, start: date, end: date, precision: Precision
) -> None:
    period = Period.of(iso)

    assert period == Period(start, end, precision)


@pytest.mark.parametrize(
    "iso",
    [
        "",
        "hier",
        "2026-02-30",
        "2026-13",
        "2026-00",
        "0000",
        "20260303",
        "2026-W10-2",
        "2026-3-3",
        "03/03/2026",
        "2026-03-09/2026-03-03",
        "2026-03-03/",
        "2026-03-03/2026-03-04/2026-03-05",
        "2026-03-03T10:00",
    ],
)
def test_what_is_no_period_is_refused(iso: str) -> None:
    with pytest.raises(BadValue):
        Period.of(iso)


def test_a_period_never_ends_before_it_begins() -> None:
    with pytest.raises(BadValue):
        Period(date(2026, 3, 2), date(2026, 3, 1), Precision.RANGE)


@given(st.dates(), st.integers(min_value=0, max_value=60), st.sampled_from(Precision))
def test_a_period_survives_being_written_and_read(
    day: date, length: int, precision: Precision
) -> None:
    last = min(day, date.max - timedelta(days=60)) + timedelta(days=length)
    period = {
        Precision.DAY: Period.day(day),
        Precision.MONTH: Period.month(day.year, day.month),
        Precision.YEAR: Period.year(day.year),
        Precision.RANGE: Period(min(day, last), max(day, last), Precision.RANGE),
    }[precision]

    assert Period.of(period.iso) == period
