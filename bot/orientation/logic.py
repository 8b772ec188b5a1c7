"""Kleene's three-valued logic over what has been answered so far."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Answers = Mapping[str, str]
"""What is known: a fact's name to its encoded value; what is unknown is absent."""


class Truth(Enum):
    """Whether a condition holds, given what is known."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


@dataclass(frozen=True)
class Is:
    """A fact has one of some values."""

    fact: str
    values: frozenset[str]

    def truth(self, answers: Answers) -> Truth:
        """Return whether the fact has one of the values; unknown while it is unanswered."""
        if self.fact not in answers:
            return Truth.UNKNOWN
        return Truth.TRUE if answers[self.fact] in self.values else Truth.FALSE

    def facts(self) -> Iterator[str]:
        """Yield the fact's name."""
        yield self.fact


@dataclass(frozen=True)
class All:
    """Every part holds."""

    parts: Sequence["Condition"]

    def truth(self, answers: Answers) -> Truth:
        """Return the least true of the parts."""
        return min(
            (part.truth(answers) for part in self.parts),
            key=lambda truth: truth.value,
            default=Truth.TRUE,
        )

    def facts(self) -> Iterator[str]:
        """Yield the names of the facts that the parts depend on."""
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True)
class Any:
    """Some part holds."""

    parts: Sequence["Condition"]

    def truth(self, answers: Answers) -> Truth:
        """Return the truest of the parts."""
        return max(
            (part.truth(answers) for part in self.parts),
            key=lambda truth: truth.value,
            default=Truth.FALSE,
        )

    def facts(self) -> Iterator[str]:
        """Yield the names of the facts that the parts depend on."""
        for part in self.parts:
            yield from part.facts()


@dataclass(frozen=True)
class Not:
    """A part does not hold."""

    part: "Condition"

    def truth(self, answers: Answers) -> Truth:
        """Return the part's opposite; unknown stays unknown."""
        return Truth(2 - self.part.truth(answers).value)

    def facts(self) -> Iterator[str]:
        """Yield the names of the facts that the part depends on."""
        yield from self.part.facts()


Condition = Is | All | Any | Not
