"""Addresses of pages and sites, also those broken on purpose (« hxxp », « [.] »)."""

import re
from functools import cache
from typing import Final

from tldextract import TLDExtract

from bot.extraction.found import Found

_LINK: Final = re.compile(
    r"(?<![@\w.])(?:(?P<scheme>h(?:tt|xx)ps?)://)?"
    r"(?P<host>(?:[a-z0-9-]+(?:\.|\[\.\]|\(\.\)))+[a-z]{2,18})(?P<path>/[^\s<>\"»]*)?",
    re.IGNORECASE,
)


def find_links(message: str) -> list[Found[str]]:
    """Find the addresses in a message that lie under a public suffix.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Addresses with a scheme if they had one, the host in lower case without ``www.``.

    Source:
        The Public Suffix List, as tldextract ships it.
    """
    found = []
    for written in _LINK.finditer(message):
        host = re.sub(r"[\[(]\.[\])]", ".", written["host"]).lower().removeprefix("www.")
        parts = _suffixes()(host)
        # « bonjour.je » is two sentences: without a scheme or a path, the name must be one.
        if not parts.suffix or not parts.domain or message[written.end() :].startswith("@"):
            continue
        scheme = (written["scheme"] or "").lower().replace("xx", "tt")
        path = (written["path"] or "").rstrip(".,;:!?)")
        if not (scheme or path) and parts.suffix not in _COMMON:
            continue
        address = f"{scheme}://{host}{path}" if scheme else f"{host}{path}"
        end = written.end() - len(written["path"] or "") + len(path)
        found.append(Found(address, written.start(), end))
    return found


_COMMON: Final = frozenset({"com", "fr", "net", "org", "eu", "be", "ch", "shop", "store", "co.uk"})


@cache
def _suffixes() -> TLDExtract:
    # The list that the package ships: nothing is fetched.
    return TLDExtract(suffix_list_urls=(), cache_dir=None)
