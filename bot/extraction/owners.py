"""Whose an identifier is: the victim's or the suspect's, from the words around and the question."""

import re
from typing import Final

from bot.complaint.identifiers import Owner
from bot.extraction.folding import fold

# Just before the identifier, in folded text.
_MINE: Final = re.compile(
    r"(?:\bmo[ni]\b|\bma\b|\bmes\b|\bje suis (?:joignable|au)\b|\bmoi c'?est\b|\bjoindre\b"
    r"|\bjoignable\b|\bm'appeler\b|\bm'ecrire\b|\bdepuis mon\b|\bme contacter\b)"
)
_HIS: Final = re.compile(
    r"(?:\bson\b|\bsa\b|\bses\b|\bvendeur\w*\b|\bescroc\b|\bil\b|\belle\b|\ba lui\b|\bvers\b"
    r"|\bau nom\b|\bsur\b|\brepond\w*\b|\bvire\w*\b|\bvirement\b|\bdonne\w*\b|\bcontact\w*\b)"
)
_BEFORE: Final = 45


def owner_of(message: str, start: int, *, asked: str | None = None) -> Owner:
    """Return whose an identifier is.

    Args:
        message: what the victim typed.
        start: where the identifier begins.
        asked: the pending question's fact, which decides when it names somebody.
    """
    if asked and asked.startswith("victim_"):
        return Owner.VICTIM
    before = fold(message[max(0, start - _BEFORE) : start])
    mine, his = _last(_MINE, before), _last(_HIS, before)
    # Who files a complaint speaks of the other's account and number, unless she says « mon ».
    return Owner.VICTIM if mine > his else Owner.SUSPECT


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((word.start() for word in pattern.finditer(text)), default=-1)
