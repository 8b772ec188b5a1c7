"""Banks, carriers and shops: those of a lexicon, and those that « société » introduces."""

import re
from typing import Final

from bot.extraction.emails import find_emails
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import lexicon, words
from bot.extraction.links import find_links
from bot.extraction.platforms import find_named, find_platforms, once
from bot.extraction.registrations import find_registrations

_LEGAL: Final = (
    r"(?:SASU|SAS|SARL|EURL|SA|SNC|SCI|SRL|SPRL|Sàrl|GmbH|UAB|Ltd|LTD|Limited|Inc|LLC|Corp|AG)"
)
_INTRODUCED: Final = re.compile(
    r"\b(?:societes?|entreprises?|boutiques?|magasins?|enseignes?|marques?|firme|start-?up|cabinet"
    r"|concession|transporteur|vendeur pro|agence(?: immobiliere)?|banque|assurance|garage"
    r"|(?:sites?|plateforme|appli(?:cation)?)(?= (?:nommee?|appelee?|s'appelle|du nom de))"
    r"|etablissements?|sarl|sas|sasu|eurl)(?: (?:en ligne|nommee?|appelee?|qui s'appelle|s'appelle"
    r"|dite|francaise|intitulee?|denommee?|du nom de|de transport|de livraison))*"
    r"(?: :)? [\"«“']? ?(?=[^\W_])"
)
_WORD: Final = r"(?:[A-ZÀ-ÖØ-Þ0-9][\w'’&.-]*\w|[A-ZÀ-Ö])"
_NAME: Final = re.compile(rf"{_WORD}(?:[ ](?:(?:de|du|des|et|&|la|le)[ ]|d['’])?{_WORD}){{0,4}}")
_SUFFIXED: Final = re.compile(
    rf"(?<!\w)(?P<name>{_WORD}(?:[ ](?:(?:&|et|de)[ ])?{_WORD}){{0,3}}[ ]{_LEGAL})(?!\w)"
)
_PREFIXED: Final = re.compile(
    rf"(?<!\w){_LEGAL} (?P<name>{_WORD}(?: (?:(?:&|et|de|du) )?{_WORD}){{0,3}})"
)
_HOLDER: Final = re.compile(
    r"\b(?:au nom de|a l'ordre de|titulaire(?: du compte)?|beneficiaire)(?: ?:)? ?[\"«“']? ?(?=\w)"
)
_NOT_A_NAME: Final = words("not_a_company")
_BUSINESS: Final = words("business")
_GENERAL: Final = words("general_business") | _NOT_A_NAME
_SPELT: Final = re.compile(r"[\w'’&.-]*\w")


def find_companies(message: str) -> list[Found[str]]:
    """Find the companies in a message, each once, with the registration numbers of some.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Names as in the lexicon, else as typed; numbers compact; in the order of the text.
    """
    folded = fold(message)
    found = find_named("companies", message)
    numbers = find_registrations(message)
    elsewhere = (*find_links(message), *find_emails(message), *find_platforms(message))
    for reading in (
        *numbers,
        *_introduced(message, folded),
        *_held(message, folded),
        *_formed(message),
        *_trading(message),
    ):
        if not any(reading.overlaps(other) for other in (*elsewhere, *found)):
            found.append(reading)
    return once(found)


def is_company_host(host: str) -> bool:
    """Tell whether a host is a known company's own, which names nobody else."""
    return lexicon("companies").by_host(host) is not None


def is_known_company(name: str) -> bool:
    """Tell whether a name is a real company's, of the lexicon, whoever claims to speak for it."""
    return any(entry.name == name for entry in lexicon("companies").forms.values())


def _introduced(message: str, folded: str) -> list[Found[str]]:
    found = []
    for introduction in _INTRODUCED.finditer(folded):
        name = _NAME.match(message, introduction.end())
        if name and folded[name.start() : name.end()] not in _NOT_A_NAME:
            found.append(
                Found(name[0].rstrip("."), name.start(), name.start() + len(name[0].rstrip(".")))
            )
    return found


def _formed(message: str) -> list[Found[str]]:
    written = [*_SUFFIXED.finditer(message), *_PREFIXED.finditer(message)]
    return [Found(each["name"], *each.span("name")) for each in written]


def _trading(message: str) -> list[Found[str]]:
    """Return the names in capitals that a word of business makes a company's: « Nord Transit »."""
    found = []
    for name in _NAME.finditer(message):
        parts = list(_SPELT.finditer(name[0]))
        while parts and fold(parts[0][0]) in _NOT_A_NAME:
            del parts[0]
        plain = [fold(part[0]) for part in parts]
        own = [word for word in plain if word not in _BUSINESS and word not in _GENERAL]
        # What shouts has capitals everywhere: they say nothing there.
        if len(own) < len(plain) > 1 and own and _BUSINESS.intersection(plain):
            start, end = name.start() + parts[0].start(), name.start() + parts[-1].end()
            if not message[start:end].isupper():
                found.append(Found(message[start:end], start, end))
    return found


def _held(message: str, folded: str) -> list[Found[str]]:
    """Return the account holders whose name has a word of business in it."""
    names = (_NAME.match(message, holder.end()) for holder in _HOLDER.finditer(folded))
    return [
        Found(name[0].rstrip("."), name.start(), name.start() + len(name[0].rstrip(".")))
        for name in names
        if name and _BUSINESS.intersection(fold(name[0]).split())
    ]
