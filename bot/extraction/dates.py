"""When things happened: absolute, partial or relative dates, with the precision that was said."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, ParamSpec

from bot.complaint.errors import BadValue
from bot.complaint.periods import Period
from bot.extraction.absolute_dates import ABSOLUTE
from bot.extraction.calendar_words import Said
from bot.extraction.date_ranges import RANGES
from bot.extraction.date_sequels import SEQUELS, Sequel, day_before
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.holidays import HOLIDAYS
from bot.extraction.relative_dates import RELATIVE

_P = ParamSpec("_P")

# In this order: of two readings that overlap, the earlier form's is taken.
_FORMS: Final = (*RANGES, *ABSOLUTE, *HOLIDAYS, *RELATIVE)
# « le 3 » of « le 3, le 5 et le 8 mars » has the month of the last.
_LISTED: Final = re.compile(
    r"(?:^|\b(?:les?|du|et|puis|,) ?)(?P<day>[1-9]|[12][0-9]|3[01]|1er)"
    r"(?:,| et| puis| ou|, puis|, et)(?: ?le)? ?$"
)
_LIST_LOOK: Final = 24
# « 12 rue du 8 mai 1945 » is where, not when.
_STREET: Final = re.compile(
    r"\b(?:rue|place|avenue|av|bd|bld|boulevard|impasse|square|quai|allee|chemin|route|ecole|stade"
    r"|lycee|college|metro|pont|cours)\s+(?:du|de|des)\s+(?:le\s+)?$"
)
# « prévu le 20 juin », « réservé pour le 15 août »: nearer ahead than behind, it is ahead.
_PLANNED: Final = re.compile(
    r"\b(?:prevue?s?|programmee?s?|aura lieu|auront lieu|reserve\w*|estimee?|annoncee?|promise?)"
    r"(?:\s+\w+){0,3}\s*$|\bpour\s+(?:le|la)\s+$"
)
_HALF_A_YEAR: Final = 183
_OLDEST: Final = 1900


@dataclass(frozen=True)
class _Reading:
    """A date, or a sequel that waits for the date before it."""

    start: int
    end: int
    said: Said | None = None
    sequel: Callable[[Found[Period] | None], Said | None] = lambda _last: None


def find_dates(message: str, today: date) -> list[Found[Period]]:
    """Find the dates that a message states, as days that were past when it was written.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.
        today: the day of the message, where the victim was.

    Returns:
        The periods in the order of the text; ``certain`` is false where the year was not said, or
        the count was rough. A date that would lie in the future is left out.
    """
    folded = fold(message)
    readings = sorted(_readings(folded, today), key=lambda each: each.start)
    found: list[Found[Period]] = []
    for reading in readings:
        said = reading.said or _safely(reading.sequel, found[-1] if found else None)
        if said is None or said[0].start > today or _is_elsewhere(folded, reading, said, today):
            continue
        found.append(Found(said[0], reading.start, reading.end, certain=said[1]))
    return found


def _readings(folded: str, today: date) -> Iterator[_Reading]:
    taken = bytearray(len(folded) + 1)
    for sequel in SEQUELS:
        for written in sequel.pattern.finditer(folded):
            if _take(taken, written.start(), written.end()):
                yield _sequel(sequel, written, today)
    for form in _FORMS:
        for written in form.pattern.finditer(folded):
            start, end = written.span("at" if "at" in form.pattern.groupindex else 0)
            if any(taken[start:end]):
                continue
            said = _safely(form.read, written, today)
            if said is None:
                continue
            _take(taken, start, end)
            yield _Reading(start, end, said)
            if form in ABSOLUTE:
                yield from _listed(folded, start, said[0], taken, today)


def _is_elsewhere(folded: str, reading: _Reading, said: Said, today: date) -> bool:
    """Tell whether the words name a street, a bygone age, or a day still to come."""
    before = folded[max(0, reading.start - 40) : reading.start]
    if _STREET.search(before) or said[0].start.year < _OLDEST:
        return True
    return (
        not said[1]
        and (today - said[0].start).days > _HALF_A_YEAR
        and _PLANNED.search(before) is not None
    )


def _sequel(sequel: Sequel, written: re.Match[str], today: date) -> _Reading:
    def read(last: Found[Period] | None) -> Said | None:
        if last is None:
            return day_before(written, today)
        said = sequel.read(written, last.value)
        return said and (said[0], said[1] and last.certain)

    return _Reading(written.start(), written.end(), sequel=read)


def _listed(
    folded: str, start: int, period: Period, taken: bytearray, today: date
) -> Iterator[_Reading]:
    """Yield the days that share the month of the one behind them."""
    while period.start == period.end:
        before = folded[max(0, start - _LIST_LOOK) : start]
        if before.endswith("le "):
            before, start = before[:-3], start - 3
        listed = _LISTED.search(before.rstrip(" ") + " " if before else before)
        if listed is None:
            return
        at = start - len(before) + listed.start("day")
        end = at + len(listed["day"])
        day = 1 if listed["day"] == "1er" else int(listed["day"])
        said = _safely(_same_month, period, day)
        if said is None or said[0].start > today or not _take(taken, at, end):
            return
        yield _Reading(at, end, said)
        start, period = at, said[0]


def _take(taken: bytearray, start: int, end: int) -> bool:
    if any(taken[start:end]):
        return False
    taken[start:end] = b"\1" * (end - start)
    return True


def _same_month(period: Period, day: int) -> Said:
    return Period.day(period.start.replace(day=day)), False


def _safely(read: Callable[_P, Said | None], *args: _P.args, **kwargs: _P.kwargs) -> Said | None:
    try:
        return read(*args, **kwargs)
    except (ValueError, BadValue, OverflowError):
        return None  # the 31st of June, or a day that no calendar has
