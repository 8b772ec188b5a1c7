"""Telephone numbers, French first, in E.164: written, dictated, or short."""

import re
from typing import Final

from bot.extraction.dictation import find_dictated
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.labels import CARRIER, PHONE, label_of
from bot.extraction.numbering import international, national

# Keyboards and messengers have spaces and hyphens of their own (figure space, U+2011).
_SPACE: Final = r"[^\S\n]"
_GAP: Final = (
    rf"(?:{_SPACE}?[./\u2010\u2011·-]{_SPACE}?|{_SPACE}{{1,2}}|{_SPACE}?\({_SPACE}?0{_SPACE}?\){_SPACE}?"
    rf"|{_SPACE}?\){_SPACE}?)"
)
_INTERNATIONAL: Final = re.compile(
    rf"(?:(?<![\d+])\(?\+|(?<![\w+])(?<!\d[ .,/-])00)[ ]?\(?(?P<digits>[1-9](?:{_GAP}?\d){{6,14}})"
)
_NATIONAL: Final = re.compile(
    rf"(?<![\w+])(?:(?<!\d[.,/-])|(?<=\d{{8}}[/,-]))\(?(?P<digits>\d(?:{_GAP}?\d){{7,12}})"
)
# Nothing that makes it a sum or a part of something longer may follow.
_CLOSED: Final = re.compile(r"(?![\w%$€])(?![.,]\d)(?!\s?(?:€|euros?\b|eur\b|km\b))")
_MORE: Final = re.compile(r"[ .-]\d\d(?![\d/]| ?[a-z])")
_DATE: Final = re.compile(r"\d\d?[/. -]\d\d?[/. -](?:19|20)\d\d(?!\d)")
# « envoyez OUI au 36180 »: a short number, which only its words tell from a sum or a postcode.
_SHORT: Final = re.compile(
    r"""\b(?:(?:sms|textos?|appel\w*|numero|code|surtaxe)\b[^.!?\d]{0,30}\b(?:au|du|le|court)
      |numero(?:\ court)?|sms|surtaxe|au(?=\s\d{5}\spar\s(?:sms|texto)))[ :]{1,3}
    (?P<digits>3\d{4}|[4-8][1-8]\d{3})(?![\w€$%]|[ ]?(?:€|eur)|[.,/-]?\d)""",
    re.VERBOSE,
)
# Where one reports them: nobody's.
_OFFICIAL: Final = frozenset({"33700"})
_GROUP: Final = re.compile(r"\d+")
_GROUP_BEFORE: Final = re.compile(r"(?P<group>\d+)[ .-]$")
_LONGEST_GROUP: Final = 12
_WITHOUT_PLUS: Final = re.compile(r"33[67]\d{8}")
_WITHOUT_ZERO: Final = re.compile(r"[67]\d{8}")
_AMERICAN: Final = (3, 3, 4)
_FRENCH: Final = 10
_AROUND: Final = 60


def find_phones(message: str) -> list[Found[str]]:
    """Find the telephone numbers in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        E.164 numbers in the order of the text. Without a country's code a number is French or
        overseas, unless the words beside it or its grouping name a country. A short number
        (« 36180 »), which has no E.164 form, stays as it is.

    Source:
        ITU-T E.164; the national plans that phonenumbers carries; Arcep's plan for the French
        numbers kept for fiction (06 39 98 xx xx), which phonenumbers does not know.
    """
    folded = fold(message)
    taken: list[Found[str]] = list(find_ibans(message))
    accounts = len(taken)
    for digits, start, end in find_dictated(folded):
        abroad = digits.startswith("+")
        spoken = international(digits) if abroad else _national(folded, start, end, digits)
        _add(taken, spoken, start, end)
    for read in (_read_international, _read_national):
        read(folded, taken)
    for short in _SHORT.finditer(folded):
        if short["digits"] not in _OFFICIAL:
            _add(taken, short["digits"], *short.span("digits"))
    return sorted(taken[accounts:], key=lambda each: each.start)


def _add(taken: list[Found[str]], value: str, start: int, end: int) -> bool:
    reading = Found(value, start, end)
    free = bool(value) and not any(reading.overlaps(other) for other in taken)
    if free:
        taken.append(reading)
    return free


def _read_international(folded: str, taken: list[Found[str]]) -> None:
    position = 0
    while (written := _INTERNATIONAL.search(folded, position)) is not None:
        position = written.start() + 1
        for end in _ends(folded, written):
            number = international(folded[written.start() : end])
            if number and _add(taken, number, _start(folded, written, end), end):
                position = end
                break


def _read_national(folded: str, taken: list[Found[str]]) -> None:
    position = 0
    while (written := _NATIONAL.search(folded, position)) is not None:
        position, start = written.start() + 1, written.start("digits")
        if _DATE.match(folded, start) or _continues(folded, start, taken):
            continue
        for end in _ends(folded, written):
            number = _national(folded, written.start(), end)
            if number and _add(taken, number, _start(folded, written, end), end):
                position = end
                break


def _start(folded: str, written: re.Match[str], end: int) -> int:
    """Return where the number begins: a bracket is its own only if it closes within."""
    opened = written[0].startswith("(") and ")" not in folded[written.start() : end]
    return written.start() + opened


def _ends(folded: str, written: re.Match[str]) -> list[int]:
    """Return where the number may end: after a group of digits, the longest first."""
    first, last = written.span("digits")
    ends = [group.end() for group in _GROUP.finditer(folded, first, last)]
    return [end for end in reversed(ends) if not folded[end : end + 1].isdigit()]


def _continues(folded: str, start: int, taken: list[Found[str]]) -> bool:
    """Tell whether the digits go on from a longer number in like groups, which is none of ours."""
    before = _GROUP_BEFORE.search(folded[max(0, start - _LONGEST_GROUP) : start])
    group = _GROUP.match(folded, start)
    like = before is not None and group is not None and len(before["group"]) == len(group[0])
    return like and all(each.end < start - 2 for each in taken)


def _national(folded: str, start: int, end: int, spoken: str = "") -> str:
    """Return the number's E.164 form, if its length, its grouping and its words allow it."""
    groups = () if spoken else tuple(len(group) for group in _GROUP.findall(folded[start:end]))
    digits = spoken or re.sub(r"\D", "", folded[start:end])
    label = label_of(folded, start)
    more = _MORE.match(folded, end)
    another = label not in ("", PHONE, CARRIER) and (len(groups) == 1 or digits[0] != "0")
    longer = more is not None and len(groups) > 1 and more[0][1] != "0"
    if another or longer or not _CLOSED.match(folded, end):
        return ""
    around = (folded[max(0, start - _AROUND) : start], folded[end : end + _AROUND])
    if _WITHOUT_PLUS.fullmatch(digits):
        return international(f"+{digits}")
    dashed = groups == _AMERICAN and not folded[start:end].replace(" ", "").isdigit()
    if digits[0] != "0" and label != PHONE and not dashed:
        return ""
    if _WITHOUT_ZERO.fullmatch(digits):
        digits = f"0{digits}"
    abroad = international(f"+{digits}") if len(digits) > _FRENCH else ""
    return national(digits, groups, around) or abroad
