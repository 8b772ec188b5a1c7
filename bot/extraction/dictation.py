"""Telephone numbers dictated in words (« zéro six douze trente-quatre … »), or half so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

_UNITS: Final = (
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize"),
)
_TENS: Final[Mapping[str, int]] = {
    "vingt": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "octante": 80,
    "nonante": 90,
}
SPELLINGS: Final[Mapping[str, str]] = {
    "zeros": "zero",
    "une": "un",
    "deu": "deux",
    "troi": "trois",
    "catre": "quatre",
    "quatres": "quatre",
    "sinq": "cinq",
    "sis": "six",
    "set": "sept",
    "uit": "huit",
    "vint": "vingt",
    "vingts": "vingt",
    "trante": "trente",
    "quarente": "quarante",
    "sinquante": "cinquante",
    "cinquente": "cinquante",
    "soissante": "soixante",
    "soixente": "soixante",
}
_WORD: Final = "|".join([*_UNITS, *_TENS, *SPELLINGS, "et"])
_RUN: Final = re.compile(
    rf"(?<![\w+])(?:plus )?(?:{_WORD}|\d{{1,10}})"
    rf"(?:[ ,.-]{{1,3}}(?:{_WORD}|\d{{1,10}})){{3,}}(?!\w)"
)
_TOKEN: Final = re.compile(r"[a-z]+|\d+")
_FRENCH_DIGITS: Final = 10
# The country's code, and how many digits follow it.
_FOREIGN: Final[Mapping[str, int]] = {"33": 9, "32": 9, "41": 9, "352": 9}
_LONGEST: Final = 4


def find_dictated(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the digits of each dictated number, with where they stand.

    Args:
        folded: the text, as :func:`bot.extraction.folding.fold` gives it.

    Yields:
        Ten digits, or « + » and the digits of a country's code and its number.
    """
    for run in _RUN.finditer(folded):
        tokens = list(_TOKEN.finditer(folded, run.start(), run.end()))
        words = [SPELLINGS.get(token[0], token[0]) for token in tokens]
        first = 0
        while first < len(words):
            read = _number_at(words, first)
            if read is None or all(word.isdigit() for word in words[first : read[1]]):
                first += 1
                continue
            yield read[0], tokens[first].start(), tokens[read[1] - 1].end()
            first = read[1]


def _number_at(words: Sequence[str], first: int) -> tuple[str, int] | None:
    if words[first] == "plus":
        for code, count in _FOREIGN.items():
            read = _digits(words, first + 1, len(code) + count)
            if read and read[0].startswith(code):
                return f"+{read[0]}", read[1]
        return None
    if words[first] != "zero" and not words[first].startswith("0"):
        return None
    read = _digits(words, first, _FRENCH_DIGITS)
    return read if read and read[0][1] != "0" else None


def _digits(words: Sequence[str], index: int, wanted: int) -> tuple[str, int] | None:
    """Return as many digits as wanted, longest numbers first, and where they end."""
    if wanted == 0:
        return "", index
    for count in range(min(_LONGEST, len(words) - index), 0, -1):
        digits = _spelled(tuple(words[index : index + count]))
        if digits and len(digits) <= wanted:
            rest = _digits(words, index + count, wanted - len(digits))
            if rest:
                return digits + rest[0], rest[1]
    return None


def _spelled(words: tuple[str, ...]) -> str:
    if len(words) == 1 and words[0].isdigit():
        return words[0]
    return _numbers().get(words, "")


@cache
def _numbers() -> Mapping[tuple[str, ...], str]:
    """Return the digits of 0 to 99, by their words, Belgian and Swiss ones included."""
    numbers: dict[tuple[str, ...], str] = {(word,): str(n) for n, word in enumerate(_UNITS)}
    small: dict[int, tuple[str, ...]] = {n: (word,) for n, word in enumerate(_UNITS)}
    small |= {10 + unit: ("dix", _UNITS[unit]) for unit in (7, 8, 9)}
    for word, tens in _TENS.items():
        numbers[(word,)] = str(tens)
        for unit in range(1, 20 if word == "soixante" else 10):
            numbers[(word, *small[unit])] = str(tens + unit)
            numbers[(word, "et", *small[unit])] = str(tens + unit)
    for unit in range(20):
        numbers[("quatre", "vingt", *(small[unit] if unit else ()))] = str(80 + unit)
    numbers |= {small[unit]: str(unit) for unit in (17, 18, 19)}
    return numbers
