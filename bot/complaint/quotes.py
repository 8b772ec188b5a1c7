"""The victim's own words, where a fact was read in them."""

from collections.abc import Sequence
from typing import Final

from bot.complaint.conversation import Message
from bot.complaint.facts import Fact

_LONGEST: Final = 160


def message_of(fact: Fact, transcript: Sequence[Message]) -> Message | None:
    """Return the message that a fact was read in, or ``None`` if it came another way."""
    return next((each for each in transcript if each.id == fact.provenance.origin), None)


def words_of(fact: Fact, message: Message) -> str:
    """Return the words that a fact was read in, cut after 160 characters.

    Of a button, they are its title: what she read, and by choosing it said.
    """
    span = fact.provenance
    words = message.text[span.start : span.end] if span.start is not None else ""
    words = words or message.text
    return words if len(words) <= _LONGEST else words[:_LONGEST] + "…"
