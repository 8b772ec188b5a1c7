"""What is in « j'habite à St Herblain (44) »: a postcode, a department, the words of a name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.jurisdiction.communes import Communes
from bot.jurisdiction.normal_forms import joined, name_words

# « 44 800 », « F-44800 », « 2A004 » as old addresses have it.
_POSTCODE: Final = re.compile(r"(?<![\dA-Za-z])(?:F-?)?(\d\d[ .\u00a0]?\d{3}|2[ABab]\d{3})(?!\d)")
_CEDEX: Final = re.compile(r"\bcedex(?: ?\d{1,2})?\b", re.IGNORECASE)
_DEPARTMENT: Final = re.compile(r"0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-8]|98[678]")
# « Paris 15e », « Lyon 3ème arrondissement », « Paris XV ».
_ORDINAL: Final = re.compile(r"(\d{1,2})(?:er|e|eme|ieme|nd|nde)?|([ivx]+)(?:e|eme)?")
_ARRONDISSEMENT: Final = re.compile(r"arr(?:t|dt|ondissement)?|dt|er|e|eme")
_DIVIDED: Final = {"paris": 20, "lyon": 9, "marseille": 16}
_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
# What stands before a name: « je vis à », « commune de », « la ville du ».
_LEAD: Final = re.compile(
    r"j|je|habite|vis|reside|suis|domiciliee?|loge|actuellement|chez|c|est|ma|mon|la|commune|ville"
    r"|village|mairie|dans|sur|en|a|aux?|de|du|d"
)
_COUNTRY: Final = ("france",)


@dataclass(frozen=True)
class Reading:
    """One way to understand what was written.

    Attributes:
        words: of the name, perhaps none.
        postcode: five characters, or ``""``.
        department: ``44``, ``2A``, or ``""``.
        arrondissement: of Paris, Lyon or Marseille; 0 for none.
    """

    words: tuple[str, ...]
    postcode: str = ""
    department: str = ""
    arrondissement: int = 0


def readings(text: str, communes: Communes) -> Iterator[Reading]:
    """Yield the ways to understand a text, the most literal first.

    Args:
        text: what somebody wrote for the commune she lives in.
        communes: for the departments' names.
    """
    found = _POSTCODE.search(text)
    postcode = re.sub(r"\D", "", found[1]) if found and found[1][1].isdigit() else ""
    department = found[1][:2].upper() if found and not postcode else ""
    rest = _CEDEX.sub(
        " ", text if found is None else f"{text[: found.start()]} {text[found.end() :]}"
    )
    words = name_words(rest)
    yield from _understood(words, postcode, department, communes)
    bare = _without_lead(words)
    if bare != words:
        yield from _understood(bare, postcode, department, communes)


def _understood(
    words: tuple[str, ...], postcode: str, department: str, communes: Communes
) -> Iterator[Reading]:
    if words[-1:] == _COUNTRY and len(words) > 1:
        words = words[:-1]
    divided = _divided(words)
    if divided:
        yield Reading(divided[0], postcode, "", divided[1])
        return
    names, numbers = _parted(words)
    yield Reading(names, postcode, department or numbers)
    for length in range(1, len(names)):
        named = communes.department_named(names[-length:])
        if named:
            yield Reading(names[:-length], postcode, department or named)


def _parted(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the words of the name, and the department's number if there is one."""
    numbers = [word for word in words if _DEPARTMENT.fullmatch(word)]
    names = tuple(word for word in words if not word.isdigit() and word not in numbers)
    return names, numbers[0].upper() if len(numbers) == 1 else ""


def _divided(words: tuple[str, ...]) -> tuple[tuple[str, ...], int] | None:
    """Return the city and the number of its arrondissement, for the three that have some."""
    city = next((word for word in words if word in _DIVIDED), None)
    rest = [word for word in words if word != city and not _ARRONDISSEMENT.fullmatch(word)]
    if city is None or len(rest) != 1:
        return None
    written = _ORDINAL.fullmatch(rest[0])
    if written is None:
        return None
    number = int(written[1]) if written[1] else _roman(written[2])
    # « Lyon 69 » names the department.
    return ((city,), number) if 0 < number <= _DIVIDED[city] else None


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-one if one < following else one for one, following in pairs)


def _without_lead(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = list(words)
    while len(kept) > 1 and _LEAD.fullmatch(kept[0]):
        kept.pop(0)
    return tuple(kept)


def is_abroad(reading: Reading, countries: frozenset[str]) -> bool:
    """Tell whether the text ends in the name of a country: « Bruxelles, Belgique »."""
    words = reading.words
    return any(joined(words[start:]) in countries for start in range(len(words)))
