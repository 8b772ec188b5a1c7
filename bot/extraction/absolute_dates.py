"""Days, months and years that are named: « 3 mars 2026 », « 03/03/26 », « fin 2024 »."""

import re
from datetime import date
from typing import Final

from bot.complaint.periods import Period
from bot.extraction.bare_numbers import closes
from bot.extraction.calendar_words import (
    DAY,
    MONTH,
    WEEKDAY,
    WHICH,
    WHOLE_MONTHS,
    YEAR,
    Form,
    Said,
    day_of,
    latest,
    latest_numbered,
    month_of,
    said_as,
    weekday_of,
    year_of,
    year_said,
)

_NUMBER: Final = r"(?:0?[1-9]|[12][0-9]|3[01])"
_MONTH_NUMBER: Final = r"(?:0?[1-9]|1[0-2])"
_WHEN: Final = r"(?:debut|fin|mi|milieu|courant|mi-)"
_TWELVE: Final = 12
# Before « le 17 » that is a telephone, a bus or a place.
_NO_DAY: Final = re.compile(
    r"\b(?:appel\w*|compos\w+|contact\w+|joind\w+|telephon\w+|tap\w+|fai\w*|numero|page|dans|bus"
    r"|ligne|tram|niveau|chapitre|article|habit\w*|vers|sur|que|signal\w*|rue|version|a|score)\W*$"
)
_NO_CLOSE: Final = re.compile(
    r" (?:en|sur|a) \d(?!\d? ?h)|(?: ?x| et) \d|\s?[%€/:]| au total| ans?\b"
)
_A_SUM: Final = re.compile(r" \d{3}(?:[.,]\d\d)? ?(?:€|eur)")


def _day_month(written: re.Match[str], today: date) -> Said | None:
    if not written["day"][0].isdigit() and written["month"] == "sept":
        return None  # « soixante-dix-sept »
    day, month = day_of(written["day"]), month_of(written["month"])
    year = year_said(written, today)
    weekday = weekday_of(written["weekday"]) if written["weekday"] else None
    if year is None:
        return Period.day(latest(today, month, day, weekday)), False
    when = date(year, month, day)
    return Period.day(when), weekday is None or weekday == when.weekday()


def _numeric(written: re.Match[str], today: date) -> Said | None:
    if _is_version(written):
        return None
    day, month = int(written["day"]), int(written["month"])
    swapped = month > _TWELVE
    if swapped:
        day, month = month, day  # as Americans write it
    if not written["year"]:
        return Period.day(latest(today, month, day)), False
    return Period.day(date(year_of(written["year"], today), month, day)), not swapped


def _is_version(written: re.Match[str]) -> bool:
    """Tell « 2.4.15 », a version, from « le 2.4.15 »."""
    before = written.string[max(0, written.start("day") - 9) : written.start("day")]
    short = "mark" in written.re.groupindex and written["mark"] == "." and len(written["year"]) == 2  # noqa: PLR2004 - digits
    single = len(written["day"]) == 1 or len(written["month"]) == 1
    named = re.search(r"\b(?:version|v|ios|android|windows|maj)\W*$", before)
    return bool(named) or (short and single and not re.search(r"\b(?:le|du|au|date) $", before))


def _iso(written: re.Match[str], _today: date) -> Said | None:
    when = date(int(written["year"]), int(written["month"]), int(written["day"]))
    return Period.day(when), True


def _month_number(written: re.Match[str], _today: date) -> Said | None:
    return Period.month(int(written["year"]), int(written["month"])), True


def _in_month(written: re.Match[str], today: date) -> Said | None:
    month, year = month_of(written["month"]), year_said(written, today)
    if year is None:
        return Period.month(today.year - (month > today.month), month), False
    return Period.month(year, month), True


def _numbered(written: re.Match[str], today: date) -> Said | None:
    folded = written.string
    if _NO_DAY.search(folded[max(0, written.start() - 14) : written.start()]):
        return None
    end = written.end()
    followed = closes(folded, end) and not _NO_CLOSE.match(folded, end)
    if not followed and not _A_SUM.match(folded, end):
        return None
    return Period.day(latest_numbered(today, day_of(written["day"]))), False


def _weekday_numbered(written: re.Match[str], today: date) -> Said | None:
    folded, end = written.string, written.end()
    if re.match(r"\s?(?:h\b|heure|[%€/:]|euro|ans\b)", folded[end : end + 8]):
        return None
    day, weekday = day_of(written["day"]), weekday_of(written["weekday"])
    return Period.day(latest_numbered(today, day, weekday)), False


def _of_month(written: re.Match[str], today: date) -> Said | None:
    first = today.replace(day=1)
    if written["which"].startswith("mois"):
        last = date.fromordinal(first.toordinal() - 1)
        return Period.day(last.replace(day=day_of(written["day"]))), True
    if written["which"]:
        return Period.day(first.replace(day=day_of(written["day"]))), True
    return Period.day(latest_numbered(today, day_of(written["day"]))), False


