"""The sites and applications that victims name (« plateformes »), from a lexicon."""

from bot.extraction.emails import find_emails
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import lexicon
from bot.extraction.links import find_links, host_of
from bot.extraction.remembered import remembered


@remembered
def find_platforms(message: str) -> list[Found[str]]:
    """Find the platforms in a message, by their usual name, each once.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Names as in the lexicon, in the order of the text; ``role`` is ``sale``, ``contact``,
        ``payment`` or ``service``. A link to a platform names it too, by its host.
    """
    return once(find_named("platforms", message))


def is_platform_host(host: str) -> bool:
    """Tell whether a host is a platform's own, which names nobody."""
    return lexicon("platforms").by_host(host) is not None


def find_named(table: str, message: str) -> list[Found[str]]:
    """Find a lexicon's names in a message, and those whose own host a link has."""
    names = lexicon(table)
    links, emails = find_links(message), find_emails(message)
    found = []
    for link in links:
        entry = names.by_host(host_of(link.value))
        if entry:
            found.append(Found(entry.name, *_host_span(message, link), entry.role))
    for entry, start, end in names.find(fold(message), message):
        named = Found(entry.name, start, end, entry.role)
        if not any(named.overlaps(each) for each in (*links, *emails)):
            found.append(named)
    return found


def once(found: list[Found[str]]) -> list[Found[str]]:
    """Return the first finding of each value, in the order of the text."""
    first: dict[str, Found[str]] = {}
    for each in sorted(found, key=lambda each: each.start):
        first.setdefault(each.value, each)
    return list(first.values())


def _host_span(message: str, link: Found[str]) -> tuple[int, int]:
    typed = message[link.start : link.end].lower()
    host = host_of(link.value)
    offset = typed.find(host)
    return (
        (link.start + offset, link.start + offset + len(host))
        if offset >= 0
        else (link.start, link.end)
    )
