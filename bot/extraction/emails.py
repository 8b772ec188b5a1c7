"""E-mail addresses, written or spelled out (« point », « arobase »)."""

import re
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found

_WRITTEN: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,24}(?!\w)")
_AT: Final = r"(?: ?\(?@\)? ?| arobase? | at )"
_DOT: Final = r"(?:\.| point )"
_SPELLED: Final = re.compile(
    rf"(?<![\w.])(?P<user>\w+(?:{_DOT}\w+)*){_AT}(?P<host>\w+(?:{_DOT}\w+)*{_DOT}[a-z]{{2,10}})(?!\w)"
)


def find_emails(message: str) -> list[Found[str]]:
    """Find the e-mail addresses in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Lower-case addresses in the order of the text.

    Source:
        RFC 5321 for what an address may hold, less what nobody uses.
    """
    folded = fold(message)
    found = [
        Found(each[0].strip("."), each.start(), each.end()) for each in _WRITTEN.finditer(folded)
    ]
    for each in _SPELLED.finditer(folded):
        address = f"{_plain(each['user'])}@{_plain(each['host'])}"
        spelled = Found(address, each.start(), each.end())
        if not any(spelled.overlaps(other) for other in found):
            found.append(spelled)
    return sorted(found, key=lambda each: each.start)


def _plain(part: str) -> str:
    return part.replace(" point ", ".")
