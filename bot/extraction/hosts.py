"""Names of hosts: what may be one, and where it ends in a text that runs on."""

from functools import cache
from typing import Final

from tldextract import TLDExtract

LABEL: Final = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
# RFC 2606: no registry sells them, and whoever invents a site uses them.
_RESERVED: Final = frozenset({"example", "invalid", "test"})
_SHORTEST: Final = 2


def registered_prefix(host: str) -> str:
    """Return the longest beginning of a host that lies under a public suffix.

    Args:
        host: labels set apart by dots, as typed: « gmail.com.Il » ends before the capital.

    Returns:
        The host as typed, or ``""`` when no beginning of it can be registered.

    Source:
        The Public Suffix List, as tldextract ships it; RFC 2606 for the reserved names.
    """
    labels = host.split(".")
    best = ""
    for count in range(len(labels), _SHORTEST - 1, -1):
        prefix = ".".join(labels[:count])
        if is_registered(prefix):
            best = prefix
            # A capital after a dot begins the next sentence, unless all is in capitals.
            if not labels[count - 1][0].isupper() or host.isupper():
                return prefix
    return best


def is_registered(host: str) -> bool:
    """Tell whether a host has a name under a public suffix."""
    return bool(suffix_of(host))


def suffix_of(host: str) -> str:
    """Return the public suffix of a host, lower case; ``""`` when it has none or is only one."""
    lowered = host.lower()
    if lowered.rpartition(".")[2] in _RESERVED:
        return lowered.rpartition(".")[2] if "." in lowered else ""
    parts = _suffixes()(lowered)
    return parts.suffix if parts.domain else ""


@cache
def _suffixes() -> TLDExtract:
    # The list that the package ships: nothing is fetched.
    return TLDExtract(suffix_list_urls=(), cache_dir=None)
