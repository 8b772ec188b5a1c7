"""Messages that hold contact details and nothing that says whose: an answer, or a visiting card."""

import re
from collections.abc import Sequence
from typing import Final

from bot.complaint.identifiers import IdentifierKind, Owner
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.lexicons import words

_WORD: Final = re.compile(r"[^\W\d_]+")
_LABELS: Final = words("labels_of_details")
_TOLD: Final = 60
_ANNOUNCING: Final = 70
_ANNOUNCED: Final = re.compile(
    r"\b(?:ses|son|sa|leurs?|vendeu\w+|escroc|voici|coordonnees)\b|:\s*$"
)
# Contact details of their own, not the end of « … et Stéphane au 06 … ».
_APART: Final = re.compile(
    rf"(?:[.!?\n:]|\bmerci|\bcordialement)[\s,]*(?:(?:{'|'.join(sorted(_LABELS))})\b\W*)*$"
)
# Who gives two of these at once and speaks of nobody gives her own.
CARD: Final = frozenset(
    {
        IdentifierKind.PERSON_NAME,
        IdentifierKind.PHONE,
        IdentifierKind.EMAIL,
        IdentifierKind.ADDRESS,
    }
)


def is_bare(message: str, found: Sequence[Found[str]]) -> bool:
    """Tell whether a message says nothing beside what was found in it, and its labels."""
    rest = list(fold(message))
    for each in found:
        rest[each.start : each.end] = " " * (each.end - each.start)
    return all(word[0] in _LABELS for word in _WORD.finditer("".join(rest)))


def signed_off(message: str, found: Sequence[Found[str]]) -> list[Found[str]]:
    """Return those that sign a story of some length: it ends with them and their labels.

    « Voici ses coordonnées : … » announces somebody else's, and none is returned.
    """
    last: list[Found[str]] = []
    end = len(message)
    for each in sorted(found, key=lambda each: each.start, reverse=True):
        if each.start < _TOLD or not is_bare(message[each.end : end], []):
            break
        last.append(each)
        end = each.start
    before = fold(message[:end])
    announced = _ANNOUNCED.search(before[-_ANNOUNCING:])
    return last if _APART.search(before) and not announced else []


def bare_owner(kinds: Sequence[IdentifierKind]) -> Owner:
    """Return whose the details of a bare message are: a visiting card is the writer's."""
    card = CARD.issuperset(kinds) and len(set(kinds)) > 1
    return Owner.VICTIM if card else Owner.UNKNOWN
