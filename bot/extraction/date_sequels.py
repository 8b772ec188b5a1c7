"""Dates counted from the last one of the story: « le lendemain », « deux jours plus tard »."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.complaint.periods import Period, Precision
from bot.extraction.calendar_words import SPELLED, WEEKDAYS, Said, count_of, said_as, weekday_of
from bot.extraction.relative_dates import shifted

_COUNT: Final = rf"(?:[0-9]{{1,3}}|{SPELLED}|un)"
_UNIT: Final = r"(?:jours?|jrs?|j|semaines?|mois|ans?|annees?)"
_MOST_DAYS: Final = 31


@dataclass(frozen=True)
class Sequel:
    """One way to say a date from the one before it, and how to read it."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], Period], Said | None]


def _neighbour(written: re.Match[str], last: Period) -> Said | None:
    if not _is_short(last):
        return None
    word = written[0]
    if "meme" in word or re.search(r"ce jour", word):
        return last, True
    if "veille" in word:
        return Period.day(last.start - timedelta(days=2 if "avant" in word else 1)), True
    return Period.day(last.end + timedelta(days=2 if "sur" in word else 1)), True


def _later(written: re.Match[str], last: Period) -> Said | None:
    count = 1 if written["count"] in ("un", "une") else count_of(written["count"])
    unit = written["unit"]
    if count is None:
        return None
    if written["way"].startswith(("avant", "plus tot", "auparavant")):
        count = -count
    return _shift(last, unit, count)


def _shift(last: Period, unit: str, count: int) -> Said | None:
    month = unit.startswith("moi")
    if last.precision is Precision.YEAR or (last.precision is Precision.MONTH and not month):
        return shifted(last.start, unit, count) if unit.startswith("a") else None
    return shifted(last.end if count > 0 else last.start, unit, count)


def _next_unit(written: re.Match[str], last: Period) -> Said | None:
    unit = written["unit"]
    count = -1 if written["way"].startswith(("d'avant", "precedent")) else 1
    if unit.startswith("jour"):
        return _shift(last, unit, count) if _is_short(last) else None
    if not unit.startswith(("sem", "week")):
        return _shift(last, unit, count)
    if not _is_short(last):
        return None
    monday = last.end - timedelta(days=last.end.weekday() - 7 * count)
    start = monday + timedelta(days=5) if unit.startswith("week") else monday
    return Period(start, monday + timedelta(days=6), Precision.RANGE), True


def _next_weekday(written: re.Match[str], last: Period) -> Said | None:
    if not _is_short(last):
        return None
    days = (weekday_of(written["weekday"]) - last.end.weekday() - 1) % 7 + 1
    return Period.day(last.end + timedelta(days=days)), True


def _is_short(last: Period) -> bool:
    """Tell whether a period is short enough to have a day after it."""
    return (last.end - last.start).days < _MOST_DAYS and last.precision is not Precision.MONTH


SEQUELS: Final = (
    Sequel(
        said_as(
            r"(?<![^\W_])(?<!jour\sau\s)(?<!sans\s)(?:(?:le |la |des le |l')?"
            r"(?:surlendemain|lendemain|avant[ -]veille|veille)(?! de (?:noel|la saint|paques))"
            r"(?: (?:au )?(?:matin|soir|midi|meme))?"
            r"|le (?:(?:jour|soir|matin|midi) meme|meme (?:jour|soir))|ce jour[ -]la)"
            r"(?![^\W_])"
        ),
        _neighbour,
    ),
    Sequel(
        said_as(
            rf"(?<![^\W_])(?<!y\sa\s)(?:(?:environ|a peine) )?(?P<count>{_COUNT})~(?P<unit>{_UNIT})"
            r" (?P<way>plus tard|apres|suivante?s?|plus tot|avant|auparavant|ensuite)(?![^\W_])"
        ),
        _later,
    ),
    Sequel(
        said_as(
            r"(?<![^\W_])(?:le |la |l')?(?P<unit>jour|semaine|mois|annee|week[ -]?end)"
            r" (?P<way>suivante?|d'apres|d'avant|precedente?)(?![^\W_])"
        ),
        _next_unit,
    ),
    Sequel(
        said_as(
            rf"(?<![^\W_])(?:le )?(?P<weekday>{'|'.join(WEEKDAYS)}) (?:suivant|d'apres)(?![^\W_])"
        ),
        _next_weekday,
    ),
)


def day_before(written: re.Match[str], today: date) -> Said | None:
    """Read « la veille » in a story that has given no date yet: the day before the message."""
    named = re.match(r"\sd(?:e|u)\s", written.string[written.end() : written.end() + 4])
    if "veille" not in written[0] or named:
        return None
    said = _neighbour(written, Period.day(today))
    return (said[0], False) if said else None
