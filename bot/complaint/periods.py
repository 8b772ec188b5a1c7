"""When something happened, with the precision that was said."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from bot.complaint.errors import BadValue


class Precision(str, Enum):
    """How exactly a moment is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True)
class Period:
    """The days an event may have taken place on (« date des faits »).

    Attributes:
        start: the first possible day.
        end: the last possible day, the same as ``start`` for a day.
        precision: what was said: a day, a month, a year, or two ends.
    """

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        """Refuse a period that ends before it begins."""
        if self.end < self.start:
            raise BadValue("period")

    @classmethod
    def day(cls, day: date) -> "Period":
        """Return the period of one day."""
        return cls(day, day, Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """Return the period of a calendar month."""
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> "Period":
        """Return the period of a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def of(cls, iso: str) -> "Period":
        """Read ``2026-03-03``, ``2026-03``, ``2026`` or ``2026-03-03/2026-03-09``.

        Raises:
            BadValue: the text has none of these forms or names no real day.
        """
        try:
            if "/" in iso:
                start, end = iso.split("/")
                return cls(_day(start), _day(end), Precision.RANGE)
            if re.fullmatch(r"\d{4}", iso):
                return cls.year(int(iso))
            if re.fullmatch(r"\d{4}-\d{2}", iso):
                return cls.month(int(iso[:4]), int(iso[5:]))
            return cls.day(_day(iso))
        except (ValueError, calendar.IllegalMonthError):
            raise BadValue("period") from None

    @property
    def iso(self) -> str:
        """The ISO 8601 form, cut to the precision: see :meth:`of`."""
        if self.precision is Precision.RANGE:
            return f"{self.start.isoformat()}/{self.end.isoformat()}"
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[self.precision]
        return self.start.isoformat()[:length]


def _day(iso: str) -> date:
    # Python 3.11 also reads « 20260303 » and « 2026-W10-2 », which 3.10 does not.
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", iso):
        raise BadValue("period")
    return date.fromisoformat(iso)
