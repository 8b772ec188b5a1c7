"""Bank accounts: IBAN of any country, verified, a mistyped one reported as such."""

import re
from collections.abc import Iterator
from typing import Final

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from bot.extraction.found import Found

# Two letters and two digits, then groups of letters and digits set apart by spaces or dashes.
_CANDIDATE: Final = re.compile(
    r"(?<![A-Za-z0-9])(?P<country>[A-Za-z]{2}) ?\d{2}(?:[ \u00a0\u202f.-]?[A-Za-z0-9]){11,30}"
)
_SEPARATORS: Final = re.compile(r"[^A-Za-z0-9]")


def find_ibans(message: str) -> list[Found[str]]:
    """Find the account numbers in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Compact upper-case numbers; ``certain`` is false when the checksum is wrong.

    Source:
        ISO 13616, through schwifty's registry of national lengths.
    """
    found = (_read(written, message) for written in _CANDIDATE.finditer(message))
    return [each for each in found if each]


def _read(written: re.Match[str], message: str) -> Found[str] | None:
    country = written["country"].upper()
    length = _length(country)
    if length is None:
        return None
    for end in _ends(message, written.start(), length):
        compact = _SEPARATORS.sub("", message[written.start() : end]).upper()
        if len(compact) == length and _valid(compact):
            return Found(compact, written.start(), end)
    # Words follow the number in what people type: keep the groups that hold a digit.
    end = _digits_end(written)
    compact = _SEPARATORS.sub("", message[written.start() : end]).upper()
    if abs(len(compact) - length) > 4:  # noqa: PLR2004 - a group forgotten or typed twice
        return None
    return Found(compact, written.start(), end, certain=False)


def _ends(message: str, start: int, length: int) -> Iterator[int]:
    """Yield where the number ends if it has its country's length."""
    seen = 0
    for index in range(start, len(message)):
        if message[index].isalnum():
            seen += 1
        if seen == length:
            yield index + 1
            return


def _digits_end(written: re.Match[str]) -> int:
    text = written[0]
    last = max(index for index, char in enumerate(text) if char.isdigit())
    return written.start() + last + 1


def _length(country: str) -> int | None:
    try:
        return int(IBAN(country + "00", allow_invalid=True).spec.iban_length)
    except SchwiftyException:
        return None


def _valid(compact: str) -> bool:
    try:
        return bool(IBAN(compact, allow_invalid=True).validate())
    except (SchwiftyException, ValueError):
        return False
