"""The files that came within an e-mail, judged like those that a victim joins by herself."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.complaint.errors import RefusedEvidence
from bot.evidence.kinds import MAIL, MAILS
from bot.evidence.mails import attached_to_mail, attached_to_outlook

# As many files as may be joined one by one.
MOST_PIECES: Final = 20
# A mail that forwards a mail; what is deeper stays where it is.
_DEEPEST: Final = 2
Judge = Callable[[bytes, str], str]


@dataclass(frozen=True)
class Piece:
    """A file that came within an e-mail.

    Attributes:
        name: as the mail calls it, not cleaned.
        media_type: what its bytes are; ``""`` where it was refused.
        refused: the reason of :class:`RefusedEvidence`, or ``""``.
        content: its bytes; none where it was refused.
    """

    name: str
    media_type: str
    refused: str
    content: bytes


def pieces_of(content: bytes, media_type: str, judge: Judge) -> Sequence[Piece]:
    """Return the files of an e-mail, and those of the mails that it forwards, in their order.

    Args:
        content: the whole mail.
        media_type: a mail's, as both witnesses said.
        judge: returns a file's media type, or raises :class:`RefusedEvidence`.

    Returns:
        :data:`MOST_PIECES` at most; when there are more, one after them is refused for it
        (``count``).
    """
    judged = list(islice(_judged(content, media_type, judge, _DEEPEST), MOST_PIECES + 1))
    kept = judged[:MOST_PIECES]
    return [*kept, *(Piece(each.name, "", "count", b"") for each in judged[MOST_PIECES:])]


def _judged(content: bytes, media_type: str, judge: Judge, levels: int) -> Iterator[Piece]:
    read = attached_to_mail if media_type == MAIL else attached_to_outlook
    for name, attached in read(content):
        try:
            piece = Piece(name, judge(attached, name), "", attached)
        except RefusedEvidence as refusal:
            piece = Piece(name, "", refusal.reason, b"")
        yield piece
        if piece.media_type in MAILS and levels > 1:
            yield from _judged(attached, piece.media_type, judge, levels - 1)
