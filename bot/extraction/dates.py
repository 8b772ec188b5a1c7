"""When things happened: absolute, partial or relative dates, with the precision that was said."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.periods import Period, Precision
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.numbers import WORDS, read_words

MONTHS: Final[Mapping[str, int]] = {
    r"janv(?:ier)?": 1,
    r"fev(?:r(?:ier)?)?": 2,
    r"mars": 3,
    r"avr(?:il)?": 4,
    r"mai": 5,
    r"juin": 6,
    r"juil(?:let)?": 7,
    r"ao[uû]t": 8,
    r"sept(?:embre)?": 9,
    r"oct(?:obre)?": 10,
    r"nov(?:embre)?": 11,
    r"dec(?:embre)?": 12,
}
WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_MONTH: Final = "|".join(MONTHS)
_DAY: Final = r"(?:1er|premier|[0-2]?\d|3[01])"
_YEAR: Final = r"(?:20\d\d|19\d\d)"
_COUNT: Final = rf"(?:\d{{1,3}}|{WORDS}|quelques)"


@dataclass(frozen=True)
class _Form:
    """One way to say a date, and how to read it."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date], tuple[Period, bool] | None]


def find_dates(message: str, today: date) -> list[Found[Period]]:
    """Find the dates that a message states, as days that were past when it was written.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.
        today: the day of the message, where the victim was.

    Returns:
        The periods in the order of the text; ``certain`` is false where the year was not said.
        A date that would lie in the future is left out.
    """
    folded = fold(message)
    found: list[Found[Period]] = []
    for form in _FORMS:
        for written in form.pattern.finditer(folded):
            reading = Found("", written.start(), written.end())
            if any(reading.overlaps(other) for other in found):
                continue
            read = _read(form, written, today)
            if read and read[0].start <= today:
                found.append(Found(read[0], written.start(), written.end(), certain=read[1]))
    return sorted(found, key=lambda each: each.start)


def _read(form: _Form, written: re.Match[str], today: date) -> tuple[Period, bool] | None:
    try:
        return form.read(written, today)
    except (ValueError, BadValue, OverflowError):
        return None  # the 31st of June, or a day that no calendar has


def _absolute(written: re.Match[str], today: date) -> tuple[Period, bool]:
    day, month = _day(written["day"]), _month(written["month"])
    if written["year"]:
        return Period.day(date(int(written["year"]), month, day)), True
    return Period.day(_latest(today, month, day)), False


def _numeric(written: re.Match[str], today: date) -> tuple[Period, bool]:
    day, month, year = int(written["day"]), int(written["month"]), written["year"]
    if year:
        full = int(year) if len(year) == 4 else _century(int(year), today)  # noqa: PLR2004 - digits
        return Period.day(date(full, month, day)), True
    return Period.day(_latest(today, month, day)), False


def _iso(written: re.Match[str], _today: date) -> tuple[Period, bool]:
    return Period.day(date.fromisoformat(written[0])), True


def _range(written: re.Match[str], today: date) -> tuple[Period, bool]:
    month = _month(written["month"])
    year = int(written["year"]) if written["year"] else None
    end = (
        date(year, month, _day(written["last"]))
        if year
        else _latest(today, month, _day(written["last"]))
    )
    start = end.replace(day=_day(written["first"]))
    return Period(start, end, Precision.RANGE), year is not None


def _in_month(written: re.Match[str], today: date) -> tuple[Period, bool]:
    month, year = _month(written["month"]), written["year"]
    if year:
        return Period.month(int(year), month), True
    return Period.month(today.year - (month > today.month), month), False


def _in_year(written: re.Match[str], _today: date) -> tuple[Period, bool]:
    return Period.year(int(written["year"])), True


def _near(written: re.Match[str], today: date) -> tuple[Period, bool]:
    word = written[0]
    days = 2 if word.startswith("avant") else 1 if word.startswith(("hier", "la veille")) else 0
    return Period.day(today - timedelta(days=days)), True


def _weekday(written: re.Match[str], today: date) -> tuple[Period, bool]:
    back = (today.weekday() - WEEKDAYS.index(written["weekday"])) % 7
    # « lundi dernier », said on a Monday, is a week ago; « lundi » alone may be today.
    if back == 0 and written["last"]:
        back = 7
    return Period.day(today - timedelta(days=back)), True


