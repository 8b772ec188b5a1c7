"""Finders that several others ask about one text: each reads it once."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Final, TypeVar

T = TypeVar("T")

# The text at hand, and one that it was cut out of: no conversation stays in memory.
_TEXTS: Final = 2


def remembered(find: Callable[[str], list[T]]) -> Callable[[str], list[T]]:
    """Let a finder answer from memory when it is asked about the same text again.

    Args:
        find: it must depend on nothing but the text.

    Returns:
        The finder; each caller gets a list of its own.
    """
    found = lru_cache(maxsize=_TEXTS)(lambda text: tuple(find(text)))

    @wraps(find)
    def answer(text: str) -> list[T]:
        return list(found(text))

    return answer
