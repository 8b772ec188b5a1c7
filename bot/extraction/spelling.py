"""A message as it was meant: slips mended, short words spelt out, « j'ai payer » heard aright."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml
from spellchecker import SpellChecker

from bot.extraction.folding import fold

_LEXICON: Final = Path(__file__).parent / "lexicon"
# What the mended words are read with, or what is no slip: trade names, SMS spelling.
_OURS: Final = (
    "choices.yml",
    "items.yml",
    "payments.yml",
    "platforms.yml",
    "situations.yml",
    "statements.yml",
)
# Shorter words have too many neighbours.
_WORD: Final = re.compile(r"(?<![\w@.#/-])[a-z]{5,}(?![\w@/-]|\.\w)")
# The whole words of a pattern: « virements? » is two, « rembours\\w* » none.
_LITERAL: Final = re.compile(r"(?<![\w\\<])(?P<word>[a-z]{3,})(?P<perhaps>\??)(?![\w\\*+?>(\[])")
_SHORTENED: Final = re.compile(r"(?<!\d )(?<![\w@.#/'-])[a-z]{1,6}1?(?![\w@/'-]|\.\w)")
# « j'ai payer », « on est entrer »: said alike. « À payer » has none: « a » needs a subject.
_PARTICIPLE: Final = re.compile(
    r"(?<![\w@.#/-])(?:(?:j'|j )?(?:ai|avais)|as|avons|avez|ont|avaient|suis|est|sommes|etes|sont"
    r"|(?:il|elle|on|qui|ca|y|m'|l'|t'|nous|vous|me|n') ?a"
    r"|(?:il|elle|on|c'|qui|n') ?(?:avait|etait))"
    r" (?:(?:pas|jamais|rien|plus|deja|bien|tout|toujours|ete) )*(?P<verb>[a-z]{2,}er)"
    r"(?![\w@/-]|\.\w)"
)
_Mend = tuple[int, int, str]


@dataclass(frozen=True)
class Mended:
    """A message as it was meant.

    Attributes:
        text: folded, each word that was mended replaced by the one it stands for.
        moves: for each replaced word, where it begins and ends in ``text``, and in the message.
    """

    text: str
    moves: Sequence[tuple[int, int, int, int]] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where characters of ``text`` stand in the message; a mended word is whole."""
        return self._original(start, at_end=False), self._original(end, at_end=True)

    def _original(self, at: int, *, at_end: bool) -> int:
        shift = 0
        for start, end, first, last in self.moves:
            if at <= start:
                break
            if at < end:
                return last if at_end else first
            shift = last - end
        return at + shift


def mend(message: str) -> Mended:
    """Return a message whose unknown words are replaced by a French word one slip away.

    A slip is one letter more, less or other, or two that changed places (Damerau). A capital
    marks a name, which has no spelling; so do signs of an address. Among several words the
    ones that our lexicons speak of come first, then the most frequent. Words shortened as on a
    telephone are spelt out, and an infinitive behind an auxiliary becomes the participle that
    it sounds like.

    Args:
        message: what the victim typed, untouched.
    """
    folded = fold(message)
    mends = {each[0]: each for each in (*_without_slips(message, folded), *_spelt_out(folded))}
    spelt = _put(folded, mends.values())
    heard = {each[0]: each for each in _participles(spelt)}
    return _put(folded, (mends | heard).values()) if heard else spelt


def _without_slips(message: str, folded: str) -> Iterator[_Mend]:
    for written in _WORD.finditer(folded):
        meant = None if _is_name(message, written.start()) else _meant(written[0])
        if meant is not None:
            yield written.start(), written.end(), meant


def _spelt_out(folded: str) -> Iterator[_Mend]:
    for written in _SHORTENED.finditer(folded):
        if meant := _shorthand().get(written[0]):
            yield written.start(), written.end(), meant


def _participles(spelt: Mended) -> Iterator[_Mend]:
    for written in _PARTICIPLE.finditer(spelt.text):
        yield *spelt.span(*written.span("verb")), written["verb"].removesuffix("r")


def _put(folded: str, mends: Iterable[_Mend]) -> Mended:
    """Return the text with words replaced where they stand."""
    parts: list[str] = []
    moves: list[tuple[int, int, int, int]] = []
    done = length = 0
    for first, last, meant in sorted(mends):
        kept = folded[done:first]
        start = length + len(kept)
        length = start + len(meant)
        parts += [kept, meant]
        moves.append((start, length, first, last))
        done = last
    return Mended("".join([*parts, folded[done:]]), moves)


def _is_name(message: str, start: int) -> bool:
    alone = message[start].isupper() and not message[start + 1].isupper()
    return alone and start > 0


def _meant(word: str) -> str | None:
    speller, ours = _speller(), _ours()
    if word in ours or word in speller:
        return None
    candidates = speller.candidates(word) or ()
    return max(
        candidates,
        key=lambda each: (each in ours, speller.word_frequency.dictionary[each]),
        default=None,
    )


@cache
def _ours() -> frozenset[str]:
    lexicons = (yaml.safe_load((_LEXICON / name).read_text(encoding="utf-8")) for name in _OURS)
    found = [each for lexicon in lexicons for each in _LITERAL.finditer(fold(str(lexicon)))]
    shorter = (each["word"][:-1] for each in found if each["perhaps"])
    return frozenset([*(each["word"] for each in found), *shorter])


@cache
def _shorthand() -> Mapping[str, str]:
    shorthand: Mapping[str, str] = yaml.safe_load(
        (_LEXICON / "shorthand.yml").read_text(encoding="utf-8")
    )
    return shorthand


@cache
def _speller() -> SpellChecker:
    french = SpellChecker(language="fr")
    folded = dict.fromkeys(_ours(), 1)
    for word, frequency in french.word_frequency.dictionary.items():
        folded[fold(word)] = folded.get(fold(word), 0) + frequency
    speller = SpellChecker(language=None, distance=1)
    speller.word_frequency.load_json(folded)
    return speller


def slips_of(word: str) -> list[str]:
    """Return what a word may have been meant to be, one slip away: French words first.

    Args:
        word: one word, however it is typed.

    Returns:
        Every spelling, folded, whether or not it is a word: names are not in our dictionary.
    """
    speller = _speller()
    nearby = speller.edit_distance_1(fold(word))
    return sorted(nearby, key=lambda each: (-speller.word_frequency.dictionary[each], each))
