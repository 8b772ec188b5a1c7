"""Addresses of pages and sites, also those broken on purpose (« hxxp », « [.] », « point com »)."""

import re
from ipaddress import AddressValueError, IPv4Address
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.hosts import LABEL, registered_prefix, suffix_of
from bot.extraction.lexicons import words
from bot.extraction.remembered import remembered

URL: Final = "url"
DOMAIN: Final = "domain"
_DOT: Final = (
    r"(?:(?<=www)[ ]?\.[ ]?|[ ]?\.[ ]?(?=(?:com|fr)\b)|\."
    r"|[ ]?[\[({](?:\.|point|dot)[\])}][ ]?"
    r"|[ ](?:point|dot)[ ](?=(?:com|fr|net|org|eu|be|ch|info|shop|store|site|online|co)\b))"
)
_LINK: Final = re.compile(
    rf"""(?<![\w.@-])
    (?P<scheme>(?:h(?:tt|xx|\*\*)ps?|ftp)(?:[ ]?(?:\[:\]|:)[ ]?/{{1,2}}[ ]?|[ ]?//))?
    (?P<host>{LABEL}(?:{_DOT}{LABEL}){{1,12}})
    (?P<port>:\d{{2,5}}(?!\d))?
    (?P<path>[/?\#][^\s<>"«»]*)?""",
    re.IGNORECASE | re.VERBOSE,
)
# Suffixes that no French sentence begins with: a bare name under them is one. Under « .de »,
# « .il », « .pro » or « .site », two sentences glued by a dot look the same.
_PLAIN_SUFFIXES: Final = words("plain_suffixes")
# Words that announce an address; « sur » and « via » do so often, and a name follows them.
_ANNOUNCED: Final = re.compile(
    r"\b(?:sites?|www|liens?|url|adresse|page|domaine|boutique|plateforme|cliqu\w+|sur|via|chez"
    r"|internet|web|nomme|appele)\b[^.\n]{0,14}$"
)
# Suffixes of the list that are, in a story, the names of files.
_FILES: Final = frozenset({"zip", "mov", "ps", "md", "py", "rs", "sh", "so", "cab", "ai"})
_FILE_NAME: Final = re.compile(r"\.(?:jpe?g|png|gif|pdf|docx?|xlsx?|txt|mp[34]|heic|webp|zip|eml)$")
_AT: Final = re.compile(r"(?:@|\barobase?|\bat|\([ ]?(?:at|@|a|arobase)[ ]?\)|\[at\])[ ]?$")
_BEFORE: Final = 30


@remembered
def find_links(message: str) -> list[Found[str]]:
    """Find the addresses in a message that lie under a public suffix.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Addresses in the order of the text, ``role`` ``url`` or ``domain``. The host is lower
        case without ``www.``; « hxxp » and « [.] » are undone; a scheme is kept if there was one.

    Source:
        RFC 3986 for the parts; the Public Suffix List for where a host ends.
    """
    found = (_read(message, written) for written in _LINK.finditer(message))
    return [each for each in found if each]


def find_urls(message: str) -> list[Found[str]]:
    """Find the links to pages: those with a scheme or a path."""
    return [each for each in find_links(message) if each.role == URL]


def find_domains(message: str) -> list[Found[str]]:
    """Find the sites that are named by their host alone."""
    return [each for each in find_links(message) if each.role == DOMAIN]


def host_of(address: str) -> str:
    """Return the host in a normal form of this module."""
    return re.split(r"[/?#:]", address.rpartition("://")[2], maxsplit=1)[0]


def _read(message: str, written: re.Match[str]) -> Found[str] | None:
    before = fold(message[max(0, written.start() - _BEFORE) : written.start()])
    if _AT.search(before) or message[written.end() :].startswith("@"):
        return None
    host, end = _host(written)
    whole = end == written.end("host")
    path = _trimmed(written["path"] or "") if whole else ""
    port = (written["port"] or "") if whole else ""
    if whole:
        end = written.start("path") + len(path) if path else written.end("port" if port else "host")
    role = URL if written["scheme"] or path.strip("/") else DOMAIN
    # « … perdu. Com d'habitude »: with a space at its dot, a site must be announced.
    spaced = role == DOMAIN and re.search(r"\.\s|\s\.", message[written.start() : end])
    if spaced and not (host.startswith("www.") or _ANNOUNCED.search(before)):
        return None
    if not host or (role == DOMAIN and not _stands_alone(host, before)):
        return None
    name = host.lower().removeprefix("www.")
    address = f"{name}{port}{'' if path == '/' else path}" if role == URL else name
    return Found(f"{_scheme(written)}{address}", written.start(), end, role)


def _host(written: re.Match[str]) -> tuple[str, int]:
    """Return the host with plain dots, and where it ends; ``""`` when there is none."""
    typed = written["host"]
    dots = list(re.finditer(_DOT, typed, re.IGNORECASE))
    plain = re.sub(_DOT, ".", typed, flags=re.IGNORECASE)
    host = _ip(plain) if written["scheme"] else ""
    host = host or registered_prefix(plain)
    left = plain.count(".") - host.count(".")
    end = len(typed) if not left else dots[-left].start()
    return host, written.start("host") + end


def _ip(host: str) -> str:
    try:
        return str(IPv4Address(host))
    except AddressValueError:
        return ""


def _stands_alone(host: str, before: str) -> bool:
    """Tell whether a host without scheme or path is a site rather than two sentences."""
    name, suffix = host.lower(), suffix_of(host)
    first = name.removeprefix("www.").partition(".")[0]
    if _FILE_NAME.search(name) or (suffix in _FILES and "www." not in name):
        return False
    if len(first) == 1:
        return name.startswith("www.")
    if suffix in _PLAIN_SUFFIXES or name.startswith("www."):
        return True
    return bool(re.search(r"[\d-]", first)) or _ANNOUNCED.search(before) is not None


def _scheme(written: re.Match[str]) -> str:
    scheme = re.sub(r"[^a-z*]", "", (written["scheme"] or "").lower())
    return f"{scheme.replace('xx', 'tt').replace('**', 'tt')}://" if scheme else ""


def _trimmed(path: str) -> str:
    """Leave the sentence's own punctuation out of a path."""
    while path and path[-1] in ".,;:!?)]}'’”*…":
        if path[-1] == ")" and path.count("(") >= path.count(")"):
            break
        path = path[:-1]
    return path
