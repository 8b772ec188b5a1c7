"""Periods with two ends: « du 3 au 5 mars », « de janvier à mars », « le week-end du 14 »."""

import re
from datetime import date, timedelta
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.periods import Period, Precision
from bot.extraction.bare_numbers import closes
from bot.extraction.calendar_words import (
    DAY,
    MONTH,
    WEEKDAY,
    WHICH,
    YEAR,
    Form,
    Said,
    day_of,
    latest,
    latest_numbered,
    month_of,
    said_as,
    year_of,
    year_said,
)

_NUMBER: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NUMBER: Final = r"(?:0?[1-9]|1[0-2])"
_SATURDAY: Final = 5
_DECEMBER: Final = 12


def _days(written: re.Match[str], today: date) -> Said | None:
    month, year = month_of(written["month"]), year_said(written, today)
    last = day_of(written["last"])
    end = latest(today, month, last) if year is None else date(year, month, last)
    opening = month_of(written["opening"]) if written["opening"] else month
    start = date(end.year - (opening > month), opening, day_of(written["first"]))
    return Period(start, end, Precision.RANGE), year is not None


def _numbered_days(written: re.Match[str], today: date) -> Said | None:
    if not closes(written.string, written.end()):
        return None
    end = latest_numbered(today, day_of(written["last"]))
    first = day_of(written["first"])
    if first > end.day:
        return Period(latest_numbered(end, first), end, Precision.RANGE), False
    return Period(end.replace(day=first), end, Precision.RANGE), False


def _numeric_days(written: re.Match[str], today: date) -> Said | None:
    month, year = int(written["month"]), written["year"]
    end = (
        date(year_of(year, today), month, int(written["last"]))
        if year
        else latest(today, month, int(written["last"]))
    )
    opening = int(written["opening"]) if written["opening"] else month
    start = date(end.year - (opening > month), opening, int(written["first"]))
    return Period(start, end, Precision.RANGE), bool(year)


def _months(written: re.Match[str], today: date) -> Said | None:
    month, year = month_of(written["month"]), year_said(written, today)
    if year is None:
        year = today.year - (month > today.month)
    opening = month_of(written["opening"])
    since = year_of(written["since"], today) if written["since"] else year - (opening > month)
    start, end = Period.month(since, opening).start, Period.month(year, month).end
    return Period(start, end, Precision.RANGE), bool(written["year"])


def _years(written: re.Match[str], today: date) -> Said | None:
    first, last = year_of(written["since"], today), year_of(written["year"], today)
    return Period(date(first, 1, 1), date(last, _DECEMBER, 31), Precision.RANGE), True


def _week_of(written: re.Match[str], today: date) -> Said | None:
    day = day_of(written["day"])
    if written["month"]:
        month, year = month_of(written["month"]), year_said(written, today)
        when = latest(today, month, day) if year is None else date(year, month, day)
    elif written["number"]:
        year = year_of(written["full"], today) if written["full"] else None
        number = int(written["number"])
        when = latest(today, number, day) if year is None else date(year, number, day)
    else:
        year, when = None, latest_numbered(today, day)
    monday = when - timedelta(days=when.weekday())
    week = written["unit"].startswith("sem")
    start = monday if week else monday + timedelta(days=_SATURDAY)
    if start > today:
        raise BadValue("week in the future")
    return Period(start, monday + timedelta(days=6), Precision.RANGE), year is not None


def _quarter(written: re.Match[str], today: date) -> Said | None:
    first = 3 * _QUARTERS.index(written["which"][:2]) + 1
    year = year_of(written["year"], today) if written["year"] else None
    since = year or today.year - (first > today.month)
    start, end = Period.month(since, first).start, Period.month(since, first + 2).end
    return Period(start, end, Precision.RANGE), year is not None


