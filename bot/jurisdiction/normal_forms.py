"""Names of places without accents, capitals, hyphens or abbreviations."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# NFKD takes these for letters of their own.
_JOINED: Final = str.maketrans({"œ": "oe", "æ": "ae"})
_UNDER: Final = re.compile(r"\bs/s\b")
_ON: Final = re.compile(r"\bs/")
_WORD: Final = re.compile(r"[a-z0-9]+")
_SHORT: Final = {
    "st": "saint",
    "ste": "sainte",
    "sts": "saints",
    "stes": "saintes",
    "ss": "sous",
    "lez": "les",
}
_ARTICLES: Final = ("le", "la", "les", "l")


def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name: « St-Rémy-lès-Chevreuse » gives saint, remy, les, chevreuse."""
    plain = text.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain.translate(_JOINED))
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    if "/" in plain:
        plain = _ON.sub("sur ", _UNDER.sub("sous ", plain))
    return tuple(_SHORT.get(word, word) for word in _WORD.findall(plain))


def joined(words: Sequence[str]) -> str:
    """Return words as one: people put the spaces and hyphens of a name anywhere."""
    return "".join(words)


def without_article(words: Sequence[str]) -> Sequence[str]:
    """Return the words without « Le », « La », « Les » or « L’ » at their head."""
    return words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
