"""Dates counted from the day of the message: « hier », « il y a trois semaines »."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from bot.complaint.periods import Period, Precision
from bot.extraction.calendar_words import (
    SPELLED,
    WEEKDAYS,
    Form,
    Said,
    count_of,
    said_as,
    weekday_of,
)

_DAY_NAME: Final = rf"(?:{'|'.join(WEEKDAYS)}|mecredi|samdi|dimanch|vendedi)"
_ABOUT: Final = (
    r"environ|a peu pres|un peu (?:plus|moins) (?:de|d')|presque|quasi(?:ment)?"
    r"|plus (?:de|d')|moins (?:de|d')|pres (?:de|d')|genre"
    r"|bientot|peut-etre|je crois|au moins|a peine|facile|dans les|approximativement"
)
_EXACTLY: Final = r"deja|maintenant|bien|tout juste|exactement|seulement|juste|pile"
_COLLECTIVE: Final[Mapping[str, int]] = {"dizaine": 10, "douzaine": 12, "quinzaine": 15,
                                         "vingtaine": 20, "trentaine": 30}  # fmt: skip
_COUNT: Final = rf"(?:[0-9]{{1,3}}|une (?:{'|'.join(_COLLECTIVE)})(?: de| d')?|{SPELLED}|un)"
_UNIT: Final = (
    r"(?:jours?|jrs?|j|semaines?|semm?ai?ns?|semene?s?|sem|mois|moi|ans?|annees?|heures?|h|minutes?|min"
    r"|week[ -]?ends?)(?![^\W_])"
)
_CALENDAR_UNIT: Final = r"(?:semaine|semene|sem|mois?|annee|an|week[ -]?end|weekend|we)"
_DAY_HOURS: Final = 24
_TWO_WEEKS: Final = (8, 15)


def shifted(start: date, unit: str, count: int) -> Said | None:
    """Return the period that lies so many units away from a day.

    Args:
        start: the day.
        unit: « jours », « semaines », « mois », « ans », « heures », as it was written.
        count: how many, less than zero for the past.

    Returns:
        A day for days and weeks, a month for months, a year for years, as precise as was said.
    """
    if unit.startswith(("h", "min")):
        days = abs(count) // _DAY_HOURS if unit.startswith("h") else 0
        return Period.day(start + timedelta(days=days if count > 0 else -days)), days == 0
    if unit.startswith("j"):
        return Period.day(start + timedelta(days=count)), abs(count) not in _TWO_WEEKS
    if unit.startswith(("sem", "week")):
        return Period.day(start + timedelta(days=7 * count)), abs(count) == 1
    if unit.startswith("moi"):
        months = start.year * 12 + start.month - 1 + count
        return Period.month(months // 12, months % 12 + 1), True
    return Period.year(start.year + count), True


def _ago(written: re.Match[str], today: date) -> Said | None:
    count, unit = _count(written["count"]), written["unit"]
    hours_since = written["start"].startswith("depui") and unit.startswith(("h", "min"))
    if count is None or hours_since:
        return None
    if written["half"]:
        return _half_ago(today, unit, count)
    said = shifted(today, unit, -count)
    about = written["about"] or written["after"] or "aine" in written["count"]
    if said is None or not written["upto"]:
        return said and (said[0], said[1] and not about)
    upto = _count(written["upto"])
    further = shifted(today, unit, -upto) if upto else None
    if further is None or further[0].start > said[0].start:
        return None
    return Period(further[0].start, said[0].end, Precision.RANGE), False


def _half_ago(today: date, unit: str, count: int) -> Said | None:
    if unit.startswith("a"):
        return shifted(today, "mois", -count * 12 - 6)
    if unit.startswith("moi"):
        day = today - timedelta(days=count * 30 + 15)
        return Period.month(day.year, day.month), False
    if unit.startswith("sem"):
        return Period.day(today - timedelta(days=count * 7 + 3)), False
    return Period.day(today - timedelta(days=count)), False


def _count(written: str) -> int | None:
    for word, count in _COLLECTIVE.items():
        if word in written:
            return count
    return 1 if written in ("un", "une") else count_of(written)


def _near(written: re.Match[str], today: date) -> Said | None:
    word = written[0]
    back = 2 if word.startswith("av") else 1 if word.startswith(("hi", "y", "la nuit")) else 0
    return Period.day(today - timedelta(days=back)), True


def _weekday(written: re.Match[str], today: date) -> Said | None:
    folded, end = written.string, written.end()
    before = folded[max(0, written.start() - 20) : written.start()]
    if re.search(r"\b(?:chaque|tous? les?|toutes? les|les|un|du\s+\w+di au)\s+$", before):
        return None
    if re.match(r"\s+(?:prochaine?|en huit|qui vient|gras|suivant|d'apres|au vendredi|au samedi"
                r"|au dimanche)\b", folded[end : end + 16]):  # fmt: skip
        return None
    weekday = weekday_of(written["weekday"])
    if written["week"]:
        monday = today - timedelta(days=today.weekday() + 7)
        return Period.day(monday + timedelta(days=weekday)), True
    back = (today.weekday() - weekday) % 7
    # « lundi dernier », said on a Monday, is a week ago; « lundi » alone may be today.
    if back == 0 and written["last"]:
        back = 7
    return Period.day(today - timedelta(days=back)), bool(back)


def _last_unit(written: re.Match[str], today: date) -> Said | None:
    unit = written["unit"]
    if unit.startswith("sem"):
        monday = today - timedelta(days=today.weekday() + 7)
        return Period(monday, monday + timedelta(days=6), Precision.RANGE), True
    if unit.startswith("moi"):
        first = today.replace(day=1) - timedelta(days=1)
        return Period.month(first.year, first.month), True
    if unit.startswith("we"):
        return _weekend(today - timedelta(days=today.weekday() + 1)), True
    return Period.year(today.year - 1), True


def _this_unit(written: re.Match[str], today: date) -> Said | None:
    unit = written["unit"]
    if unit.startswith("sem"):
        monday = today - timedelta(days=today.weekday())
        return Period(monday, today, Precision.RANGE), True
    if unit.startswith("we"):
        saturday = today - timedelta(days=(today.weekday() - 5) % 7)
        return Period(saturday, min(saturday + timedelta(days=1), today), Precision.RANGE), True
    if unit.startswith("moi"):
        return Period.month(today.year, today.month), True
    return Period.year(today.year), True


def _weekend(sunday: date) -> Period:
    return Period(sunday - timedelta(days=1), sunday, Precision.RANGE)


def _last_few(written: re.Match[str], today: date) -> Said | None:
    count = _count(written["count"])
    said = shifted(today, written["unit"], -count) if count else None
    return (Period(said[0].start, today, Precision.RANGE), True) if said else None


RELATIVE: Final = (
    Form(
        said_as(
            rf"(?<![^\W_])(?:ces|les|des) (?P<count>{_COUNT}) derni(?:er|ere)s (?P<unit>{_UNIT})"
        ),
        _last_few,
    ),
    Form(
        said_as(r"(?<![^\W_])(?:debut|courant) (?:de |du )(?P<unit>mois)(?![^\W_]| (?:d|pro|su))"),
        lambda _written, today: (Period.month(today.year, today.month), False),
    ),
    Form(
        said_as(r"(?<![^\W_])(?:debut|courant) (?:de l'|d')annee(?![^\W_]| (?:d|pa|pro|su|\d))"),
        lambda _written, today: (Period.year(today.year), False),
    ),
    Form(
        said_as(
            r"(?<![^\W_])(?:avant[ -]?hier|avan[ -]?hier|avt hier|(?:avant? )?yer|hiers?|hie"
            r"|aujourd'~hui|aujourdh?ui|auj|ajd|ojd|ojourd'?hui"
            r"|ce (?:matin|midi|soir|jour)(?![ -]?la)"
            r"|cet(?:te)? (?:aprem|apres[ -]?midi|nuit)|tout a l'heure|la nuit (?:derniere|passee))"
            r"(?: (?:au )?(?:soir|matin|midi|aprem|apres[ -]midi))?(?![^\W_])"
        ),
        _near,
    ),
    Form(
        said_as(
            r"\b(?P<start>il y a|il ya|ilya|ilia|il i a|ya|y a|y'a|i ya"
            r"|[cs]a (?:va )?fai(?:t|s|re)?|cela fait|(?:remonte|date) (?:a|de)"
            rf"|il y a de (?:cela|ca)|voila|voici|depuis?) (?:(?:{_EXACTLY}) )?"
            rf"(?:(?P<about>{_ABOUT})~)?(?:(?:{_EXACTLY}) )?(?P<count>{_COUNT})"
            rf"(?:~(?:ou|a|-|/|et)~(?P<upto>{_COUNT})|(?<=deux) trois)?"
            rf"~(?P<unit>{_UNIT})(?P<half> et demie?)?(?P<after> (?:{_ABOUT}))?"
        ),
        _ago,
    ),
    Form(
        said_as(
            rf"(?<![^\W_])(?P<weekday>{_DAY_NAME})(?: (?:matin|soir|midi|apres[ -]midi|aprem))?"
            r"(?:(?P<week> (?:de )?(?:la )?(?:semaine|sem) (?:derniere|passee|d'avant))"
            r"|(?P<last>,? dernier?| passe| d'avant))?(?![^\W_])"
        ),
        _weekday,
    ),
    Form(
        said_as(
            r"(?<![^\W_])(?:(?:debut|fin|milieu|courant|mi)[ -](?:de |du |d')?)?(?:la |le |l')?"
            rf"(?P<unit>{_CALENDAR_UNIT}) (?:dernier?e?|passee?|d'avant|precedente?)(?![^\W_])"
        ),
        _last_unit,
    ),
    Form(said_as(r"(?<![^\W_])(?:le|ce) dernier (?P<unit>week[ -]?end|weekend)"), _last_unit),
    Form(
        said_as(
            r"(?<![^\W_])(?:(?:debut|fin|milieu|courant) (?:de )?)?(?:cette|ce)"
            rf" (?P<unit>{_CALENDAR_UNIT})(?:[ -]ci)?(?![^\W_]|[ -]la| prochain)"
        ),
        _this_unit,
    ),
)
