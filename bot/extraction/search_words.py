"""The words of a text that a search may find, in one form for all their endings."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

import Stemmer
from spacy.lang.fr.stop_words import STOP_WORDS

from bot.extraction.folding import fold
from bot.extraction.lexicons import words

# « 1 250 » is one number. Accents may stand apart from their letters, as some systems type them.
_WORD: Final = re.compile(r"(?<!\w)\d{1,3}(?: \d{3})+(?!\w)|(?:[^\W_][\u0300-\u036f]*)+")
# Two letters are a name or a brand; two figures are a piece of a telephone number.
_LETTERS: Final = 2
_FIGURES: Final = 3
# Past these it is an account, a telephone or a wallet: those are searched as what they are.
_MOST_FIGURES: Final = 6
_MOST_MIXED: Final = 10
_MOST_LETTERS: Final = 40
# What is left of a word when its ending is taken off.
_ROOT: Final = 3


@dataclass(frozen=True)
class Word:
    """A word of a text.

    Attributes:
        stem: what all its forms share (« virement », « virements », « VIRÉ »).
        start: its first character.
        end: one past its last.
    """

    stem: str
    start: int
    end: int


def find_words(text: str) -> Iterator[Word]:
    """Yield the words that tell something: no grammar, no long figures.

    Args:
        text: anything typed, untouched.

    Source:
        The French stemmer of Snowball; spaCy's list of stop words.
    """
    for found in _WORD.finditer(fold(text)):
        stem = stem_of(text[found.start() : found.end()])
        if stem:
            yield Word(stem, found.start(), found.end())


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Return the form that a word shares with its other endings, ``""`` if it tells nothing.

    Accents, capitals and the endings that the ear does not tell apart make no difference.
    """
    composed = unicodedata.normalize("NFC", word).lower().replace("œ", "oe").replace("æ", "ae")
    plain = fold(composed)
    if any(letter.isdigit() for letter in plain):
        return _number(plain.replace(" ", ""))
    if not _LETTERS <= len(plain) <= _MOST_LETTERS or plain in _silent():
        return ""
    # Not shared: a stemmer is no more than a buffer, and two threads must not have the same.
    stem = fold(Stemmer.Stemmer("french", 0).stemWord(composed))
    for endings in ("sx", "e"):
        short = stem.rstrip(endings)
        stem = short if len(short) >= _ROOT else stem
    return stem


def _number(written: str) -> str:
    least, most = (_FIGURES, _MOST_FIGURES) if written.isdecimal() else (_LETTERS, _MOST_MIXED)
    return written if least <= len(written) <= most else ""


@cache
def _silent() -> frozenset[str]:
    spoken = (fold(each) for each in STOP_WORDS)
    return frozenset(spoken) | words("no_word_to_search")
