"""Payment card numbers, found so that they are never kept."""

import re
from typing import Final

from stdnum import luhn

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.labels import ACCOUNT, CARD, COMPANY, PARCEL, label_of

_RUN: Final = re.compile(r"\d(?:[\s._/-]{0,2}\d){12,}")
_GROUP: Final = re.compile(r"\d+")
# As cards are embossed, typed in pairs or whole; any other spacing must be all of the digits.
_GROUPINGS: Final = frozenset(
    {(4, 4, 4, 4), (4, 6, 5), (4, 4, 4, 4, 3), (4, 6, 4), (8, 8), (2,) * 8, (4, 4, 4, 3)}
)
# ISO/IEC 7812 issuers: Visa, Mastercard, Maestro, American Express, JCB, UnionPay … Fourteen
# digits are a SIRET and thirteen a barcode, unless the word « carte » stands before.
_ISSUERS: Final = re.compile(
    r"4(?:\d{15}|\d{18})|(?:5[0-8]|6[0-9]|35|2[2-7])\d{14}|3[47]\d{13}"
    r"|(?:5[0678]|6[0-9])\d{15,17}"
)
# « une carte finissant par 1234 », « **** **** **** 1234 »: what a bank or a victim shows of it.
_PARTLY: Final = re.compile(
    r"""\b(?:(?:carte|cb|visa|mastercard)\b[^.!?\n\d]{0,50}?\b(?:finis\w*|termin\w*|fini)
      |(?:derniers|quatre)\ chiffres)(?:[^.!?\n\d]{0,40}?)(?P<end>\d{4})(?!\d)
    |(?:[x*•]{4}[ .-]?){1,3}(?P<masked>\d{4})(?!\d)""",
    re.VERBOSE,
)
_HIDDEN: Final = "•"
_KEPT: Final = 4
_FEWEST: Final = 13
_MOST: Final = 19


def find_cards(message: str) -> list[Found[str]]:
    """Find the card numbers in a message; the value is their last four digits.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The numbers in the order of the text, and those of which only the end is told. After
        « carte », one whose checksum is wrong is found too, not ``certain``: it is too near a
        card's to be kept.

    Source:
        ISO/IEC 7812: issuers' prefixes, lengths, and the Luhn check.
    """
    folded = fold(message)
    accounts = find_ibans(message)
    found: list[Found[str]] = []
    for run in _RUN.finditer(folded):
        for card in _in_run(folded, run):
            if not any(card.overlaps(each) for each in (*accounts, *found)):
                found.append(card)
    for partly in _PARTLY.finditer(folded):
        group = "end" if partly["end"] else "masked"
        shown = Found(partly[group], partly.start(group), partly.end())
        if not any(shown.overlaps(each) for each in found):
            found.append(shown)
    return sorted(found, key=lambda each: each.start)


def hide_cards(message: str) -> str:
    """Return the message with all but the last four digits of card numbers hidden.

    The length does not change: offsets read before and after agree.
    """
    chars = list(message)
    for card in find_cards(message):
        digits = [index for index in range(card.start, card.end) if message[index].isdigit()]
        for index in digits[:-_KEPT]:
            chars[index] = _HIDDEN
    return "".join(chars)


def _in_run(folded: str, run: re.Match[str]) -> list[Found[str]]:
    """Return the cards in a run of digits: an expiry date or a code may follow the number."""
    groups = list(_GROUP.finditer(folded, run.start(), run.end()))
    found: list[Found[str]] = []
    first = 0
    while first < len(groups):
        last = _last_group(folded, groups, first)
        if last is None:
            first += 1
            continue
        digits = "".join(group[0] for group in groups[first : last + 1])
        right = luhn.is_valid(digits)
        start, end = groups[first].start(), groups[last].end()
        found.append(Found(digits[-_KEPT:], start, end, certain=right))
        first = last + 1
    return found


def _last_group(folded: str, groups: list[re.Match[str]], first: int) -> int | None:
    digits, sizes = "", []
    for last in range(first, len(groups)):
        digits += groups[last][0]
        sizes.append(len(groups[last][0]))
        if len(digits) > _MOST:
            return None
        whole = first == 0 and last == len(groups) - 1
        regular = tuple(sizes) in _GROUPINGS or last == first or whole
        if len(digits) >= _FEWEST and regular and _is_card(folded, groups[first].start(), digits):
            return last
    return None


def _is_card(folded: str, start: int, digits: str) -> bool:
    label = label_of(folded, start)
    if label in (ACCOUNT, COMPANY, PARCEL) or folded[max(0, start - 1) : start] in ("/", "=", "+"):
        return False
    if label == CARD:
        return True
    return bool(_ISSUERS.fullmatch(digits)) and luhn.is_valid(digits)