def _in_year(written: re.Match[str], today: date) -> Said | None:
    return Period.year(year_of(written["year"], today)), True


_ALONE: Final = r"(?P<at>(?P<day>1er|[1-9]|[12][0-9]|3[01]))(?![\w/°]|[.,:-]\w)"

# In this order: of two that overlap, the earlier is taken. The group ``at`` is what is reported.
# « 15/11 CB … », « 03/11 VIR INST … »: how a bank's statement begins its lines.
_COPIED: Final = (
    r"(?<![^\n])(?=\d\d[/.]\d\d (?:cb|carte|vir|prlv|prel|paiement|achat|retrait|dab|facture)\w*\b)"
)
ABSOLUTE: Final = (
    Form(
        re.compile(
            r"(?<![\d./-])(?P<year>20\d\d)(?P<mark>[-/.])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
            r"(?![\d/-])"
        ),
        _iso,
    ),
    Form(
        said_as(
            rf"(?<![\w/])(?:(?P<weekday>{WEEKDAY}),? (?:le )?)?(?P<day>{DAY})"
            rf"(?:~|[/-]| du mois de | de )(?P<month>{MONTH}){WHICH}?"
        ),
        _day_month,
    ),
    Form(
        re.compile(
            rf"(?<![\w/.,-])(?:{WEEKDAY} (?:le )?)?(?P<day>{_NUMBER})"
            rf"(?P<mark>[/.-]| (?=\d\d (?:19|20)))(?P<month>{_NUMBER})"
            r"(?P=mark)(?P<year>(?:19|20)\d\d|\d\d)(?![\d/%€]|[.,:-]\d| ?€)"
        ),
        _numeric,
    ),
    Form(
        re.compile(
            rf"(?:\b(?:(?:le|du|au|depuis) |(?={WEEKDAY}))|{_COPIED})"
            rf"(?P<at>(?:{WEEKDAY} (?:le )?)?(?P<day>{_NUMBER})[/.](?P<month>{_MONTH_NUMBER}))"
            r"(?P<year>)(?![\d/%€]|[.,:-]\d| ?€)"
            r"(?! ?(?:kilo|litre|heure|finale|journee|tarif|du temps))"
        ),
        _numeric,
    ),
    Form(
        re.compile(rf"(?<![\w/.,-])(?P<month>{_MONTH_NUMBER})/(?P<year>20\d\d)(?![\d/])"),
        _month_number,
    ),
    Form(
        said_as(
            rf"\ble (?P<at>(?P<day>{DAY}) (?:(?:du|de) )?(?P<which>mois dernier|mois passe|ce mois)"
            r"(?:-ci| ci)?)(?![^\W_])"
        ),
        _of_month,
    ),
    Form(said_as(rf"\ble (?P<at>(?P<day>{DAY})(?P<which>) du mois)(?![^\W_])"), _of_month),
    Form(
        said_as(
            rf"(?:(?<![\w-]){_WHEN}[ -](?:de |du mois de )?|\b(?:en|(?:au|du) mois de|mois de"
            rf"|depuis|de|dans le mois de|des|avant|apres|vers) |\bd')(?P<month>{WHOLE_MONTHS})"
            rf"(?![^\W_]){WHICH}?"
        ),
        _in_month,
    ),
    Form(
        said_as(
            rf"(?<![\w-])(?:(?P<weekday>{WEEKDAY}),? )?(?P<month>{MONTH}) (?P<day>{_NUMBER})"
            rf",? (?P<year>{YEAR})(?P<said>)"
        ),
        _day_month,
    ),
    Form(said_as(rf"(?<![\w-])(?P<month>{MONTH}){WHICH}"), _in_month),
    # An answer of one word.
    Form(said_as(rf"^~(?P<at>(?P<month>{MONTH})){WHICH}?(?=~[.!?]?~$)"), _in_month),
    Form(said_as(r"^~(?P<at>(?P<year>20[0-9]{2}))(?=~[.!?]?~$)"), _in_year),
    Form(
        said_as(
            rf"(?:(?<![\w-]){_WHEN}[ -](?:de l'annee |d'annee |annee |de )?|\b(?:en|depuis|l'annee"
            rf"|annee|an|avant|apres|vers|courant annee) )(?P<year>{YEAR})(?![-/.,]\d|~[€%]| eur)"
        ),
        _in_year,
    ),
    Form(
        said_as(rf"(?<![\w-])(?P<weekday>{WEEKDAY}) (?:le )?(?P<day>{DAY})(?![/.-]\d)"),
        _weekday_numbered,
    ),
    Form(said_as(rf"\b(?:le|du|squ'au) {_ALONE}"), _numbered),
)
