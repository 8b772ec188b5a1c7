"""Payment card numbers, found so that they are never kept."""

import re
from typing import Final

from stdnum import luhn

from bot.extraction.found import Found

_CARD: Final = re.compile(r"(?<![\w+])(?:\d[ \u00a0\u202f.-]?){12,18}\d(?!\w)")
_HIDDEN: Final = "•"
_KEPT: Final = 4


def find_cards(message: str) -> list[Found[str]]:
    """Find the card numbers in a message; the value is their last four digits.

    Source:
        ISO/IEC 7812: 13 to 19 digits that pass the Luhn check, beginning with 3 to 6.
    """
    found = []
    for written in _CARD.finditer(message):
        digits = re.sub(r"\D", "", written[0])
        if digits[0] in "3456" and luhn.is_valid(digits):
            found.append(Found(digits[-_KEPT:], written.start(), written.end()))
    return found


def hide_cards(message: str) -> str:
    """Return the message with all but the last four digits of card numbers hidden.

    The length does not change: offsets read before and after agree.
    """
    for card in find_cards(message):
        written = message[card.start : card.end]
        last = len(written)
        for _ in range(_KEPT):
            last = max(index for index in range(last) if written[index].isdigit())
        hidden = re.sub(r"\d", _HIDDEN, written[:last]) + written[last:]
        message = message[: card.start] + hidden + message[card.end :]
    return message
