"""Names and pseudonyms, from the words that introduce them."""

import re
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.folding import fold
from bot.extraction.found import Found

# A pseudonym is one word, or a first name and an initial (« Sophie L. »).
_NAME: Final = r"(?P<name>[^\W\d_][\w.-]{1,30}(?: [^\W\d_][\w-]{0,30}\.?)?)"
_HANDLE: Final = r"(?P<name>@?\w[\w.-]{2,30})"
_PSEUDONYM: Final = re.compile(
    rf"\b(?:(?:une?|le|la) certaine? |pseudo(?:nyme)? ?(?:est |etait |c'?est |:)? ?"
    rf"|sous le (?:nom|pseudo) (?:de )?|se fai(?:t|sait) appeler |profil (?:de |: ?)"
    rf"|vendeu(?:r|se) (?:est |: ?)?(?=@?\w*[\d_])){_HANDLE}"
)
_AT: Final = re.compile(r"(?<![\w.])@(?P<name>[a-z0-9_.]{3,30})(?!\w*@)")
_SELLER_NAME: Final = re.compile(
    r"\b(?:vendeu(?:r|se)|il|elle|escroc|personne|monsieur|mec|type|gars) "
    rf"(?:s'appel(?:le|ait|lait)|se nomm(?:e|ait)|s'apel(?:le|ait)) {_NAME}"
)
_OWN_NAME: Final = re.compile(
    rf"\b(?:je m'appel+e|je me nomme|mon nom (?:c'?est|est)|moi c'?est|je suis (?:m|mme|mr|madame"
    rf"|monsieur)\.?) {_NAME}"
)
# What may follow these turns without being a name.
_NOT_A_NAME: Final = frozenset(
    [
        "de",
        "du",
        "le",
        "la",
        "les",
        "un",
        "une",
        "mon",
        "ma",
        "des",
        "et",
        "qui",
        "que",
        "pour",
        "sur",
        "avec",
        "dans",
        "au",
        "aux",
        "nom",
        "vendeur",
        "ami",
        "homme",
        "monsieur",
        "madame",
        "site",
        "compte",
        "numero",
        "prix",
        "moment",
        "temps",
        "nombre",
        "jour",
        "jamais",
    ]
)
_JOINING: Final = frozenset(
    [
        "et",
        "sur",
        "qui",
        "que",
        "pour",
        "il",
        "elle",
        "je",
        "mais",
        "a",
        "au",
        "depuis",
        "le",
        "la",
        "de",
        "du",
        "avec",
    ]
)


def find_pseudonyms(message: str) -> list[Found[str]]:
    """Find the pseudonyms in a message, as they were typed."""
    folded = fold(message)
    found: list[Found[str]] = []
    for pattern in (_PSEUDONYM, _AT):
        for written in pattern.finditer(folded):
            start, end = written.span("name")
            end -= len(folded[start:end]) - len(folded[start:end].rstrip(".-"))
            reading = Found(message[start:end].lstrip("@"), start, end)
            common = folded[start:end] in _NOT_A_NAME
            if not common and not any(reading.overlaps(other) for other in found):
                found.append(reading)
    return sorted(found, key=lambda each: each.start)


def find_person_names(message: str) -> list[Found[str]]:
    """Find the names of persons in a message; ``role`` is whose (an ``Owner``'s value)."""
    folded = fold(message)
    found = []
    for pattern, owner in ((_SELLER_NAME, Owner.SUSPECT), (_OWN_NAME, Owner.VICTIM)):
        for written in pattern.finditer(folded):
            start, end = _trimmed(folded, *written.span("name"))
            if folded[start:end] not in _NOT_A_NAME:
                found.append(Found(message[start:end], start, end, owner.value))
    return sorted(found, key=lambda each: each.start)


def _trimmed(folded: str, start: int, end: int) -> tuple[int, int]:
    """Cut a second word that belongs to the sentence rather than to the name."""
    first, _, second = folded[start:end].partition(" ")
    return (start, start + len(first)) if second in _JOINING else (start, end)
