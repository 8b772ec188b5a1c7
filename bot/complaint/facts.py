"""Facts, and where each of them comes from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.money import Money
from bot.complaint.names import (
    BOOKKEEPING,
    CHOICES,
    OF_PAYMENT,
    REPEATABLE,
    FactName,
    FactType,
    type_of,
)
from bot.complaint.periods import Period

# Whoever speaks of facts speaks of their names: one import for both.
__all__ = [
    "BOOKKEEPING",
    "CHOICES",
    "OF_PAYMENT",
    "REPEATABLE",
    "Fact",
    "FactName",
    "FactType",
    "Provenance",
    "Record",
    "Source",
    "Value",
    "decode",
    "encode",
    "type_of",
]

Value = bool | Money | Period | Enum | str | None
"""A fact's value; ``None`` is « je ne sais pas », an answer that is not asked again."""


def encode(value: Value) -> str:
    """Return the value as the text that :func:`decode` reads back (``""`` for unknown)."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Money):
        return f"{value.amount} {value.currency}"
    if isinstance(value, Period):
        return value.iso
    if isinstance(value, Enum):
        return str(value.value)
    return value


def decode(name: FactName, text: str) -> Value:
    """Read a value from the text that :func:`encode` makes.

    Raises:
        BadValue: the text is not of the fact's type.
    """
    if text == "":
        return None
    match type_of(name):
        case FactType.BOOLEAN:
            if text not in ("true", "false"):
                raise BadValue("boolean")
            return text == "true"
        case FactType.MONEY:
            amount, _, currency = text.partition(" ")
            return Money.of(amount, currency or "EUR")
        case FactType.PERIOD:
            return Period.of(text)
        case FactType.CHOICE:
            try:
                return CHOICES[name](text)
            except ValueError:
                raise BadValue(name.value) from None
        case FactType.TEXT:
            return text


class Source(str, Enum):
    """Where a fact comes from."""

    MESSAGE = "message"  # words of the victim: see the span
    BUTTON = "button"  # a choice she made
    INFERENCE = "inference"  # follows from words of hers: see the span
    EXHIBIT = "exhibit"
    OFFICER = "officer"
    IDENTITY = "identity"  # an identity provider: the service alone writes it


_SAID: Final = (Source.MESSAGE, Source.BUTTON)


@dataclass(frozen=True)
class Provenance:
    """Where a fact was read, so that an officer can trace it.

    Attributes:
        source: what kind of origin.
        origin: the message's, exhibit's or officer's identifier.
        start: first character in the message's text, for words.
        end: one past the last character.
    """

    source: Source
    origin: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Fact:
    """One thing that is held about the case, and since when.

    Attributes:
        name: what it tells.
        value: its value; ``None`` when the victim says that she does not know.
        provenance: where it comes from.
        recorded_at: when it entered the record, aware UTC.
        rank: 1 for the first of its name; several sums or telephones have 2, 3 …
        confirmed: said so explicitly by the victim or an officer.
        reason: why an officer corrected it, else empty.
    """

    name: FactName
    value: Value
    provenance: Provenance
    recorded_at: datetime
    rank: int = 1
    confirmed: bool = False
    reason: str = ""


class Record:
    """The facts of one case in the order they came; the latest of a name and rank holds.

    Nothing is ever overwritten: a correction is a later fact, and the former ones are its
    history.
    """

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts = list(facts)
        self._current: dict[tuple[FactName, int], Fact] = {}
        for fact in self._facts:
            self._current[fact.name, fact.rank] = fact

    def add(self, fact: Fact) -> None:
        """Let a fact hold from now on."""
        self._facts.append(fact)
        self._current[fact.name, fact.rank] = fact

    def __contains__(self, name: FactName) -> bool:
        return (name, 1) in self._current

    def fact(self, name: FactName, rank: int = 1) -> Fact | None:
        """Return the fact that holds, or ``None`` when nothing was said about it."""
        return self._current.get((name, rank))

    def value(self, name: FactName, rank: int = 1) -> Value:
        """Return the value that holds; ``None`` when unsaid or unknown to the victim."""
        fact = self.fact(name, rank)
        return fact.value if fact else None

    def ranked(self, name: FactName) -> list[Fact]:
        """Return the facts that hold under a name, first rank first."""
        return [self._current[key] for key in sorted(self._current) if key[0] is name]

    def current(self) -> list[Fact]:
        """Return every fact that holds, in the order of :class:`FactName`, then rank."""
        order = list(FactName)
        return sorted(self._current.values(), key=lambda fact: (order.index(fact.name), fact.rank))

    def last_answered(self, before: FactName | None = None) -> FactName | None:
        """Return what the victim last answered about the case.

        Args:
            before: only what she had said before she last answered this.

        Returns:
            The fact, or ``None`` when the story alone was told.
        """
        said = [fact for fact in self._facts if fact.provenance.source in _SAID]
        if any(fact.name is before for fact in said):
            while said.pop().name is not before:
                pass
        told = self._current.get((FactName.OFFENCE, 1))
        for fact in reversed(said):
            if fact.name not in BOOKKEEPING and fact.name is not before:
                is_story = told is not None and fact.provenance.origin == told.provenance.origin
                return None if is_story else fact.name
        return None

    def read_in(self, origin: str) -> list[Fact]:
        """Return the facts that a message, an exhibit or an officer gave, in their order."""
        return [fact for fact in self._facts if fact.provenance.origin == origin]

    def without(self, origin: str) -> "Record":
        """Return the record as it was before a message, an exhibit or an officer spoke."""
        return Record(fact for fact in self._facts if fact.provenance.origin != origin)

    def history(self, name: FactName, rank: int = 1) -> list[Fact]:
        """Return what was held under a name and rank, oldest first, the present one last."""
        return [fact for fact in self._facts if (fact.name, fact.rank) == (name, rank)]
