"""Text without accents, capitals or odd spaces, of the same length: offsets still hold."""

import unicodedata
from typing import Final

_PLAIN: Final = {
    "’": "'",
    "\u2018": "'",
    "`": "'",
    "œ": "o",
    "æ": "a",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "–": "-",
    "—": "-",
}


def fold(text: str) -> str:
    """Return the text in lower case, without accents, character for character."""
    return "".join(_fold(char) for char in text)


def _fold(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    base = unicodedata.normalize("NFD", char)[0].lower()
    # Some capitals become two letters: the offsets matter more.
    return base if len(base) == 1 else char
