"""The words of the French calendar, misspellings included, and how to read them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.periods import Period
from bot.extraction.numbers import find_spelled

MONTHS: Final[Mapping[str, int]] = {
    r"janvi?er|janvie|janv|jan": 1,
    r"fevri?er|fevrie|fervier|fevr?": 2,
    r"marss?": 3,
    r"avrile?|avri|avr": 4,
    r"mai": 5,
    r"juin": 6,
    r"jui?ll?i?et|juille|juil|jul": 7,
    r"aout|aoout|aou": 8,
    r"sep?t?embre?|septambre|sept?": 9,
    r"octobre?|otobre|oct": 10,
    r"novembre?|novenbre|nov": 11,
    r"decembre?|decenbre|desembre|dec": 12,
}
# « en sept jours » is no month.
WHOLE_MONTHS: Final = "|".join(MONTHS).replace("|sept?|", r"|sept?(?=\.)|")
MONTH: Final = rf"(?:{'|'.join(MONTHS)})(?![^\W\d_])"
WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAY: Final = rf"(?:{'|'.join(WEEKDAYS)}|mecredi|lun|mar|mer|jeu|ven|sam|dim)(?:\.|(?![^\W_]))"
_UNITS: Final = ("un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_TEENS: Final = ("onze", "douze", "treize", "quatorze", "quinze", "seize")
_LOWER: Final = (*_UNITS, "dix", *_TEENS, "dix[ -]sept", "dix[ -]huit", "dix[ -]neuf")
_HIGHER: Final = tuple(
    rf"{ten}[ -](?:et[ -])?{unit}" for ten in ("vingt", "trente") for unit in ("une?", *_UNITS[1:])
)
# The longest first: « vingt-deux » before « vingt ».
SPELLED: Final = "|".join([*_HIGHER, *reversed(_LOWER), "vingt", "trente", "une"])
_SPELLED_DAY: Final = "|".join([*_HIGHER, *reversed(_LOWER[1:]), "vingt", "trente"])
DAY: Final = (
    rf"(?:(?:1~ere?|1~ier|1°|premier|{_SPELLED_DAY})(?![^\W_])"
    r"|(?:0?[1-9]|[12][0-9]|3[01])(?![0-9]))"
)
YEAR: Final = rf"(?:(?:19|20)[0-9]{{2}}(?![0-9])|deux mille(?:[ -](?:{SPELLED}))?(?![^\W_]))"
# What may stand behind a day and a month, or a month.
WHICH: Final = (
    rf"(?:(?:\.?,? |\.?,? de |[/-]|(?=20[0-9]{{2}}))(?P<year>{YEAR}|(?:'|(?<=/))[0-9]{{2}}"
    r"|[12][0-9](?=\s*(?:$|[,.;!?)])))"
    r"|(?P<said>,? (?:dernier|passe|prochaine?|(?:de )?(?:cette annee|l'an(?:nee)? (?:derniere?"
    r"|passee?)|l'annee d'avant)))(?![^\W_]))"
)
_THIS_CENTURY: Final = 2000
_SPACES: Final = re.compile(r"\[[^\]]*\]| |~")
_SPACED: Final = {" ": r"\s{1,3}", "~": r"\s?"}
Said = tuple[Period, bool]
"""A period, and whether nothing had to be guessed."""


@dataclass(frozen=True)
class Form:
    """One way to say a date, and how to read it; ``None`` when it says none after all."""

    pattern: re.Pattern[str]
    read: Callable[[re.Match[str], date], Said | None]


def said_as(pattern: str) -> re.Pattern[str]:
    """Compile a pattern in which a space is one to three spaces, and ``~`` perhaps one."""
    return re.compile(_SPACES.sub(lambda space: _SPACED.get(space[0], space[0]), pattern))


def month_of(written: str) -> int:
    """Return the number of a month by its name."""
    return next(number for form, number in MONTHS.items() if re.fullmatch(form, written))


def weekday_of(written: str) -> int:
    """Return the number of a weekday, 0 for Monday, by its first letters."""
    if written.startswith("mec"):
        return WEEKDAYS.index("mercredi")
    return next(at for at, name in enumerate(WEEKDAYS) if name.startswith(written[:3]))


def count_of(written: str) -> int | None:
    """Return a small number in digits or words; ``None`` when it is neither."""
    if written.isdecimal():
        return int(written)
    numbers = list(find_spelled(written))
    return int(numbers[0].value) if len(numbers) == 1 else None


def day_of(written: str) -> int:
    """Return the number of a day of the month: « 3 », « 1er », « vingt-deux ».

    Raises:
        BadValue: it is none.
    """
    if re.match(r"1(?:\s?er|ier|°)|premier", written):
        return 1
    day = count_of(written)
    if day is None:
        raise BadValue("day")
    return day


def year_of(written: str, today: date) -> int:
    """Return a year of four digits, of two, or in words.

    Raises:
        BadValue: it is none.
    """
    digits = written.lstrip("'")
    if not digits.isdecimal():
        spelled = count_of(digits)
        if spelled is None:
            raise BadValue("year")
        return spelled
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004 - two digits
        return year
    return _THIS_CENTURY + year if _THIS_CENTURY + year <= today.year else 1900 + year


def latest(today: date, month: int, day: int, weekday: int | None = None) -> date:
    """Return the most recent past day of that name: facts are told once they happened.

    A weekday that was said with it chooses among the last years, when one of them fits.

    Raises:
        BadValue: no calendar has that day.
    """
    past = []
    for year in range(today.year, today.year - 9, -1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue  # the 29th of February
        if candidate <= today:
            past.append(candidate)
    if not past:
        raise BadValue("day")
    fitting = [each for each in past[:3] if weekday is None or each.weekday() == weekday]
    return (fitting or past)[0]


def latest_numbered(today: date, day: int, weekday: int | None = None) -> date:
    """Return the most recent past day of that number, of that weekday when one fits.

    Raises:
        BadValue: there is no such day.
    """
    past = []
    for back in range(14):
        months = today.year * 12 + today.month - 1 - back
        try:
            candidate = date(months // 12, months % 12 + 1, day)
        except ValueError:
            continue  # the 31st of a shorter month
        if candidate <= today:
            past.append(candidate)
    if not past:
        raise BadValue("day")
    fitting = [each for each in past if weekday is None or each.weekday() == weekday]
    return (fitting or past)[0]


def year_said(written: re.Match[str], today: date) -> int | None:
    """Return the year that :data:`WHICH` read; ``None`` when none was said.

    Raises:
        BadValue: it was said to be the next one.
    """
    if written["year"]:
        return year_of(written["year"], today)
    said = written["said"] or ""
    if "prochain" in said:
        raise BadValue("date in the future")
    if "cette" in said:
        return today.year
    return today.year - 1 if " l'" in f" {said}" or "d'avant" in said else None