def _ago(written: re.Match[str], today: date) -> tuple[Period, bool] | None:
    count = _count(written["count"])
    if count is None:
        return None
    unit = written["unit"]
    if unit.startswith(("jour", "semaine", "sem")):
        days = count * (1 if unit.startswith("jour") else 7)
        return Period.day(today - timedelta(days=days)), True
    if unit.startswith("mois"):
        months = today.year * 12 + today.month - 1 - count
        return Period.month(months // 12, months % 12 + 1), True
    return Period.year(today.year - count), True


def _last_unit(written: re.Match[str], today: date) -> tuple[Period, bool]:
    unit = written["unit"]
    if unit.startswith("semaine"):
        monday = today - timedelta(days=today.weekday() + 7)
        return Period(monday, monday + timedelta(days=6), Precision.RANGE), True
    if unit.startswith("mois"):
        first = today.replace(day=1) - timedelta(days=1)
        return Period.month(first.year, first.month), True
    if unit.startswith("week"):
        sunday = today - timedelta(days=today.weekday() + 1)
        return Period(sunday - timedelta(days=1), sunday, Precision.RANGE), True
    return Period.year(today.year - 1), True


def _day(written: str) -> int:
    return 1 if written in ("1er", "premier") else int(written)


def _month(written: str) -> int:
    return next(number for form, number in MONTHS.items() if re.fullmatch(form, written))


def _count(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    if written == "quelques":
        return None
    value = read_words(written)
    return int(value) if value is not None else None


def _latest(today: date, month: int, day: int) -> date:
    """Return the most recent past day of that name: facts are told once they happened."""
    years: Iterator[int] = iter(range(today.year, today.year - 9, -1))
    for year in years:
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue  # the 29th of February
        if candidate <= today:
            return candidate
    raise BadValue("day")


def _century(year: int, today: date) -> int:
    return 2000 + year if 2000 + year <= today.year else 1900 + year


_FORMS: Final = (
    _Form(
        re.compile(
            rf"\bdu (?P<first>{_DAY}) au (?P<last>{_DAY}) (?P<month>{_MONTH})\b\.?"
            rf"(?: (?P<year>{_YEAR}))?"
        ),
        _range,
    ),
    _Form(re.compile(r"(?<![\d-])20\d\d-\d\d-\d\d(?![\d-])"), _iso),
    _Form(
        re.compile(
            rf"(?<![\w/])(?:(?:{'|'.join(WEEKDAYS)}) )?(?:le )?"
            rf"(?P<day>{_DAY}) ?(?P<month>{_MONTH})\b\.?"
            rf"(?: (?P<year>{_YEAR}))?"
        ),
        _absolute,
    ),
    _Form(
        re.compile(
            r"(?<![\d/.-])(?P<day>[0-2]?\d|3[01])(?P<mark>[/.-])(?P<month>0?\d|1[0-2])"
            r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))(?![\d/]|-\d)"
        ),
        _numeric,
    ),
    _Form(
        re.compile(
            r"(?<=le )(?P<day>[0-2]?\d|3[01])/(?P<month>0?\d|1[0-2])(?P<year>)(?![\d/]|-\d)"
        ),
        _numeric,
    ),
    _Form(
        re.compile(
            rf"\b(?:en|courant|debut|fin|mi|au mois de|depuis|mois de|dans le mois de)[ -]"
            rf"(?P<month>{_MONTH})\b(?: (?P<year>{_YEAR}))?"
        ),
        _in_month,
    ),
    _Form(re.compile(rf"\b(?P<month>{_MONTH}) (?P<year>{_YEAR})\b"), _in_month),
    _Form(re.compile(rf"\b(?:en|depuis|courant|annee) (?P<year>{_YEAR})\b"), _in_year),
    _Form(
        re.compile(
            r"\b(?:avant[ -]?hier|hier(?: (?:soir|matin|midi|apres[ -]midi))?"
            r"|aujourd'?hui|ce (?:matin|soir|midi)|cet apres[ -]midi|cette nuit)\b"
        ),
        _near,
    ),
    _Form(
        re.compile(
            rf"\b(?:il y a|ya|y'?a|ca fait|depuis) (?:environ |a peu pres |presque |deja )?"
            rf"(?P<count>{_COUNT}) (?P<unit>jours?|semaines?|sem|mois|ans?|annees?)\b"
        ),
        _ago,
    ),
    _Form(
        re.compile(rf"\b(?P<weekday>{'|'.join(WEEKDAYS)})(?P<last> dernier| passe)?\b"), _weekday
    ),
    _Form(
        re.compile(
            r"\b(?:la |le |l')?(?P<unit>semaine|mois|annee|an|week[ -]?end) (?:derniere?|passee?)\b"
        ),
        _last_unit,
    ),
)
