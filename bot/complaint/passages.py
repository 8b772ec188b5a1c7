"""What of a file may be searched, in the words that stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.conversation import Author, Message
from bot.complaint.decisions import Decision
from bot.complaint.facts import Fact, FactName
from bot.complaint.money import Money


class Field(str, Enum):
    """Where in a file a passage stands."""

    STORY = "story"  # what the victim typed
    FACT = "fact"  # what is held
    LETTER = "letter"  # what an officer wrote to her
    NOTE = "note"  # why an officer decided so


# What an officer writes of her own, by the name it has among a decision's choices.
_WRITTEN: Final = {"words": Field.LETTER, "reason": Field.NOTE}


@dataclass(frozen=True)
class Passage:
    """Some words of a file.

    Attributes:
        field: where they stand.
        text: the words.
        fact: what is held, when a fact says so.
    """

    field: Field
    text: str
    fact: FactName | None = None


def said_in(message: Message) -> Iterator[Passage]:
    """Yield what the victim typed; Ariane's words and those on buttons are the same in all files.

    What an officer asks stands in her decision.
    """
    if message.author is Author.VICTIM and not message.payload:
        yield Passage(Field.STORY, message.text)


def held_by(fact: Fact) -> Iterator[Passage]:
    """Yield the words of a fact, and why an officer corrected it."""
    if isinstance(fact.value, str):
        yield Passage(Field.FACT, fact.value, fact.name)
    if isinstance(fact.value, Money):
        yield Passage(Field.FACT, str(fact.value.amount), fact.name)
    if fact.reason:
        yield Passage(Field.NOTE, fact.reason)


def written_in(decision: Decision) -> Iterator[Passage]:
    """Yield what an officer wrote of her own; our own questions are the same in all files."""
    if not decision.choices.get("question"):
        for name, field in _WRITTEN.items():
            if text := decision.choices.get(name, ""):
                yield Passage(field, text)
