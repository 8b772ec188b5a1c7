"""Days in a row, as Paris counts them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

PARIS: Final = ZoneInfo("Europe/Paris")
_MONTHS: Final = 3
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Span:
    """From a day to another, both included.

    Raises:
        ValueError: the last comes before the first.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse what runs backwards."""
        if self.last < self.first:
            raise ValueError(self.last)

    @property
    def start(self) -> datetime:
        """The moment it begins, aware UTC."""
        return _midnight(self.first)

    @property
    def end(self) -> datetime:
        """The moment it is over, aware UTC, no longer part of it."""
        return _midnight(self.last + _DAY)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def weeks(self) -> Iterator[date]:
        """Yield the Mondays of the weeks that it touches, in their order."""
        monday = monday_of(self.first)
        while monday <= self.last:
            yield monday
            monday += 7 * _DAY


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a year.

    Attributes:
        year: of four digits.
        number: from 1 to 4.
    """

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """Return the quarter that a day is in."""
        return cls(day.year, (day.month - 1) // _MONTHS + 1)

    @property
    def before(self) -> "Quarter":
        """The one that ended when this one began."""
        return Quarter.of(self.span.first - _DAY)

    @property
    def span(self) -> Span:
        """Its days."""
        first = date(self.year, _MONTHS * (self.number - 1) + 1, 1)
        # Three months are 90 to 92 days.
        beyond = (first + timedelta(days=100)).replace(day=1)
        return Span(first, beyond - _DAY)

    def __str__(self) -> str:
        """Return ``2026-T1``."""
        return f"{self.year}-T{self.number}"


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * _DAY


def day_of(moment: datetime) -> date:
    """Return the day that a moment is on in Paris."""
    return moment.astimezone(PARIS).date()


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), PARIS).astimezone(timezone.utc)
