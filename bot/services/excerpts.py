"""What is shown of a file that was found: where the words stand, and a little around them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.complaint.passages import Passage
from bot.extraction.search_words import Word, find_words

_SHOWN: Final = 2
"""How many passages of a file are shown."""
_AROUND: Final = 70
"""Characters on each side of a word."""
_LONGEST: Final = 300


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt: a word that was searched for, or what stands between two."""

    text: str
    found: bool = False


@dataclass(frozen=True)
class Excerpt:
    """A part of a passage.

    Attributes:
        passage: where it is from.
        pieces: its text, from the first to the last.
        begins: whether the passage begins with it.
        ends: whether the passage ends with it.
    """

    passage: Passage
    pieces: Sequence[Piece]
    begins: bool
    ends: bool


def excerpts_of(passages: Iterable[Passage], stems: Collection[str]) -> list[Excerpt]:
    """Return what best shows some words in a file: a passage that adds no word is left out."""
    found = [
        (each, [word for word in find_words(each.text) if word.stem in stems]) for each in passages
    ]
    told: set[str] = set()
    shown: list[Excerpt] = []
    for passage, words in sorted(found, key=lambda pair: -len({each.stem for each in pair[1]})):
        new = {each.stem for each in words} - told
        if new and len(shown) < _SHOWN:
            told |= new
            shown.append(_excerpt(passage, words))
    return shown


def _excerpt(passage: Passage, words: Sequence[Word]) -> Excerpt:
    text = passage.text
    start, end = _bounds(text, words)
    pieces, at = [], start
    for word in words:
        if start <= word.start and word.end <= end:
            pieces += [
                Piece(text[at : word.start]),
                Piece(text[word.start : word.end], found=True),
            ]
            at = word.end
    pieces.append(Piece(text[at:end]))
    return Excerpt(
        passage, [each for each in pieces if each.text], begins=start == 0, ends=end == len(text)
    )


def _bounds(text: str, words: Sequence[Word]) -> tuple[int, int]:
    """Return the part in which the most different words stand, whole words at both ends."""
    windows = [
        (first, [each for each in words if 0 <= each.start - first.start <= _LONGEST - 2 * _AROUND])
        for first in words
    ]
    first, within = max(windows, key=lambda pair: len({each.stem for each in pair[1]}))
    start, end = max(0, first.start - _AROUND), min(len(text), within[-1].end + _AROUND)
    if start:
        start = text.find(" ", start, first.start) + 1 or first.start
    if end < len(text):
        space = text.rfind(" ", within[-1].end, end)
        end = space if space >= 0 else within[-1].end
    return start, end
