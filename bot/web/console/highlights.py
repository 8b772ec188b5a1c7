"""Which words of a message each fact was read from, as pieces of text for the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.complaint.conversation import Message
from bot.complaint.facts import Fact


@dataclass(frozen=True)
class Piece:
    """A stretch of a message.

    Attributes:
        text: the words.
        facts: the anchors of the facts that were read in them; empty for plain text.
        opens: those of them whose words begin here.
        closes: those of them whose words end here.
    """

    text: str
    facts: Sequence[str] = ()
    opens: Sequence[str] = ()
    closes: Sequence[str] = ()


def anchor(fact: Fact) -> str:
    """Return the name of a fact's place on the page."""
    return f"{fact.name.value}-{fact.rank}"


def pieces(message: Message, facts: Iterable[Fact]) -> list[Piece]:
    """Cut a message where facts begin and end.

    Args:
        message: its text is cut; nothing is added or lost.
        facts: those that the record holds; the ones read elsewhere are ignored, and so are
            those that the message states as a whole.
    """
    spans = [
        (fact.provenance.start, min(fact.provenance.end, len(message.text)), anchor(fact))
        for fact in facts
        if fact.provenance.origin == message.id
        and fact.provenance.start is not None
        and fact.provenance.end is not None
        and fact.provenance.end - fact.provenance.start < len(message.text)
    ]
    edges = {0, len(message.text)}
    edges.update(edge for start, end, _ in spans for edge in (start, end))
    cuts = sorted(edges)
    return [
        Piece(
            message.text[left:right],
            tuple(name for start, end, name in spans if start <= left and right <= end),
            tuple(name for start, end, name in spans if start == left and right <= end),
            tuple(name for start, end, name in spans if start <= left and right == end),
        )
        for left, right in pairwise(cuts)
    ]
