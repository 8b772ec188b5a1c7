"""Details that follow a name and are the same person's: « Chantal Mauger, 72 ans, 06 … »."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.identifiers import IdentifierKind, Owner
from bot.extraction.folding import fold
from bot.extraction.identifier import Identifier
from bot.extraction.lexicons import words

_DETAILS: Final = frozenset(
    {
        IdentifierKind.PHONE,
        IdentifierKind.EMAIL,
        IdentifierKind.ADDRESS,
        IdentifierKind.IBAN,
    }
)
# What may stand between a name and its details, or between two of them.
_BETWEEN: Final = re.compile(
    rf"(?:[\s,;:()/|–-]|\b(?:\d\d ans|nee? (?:le )?[^,;\n]{{3,30}}|retraitee?s?|demeurant"
    rf"|domiciliee?|au|habitant|residant|joignable|{'|'.join(sorted(words('labels_of_details')))})\b)+"
)


def on_cards(
    message: str, read: Sequence[Identifier], says: Callable[[Identifier], bool]
) -> list[Identifier]:
    """Give the details that follow a name the owner of the name.

    Args:
        message: what the victim typed, untouched.
        read: what was found in it, in the order of the text.
        says: tells whether the words beside an identifier say themselves whose it is.
    """
    folded = fold(message)
    done: list[Identifier] = []
    # Named again above her details, she is who she was at first.
    persons: dict[str, Owner] = {}
    holder, end = Owner.UNKNOWN, -1
    for each in read:
        follows = _BETWEEN.fullmatch(folded, end, each.found.start) if end >= 0 else None
        if each.kind is IdentifierKind.PERSON_NAME:
            holder, end = persons.setdefault(each.found.value, each.owner), each.found.end
        elif follows and each.kind in _DETAILS:
            end = each.found.end
            if not says(each):
                each = replace(each, owner=holder)  # noqa: PLW2901 - the same, with its owner
        else:
            end = -1
        done.append(each)
    return done
