"""What a finder gives back: a value, and the characters it was read in."""

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True)
class Found(Generic[T_co]):
    """A value read in a text.

    Attributes:
        value: what was read.
        start: its first character in the text, untouched.
        end: one past its last character.
        role: for a sum, what it was: see :mod:`bot.extraction.amounts`; for a link, a platform
            or a person, what its finder says; else empty.
        certain: nothing had to be completed or guessed.
    """

    value: T_co
    start: int
    end: int
    role: str = ""
    certain: bool = True

    def overlaps(self, other: "Found[object]") -> bool:
        """Tell whether two readings share a character."""
        return self.start < other.end and other.start < self.end
