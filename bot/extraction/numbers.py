"""Numbers as people write them: in digits with any space, or in words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from text_to_num import text2num

# Thousands set apart by a space or a dot; decimals by a comma or a dot.
DIGITS: Final = r"(?:\d{1,3}(?:[ .]\d{3})+|\d+)(?:[.,]\d{1,2})?(?![\d])"
_WORD: Final = (
    r"(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze"
    r"|seize|vingts?|vint|trente|quarante|cinquante|soixante|septante|octante|huitante|nonante"
    r"|cents?|milles?|million)"
)
WORDS: Final = rf"{_WORD}(?:(?:[ -]et)?[ -]{_WORD})*"
_SPELLING: Final = {"vint": "vingt", "milles": "mille", "une": "un"}


def read_digits(written: str) -> Decimal:
    """Read « 1 250,50 », « 1.250 » or « 12.5 »."""
    whole = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", whole):
        whole = whole.replace(".", "")
    return Decimal(whole.replace(",", "."))


def read_words(written: str) -> Decimal | None:
    """Read « deux mille cinq cents »; ``None`` when the words make no number."""
    spelled = re.sub(r"[a-z]+", lambda word: _SPELLING.get(word[0], word[0]), written)
    try:
        return Decimal(text2num(spelled.replace("-", " "), "fr"))
    except ValueError:
        return None


def find_spelled(folded: str) -> Iterator[tuple[Decimal, int, int]]:
    """Yield the numbers in words, with where they stand."""
    for written in re.finditer(rf"(?<!\w){WORDS}(?!\w)", folded):
        value = read_words(written[0])
        if value is not None:
            yield value, written.start(), written.end()