_QUARTERS: Final = ("pr", "de", "tr", "qu")
_FROM: Final = r"(?:du|entre (?:le|la nuit du)|entre|depuis le|de|a partir du|le)"
_TO: Final = r"(?:au|et (?:le|celle du)|et|a|jusqu'au|puis le)"
RANGES: Final = (
    Form(
        said_as(
            rf"(?<![\w-])(?P<at>(?P<unit>week[ -]?end|weekend|we|wk|semaine) (?:du|des)"
            rf" (?P<day>{DAY})(?:(?:[ -]| et |/)(?:{DAY}))?(?! au \d)"
            rf"(?:/(?P<number>{_MONTH_NUMBER})(?:/(?P<full>\d{{4}}))?"
            rf"|~(?P<month>{MONTH}){WHICH}?)?)"
        ),
        _week_of,
    ),
    Form(
        said_as(
            rf"\b{_FROM} (?:{WEEKDAY} )?(?P<first>{DAY})(?:~(?P<opening>{MONTH})(?: {YEAR})?)?"
            rf" {_TO} (?:{WEEKDAY} )?(?P<last>{DAY})~(?P<month>{MONTH}){WHICH}?"
        ),
        lambda written, today: _days(written, today) if not _is_list(written) else None,
    ),
    Form(
        said_as(
            rf"(?<![\w/])(?P<first>{DAY})~(?P<opening>{MONTH})(?: {YEAR})?~(?:-|au|jusqu'au)~"
            rf"(?P<last>{DAY})~(?P<month>{MONTH}){WHICH}?"
        ),
        _days,
    ),
    Form(
        said_as(
            rf"(?<![\w/])(?P<first>{DAY})~(?:-|au)~(?P<last>{DAY}) (?P<month>{MONTH}){WHICH}?"
            r"(?P<opening>)"
        ),
        _days,
    ),
    Form(
        re.compile(
            rf"\b(?:du|entre le|de) (?P<first>{_NUMBER})(?:[/.](?P<opening>{_MONTH_NUMBER})"
            rf"(?:[/.](?:20)?\d\d)?)? (?:au|et le|a) (?P<last>{_NUMBER})"
            rf"[/.](?P<month>{_MONTH_NUMBER})"
            r"(?:[/.](?P<year>(?:20)?\d\d))?(?![\d/%€])"
        ),
        _numeric_days,
    ),
    Form(
        said_as(
            rf"\b(?:de|entre|du mois de) (?P<opening>{MONTH})(?: (?P<since>{YEAR}))?"
            rf" (?:a|et|jusqu'a|jusqu'en|au mois de) (?P<month>{MONTH}){WHICH}?"
        ),
        _months,
    ),
    Form(
        said_as(
            rf"(?<![\w-])(?P<opening>{MONTH})(?P<since>)(?:~[-/]~| et | puis | )"
            rf"(?P<month>{MONTH})(?:~{WHICH})?"
        ),
        _months,
    ),
    Form(
        said_as(
            r"\b(?P<at>(?P<which>premier|deuxieme|troisieme|quatrieme) trimestre"
            rf"(?: (?:de )?(?P<year>{YEAR}))?)"
        ),
        _quarter,
    ),
    Form(
        said_as(rf"\b(?:de|entre) (?P<since>{YEAR}) (?:a|et) (?P<year>{YEAR})(?!~[€%]| euro)"),
        _years,
    ),
    Form(
        said_as(
            r"\b(?:du|entre le) (?P<first>1er|[1-9]|[12][0-9]|3[01]) (?:au|et le)"
            r" (?P<last>[1-9]|[12][0-9]|3[01])(?![\w/.,:%€-]\w)(?!\w)(?: du mois| de ce mois)?"
        ),
        _numbered_days,
    ),
)


def _is_list(written: re.Match[str]) -> bool:
    """Tell « le 3 et le 5 mars », two days, from a range."""
    return written[0].startswith("le") or (written[0].startswith("de ") and " et " in written[0])
