"""Addresses of machines on the internet (« adresses IP »), versions 4 and 6."""

import re
from ipaddress import ip_address
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found

_FOUR: Final = re.compile(r"(?<![\w.,)-])\d{1,3}(?:\.\d{1,3}){3}(?![\w-])(?![.,]\d)")
_SIX: Final = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])", re.IGNORECASE)
# « la version 1.2.3.4 » of an application is no machine.
_VERSION: Final = re.compile(
    r"\b(?:versions?|v|ver|firmware|build|maj|mise a jour|ios|android|windows|chapitre|article"
    r"|section|paragraphe)[ .:]{0,3}$"
)
_BEFORE: Final = 20
_FEWEST_GROUPS: Final = 3


def find_ips(message: str) -> list[Found[str]]:
    """Find the IP addresses in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Addresses in their shortest written form, in the order of the text.

    Source:
        RFC 791 and RFC 4291; RFC 5952 for the shortest form of version 6.
    """
    folded = fold(message)
    found = []
    for pattern in (_FOUR, _SIX):
        for written in pattern.finditer(folded):
            groups = [group for group in written[0].split(":") if group]
            before = folded[max(0, written.start() - _BEFORE) : written.start()]
            # « 12:30:45 » is a time of day; « ::1 » and « :: » name no machine of anybody's.
            short = pattern is _SIX and len(groups) < _FEWEST_GROUPS
            value = "" if short or _VERSION.search(before) else _normal(written[0])
            if value:
                found.append(Found(value, written.start(), written.end()))
    return sorted(found, key=lambda each: each.start)


def _normal(written: str) -> str:
    try:
        return str(ip_address(written))
    except ValueError:
        return ""
