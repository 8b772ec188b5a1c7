"""Feasts and seasons (« à Noël », « l'été dernier »), as dates of the past."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Final

from bot.complaint.periods import Period, Precision
from bot.extraction.calendar_words import YEAR, Form, Said, said_as, year_of

_NOVEMBER: Final = 11
_THURSDAY: Final = 3
_NEARLY_OVER: Final = timedelta(days=20)


def easter(year: int) -> date:
    """Return Easter Sunday (« Pâques ») of a Gregorian year.

    Source:
        The anonymous Gregorian computus, as in Meeus, Astronomical Algorithms, chapter 8.
    """
    century, rest = divmod(year, 100)
    shift = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3
             + 15) % 30  # fmt: skip
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (year % 19 + 11 * shift + 22 * weekday) // 451
    month, day = divmod(shift + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _black_friday(year: int) -> date:
    first = date(year, _NOVEMBER, 1)
    thursday = first + timedelta(days=(_THURSDAY - first.weekday()) % 7 + 21)
    return thursday + timedelta(days=1)


# The longest first: « veille de Noël » before « Noël ».
FEASTS: Final[Mapping[str, Callable[[int], date]]] = {
    r"(?:reveillon|veille) de noel": lambda year: date(year, 12, 24),
    r"noel": lambda year: date(year, 12, 25),
    r"reveillon (?:du (?:nouvel|jour de l')~an|de la saint[- ]sylvestre)": lambda year: date(
        year, 12, 31
    ),
    r"(?:saint|st)[- ]sylvestre": lambda year: date(year, 12, 31),
    r"(?:jour de l'|nouvel |premier de l')an": lambda year: date(year, 1, 1),
    r"epiphanie": lambda year: date(year, 1, 6),
    r"(?:saint|st)[- ]valentin": lambda year: date(year, 2, 14),
    r"mardi gras": lambda year: easter(year) - timedelta(days=47),
    r"lundi de paques": lambda year: easter(year) + timedelta(days=1),
    r"paques": easter,
    r"(?:jeudi de l')?ascension": lambda year: easter(year) + timedelta(days=39),
    r"lundi de (?:la )?pentecote": lambda year: easter(year) + timedelta(days=50),
    r"pentecote": lambda year: easter(year) + timedelta(days=49),
    r"fete du travail": lambda year: date(year, 5, 1),
    r"assomption": lambda year: date(year, 8, 15),
    r"halloween": lambda year: date(year, 10, 31),
    r"toussaint": lambda year: date(year, 11, 1),
    r"armistice": lambda year: date(year, 11, 11),
    r"black[- ]?friday": _black_friday,
    r"cyber[- ]?monday": lambda year: _black_friday(year) + timedelta(days=3),
}
# The first and the last day, as (month, day): astronomical seasons, to a day.
_SEASONS: Final[Mapping[str, tuple[tuple[int, int], tuple[int, int]]]] = {
    "printemps": ((3, 20), (6, 20)),
    "ete": ((6, 21), (9, 22)),
    "automne": ((9, 23), (12, 20)),
    "hiver": ((12, 21), (3, 19)),
}
_WHICH: Final = (
    rf"(?: (?:(?:de )?(?P<year>{YEAR})"
    r"|(?P<said>dernier|passe|(?:de )?l'an(?:nee)? (?:derniere?|passee?)))(?![^\W_]))"
)


def _feast(written: re.Match[str], today: date) -> Said | None:
    day = next(of for form, of in FEASTS.items() if said_as(form).fullmatch(written["feast"]))
    if written["year"]:
        return Period.day(day(year_of(written["year"], today))), True
    if written["said"] and "l'an" in written["said"]:
        return Period.day(day(today.year - 1)), False
    when = day(today.year) if day(today.year) <= today else day(today.year - 1)
    return Period.day(when), False


def _season(written: re.Match[str], today: date) -> Said | None:
    name = written["season"]
    if written["year"]:
        return _season_of(name, year_of(written["year"], today)), name != "hiver"
    over = bool(written["said"])
    for year in (today.year, today.year - 1, today.year - 2):
        season = _season_of(name, year)
        # « l'hiver dernier » is already this one when spring is near.
        if (season.end - _NEARLY_OVER if over else season.start) < today:
            return season, False
    return None


def _season_of(name: str, year: int) -> Period:
    (month, day), (last_month, last_day) = _SEASONS[name]
    end = date(year + (last_month < month), last_month, last_day)
    return Period(date(year, month, day), end, Precision.RANGE)


_FEAST: Final = "|".join(FEASTS)
_BEFORE_FEAST: Final = (
    r"(?:a (?:la |l')?|entre (?:la |l')?|et (?:le |la |l')"
    r"|avant (?:la |l')?|apres (?:la |l')?|depuis (?:la |l')?|vers (?:la |l')?"
    r"|au |lors d[eu] (?:la |l')?|le |la |du "
    r"|(?:jour|soir|matin|lendemain|periode|vacances|week-end) de (?:la |l')?)"
)
HOLIDAYS: Final = (
    Form(
        said_as(
            rf"(?<![\w'-]){_BEFORE_FEAST}"
            rf"(?P<at>(?P<feast>{_FEAST})(?![^\W_]){_WHICH}?)(?! prochain)"
        ),
        _feast,
    ),
    Form(said_as(rf"(?<![\w'-])(?P<at>(?P<feast>{_FEAST}){_WHICH})"), _feast),
    Form(said_as(rf"^~(?P<at>(?P<feast>{_FEAST}){_WHICH}?)(?=~[.!?]?~$)"), _feast),
    # « été » is more often the participle: it is a season only with its article or its year.
    Form(
        said_as(
            r"(?<![\w'-])(?:(?:debut|fin|mi|pendant|durant|a|en fin d'|de|depuis)[ -])?"
            r"(?:l'|cet? |au |ce )"
            rf"(?P<at>(?P<season>ete|hiver|automne|printemps)(?![^\W_]){_WHICH}?)(?! prochain)"
        ),
        _season,
    ),
    Form(
        said_as(rf"(?<![\w'-])(?P<at>(?P<season>ete|hiver|automne|printemps){_WHICH})"),
        _season,
    ),
)
