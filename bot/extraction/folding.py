"""Text without accents, capitals or odd spaces, of the same length: offsets still hold."""

import unicodedata
from typing import Final

_PLAIN: Final = {
    "’": "'",
    "\u2018": "'",
    "\u02bc": "'",
    "`": "'",
    "\u00b4": "'",
    "œ": "o",
    "æ": "a",
    "–": "-",
    "—": "-",
    "\u2010": "-",
    "\u2011": "-",
    "\u2212": "-",
}


class _Plain(dict[int, str]):
    """What each character becomes, worked out the first time that it is met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(chr(code))
        return folded


_TABLE: Final = _Plain()


def fold(text: str) -> str:
    """Return the text in lower case, without accents, character for character."""
    return text.translate(_TABLE)


def _fold(char: str) -> str:
    if char in _PLAIN:
        return _PLAIN[char]
    # No-break, narrow, figure and thin spaces come with what is pasted from an application.
    if unicodedata.category(char) == "Zs":
        return " "
    base = unicodedata.normalize("NFD", char)[0].lower()
    # Some capitals become two letters: the offsets matter more.
    return _PLAIN.get(base, base) if len(base) == 1 else char
