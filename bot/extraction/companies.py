"""Banks, carriers and shops: those of a lexicon, and those that words around them tell."""

from bot.extraction.company_names import company_names
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.lexicons import lexicon
from bot.extraction.links import find_links
from bot.extraction.platforms import find_named, find_platforms, once
from bot.extraction.registrations import find_registrations


def find_companies(message: str) -> list[Found[str]]:
    """Find the companies in a message, each once, with the registration numbers of some.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Names as in the lexicon, else as typed; numbers compact; in the order of the text.
    """
    found = find_named("companies", message)
    numbers = find_registrations(message)
    elsewhere = (*find_links(message), *find_emails(message), *find_platforms(message))
    named = (Found(message[start:end], start, end) for start, end in company_names(message))
    for reading in (*numbers, *named):
        if not any(reading.overlaps(other) for other in (*elsewhere, *found)):
            found.append(reading)
    return once(found)


def is_company_host(host: str) -> bool:
    """Tell whether a host is a known company's own, which names nobody else."""
    return lexicon("companies").by_host(host) is not None


def is_known_company(name: str) -> bool:
    """Tell whether a name is a real company's, of the lexicon, whoever claims to speak for it."""
    return any(entry.name == name for entry in lexicon("companies").forms.values())
