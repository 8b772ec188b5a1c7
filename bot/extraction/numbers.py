"""Numbers as people write them: in digits with any space, in words, or half and half."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.extraction.numerals import APPROXIMATE, WORD_VALUES, Numeral
from bot.extraction.remembered import remembered

# Thousands set apart by a space, a dot or an apostrophe; or as in English, « 1,250.50 ». What
# follows two digits and a space is more often the end of a telephone number than thousands.
_DIGITS: Final = re.compile(
    r"""(?:(?<!\w)(?<!\d[.,'])|(?<=[0-9][x*])|(?<=\bchf|\beur|\busd|\bcad))
    (?P<digits>(?<!\b\d\d[ ])(?<!\d\dx)[0-9]{1,3}(?P<mark>[ .'])
      [0-9]{3}(?:(?P=mark)[0-9]{3})*(?![0-9])
      (?:(?!(?P=mark))[.,][0-9]{1,2}(?![0-9]))?
    |[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{2}(?![0-9])
    |[0-9]{1,15}(?:[.,][0-9]{1,18})?(?![0-9]))""",
    re.VERBOSE,
)
_SCALE: Final = re.compile(
    r"""\ ?(?:(?P<k>k)(?P<rest>[0-9]{1,3})?(?![0-9])
    |(?P<m>m)(?=\ ?(?:€|d'|eur))
    |(?P<word>milles?|mile|millions?|milions?|milliards?|milliers?|centaines?
      |cents?(?=\ (?:d'|de\ )?(?:e+uros?\b|eur\b|€|balles|dollars|francs|mille)))(?![a-z]))""",
    re.VERBOSE,
)
_WORD: Final = re.compile(
    rf"(?<![^\W_])(?P<word>{'|'.join(sorted(WORD_VALUES, key=len, reverse=True))})(?![^\W_])"
)
_JOINT: Final = re.compile(r" ?- ?| {1,2}| (?P<link>et|de) |-et-")
_HALF: Final = re.compile(r" et demie?(?![a-z])")
_SCALES: Final[Mapping[str, int]] = {
    "cent": 100,
    "mil": 1_000,
    "millie": 1_000,
    "million": 1_000_000,
    "milion": 1_000_000,
    "milliard": 1_000_000_000,
}
_LONGEST: Final = 24


@dataclass(frozen=True)
class Number:
    """A number read in a text.

    Attributes:
        value: what it is worth.
        start: its first character.
        end: one past its last.
        digits: as written, when it is written in digits; else empty.
        thousands: it ends in « k », which money shares with screens and distances.
        exact: it is not « une centaine ».
        elliptic: what « mille deux » is worth where « cents » is left unsaid, else ``None``.
    """

    value: Decimal
    start: int
    end: int
    digits: str = ""
    thousands: bool = False
    exact: bool = True
    elliptic: Decimal | None = None


def read_digits(written: str, decimals: int = 2) -> Decimal:
    """Read « 1 250,50 », « 1.250 », « 1'250 » or « 12.5 ».

    Args:
        written: digits, spaces, dots, commas and apostrophes.
        decimals: how many the unit has: where there are two, « 1,250 » is a thousand and more.
    """
    compact = written.replace(" ", "").replace("'", "")
    whole, mark, part = compact.partition("," if "," in compact else ".")
    if mark == "," and "." in part:
        return Decimal(compact.replace(",", ""))
    grouped = re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})*", whole) and len(part) % 4 == 3  # noqa: PLR2004 - three digits, or six and a dot
    if grouped and mark and (decimals <= 2 or "." in part):  # noqa: PLR2004 - cents
        return Decimal((whole + part).replace(".", ""))
    return Decimal(whole.replace(".", "") + "." + (part or "0"))


def read_words(written: str) -> Decimal | None:
    """Read « deux mille cinq cents »; ``None`` when the words make no single number."""
    numbers = list(find_spelled(written))
    whole = len(numbers) == 1 and (numbers[0].start, numbers[0].end) == (0, len(written))
    return numbers[0].value if whole else None


@remembered
def find_numbers(folded: str) -> list[Number]:
    """Find the numbers of a folded text, in its order; none overlaps another."""
    found = list(_in_digits(folded))
    taken = bytearray(len(folded) + 1)
    for number in found:
        taken[number.start : number.end] = b"\1" * (number.end - number.start)
    found += [
        number
        for number in find_spelled(folded)
        if not taken[number.start] and not taken[number.end - 1]
    ]
    return sorted(found, key=lambda number: number.start)


def find_spelled(folded: str) -> Iterator[Number]:
    """Yield the numbers in words; a word that cannot go on with the last begins another."""
    numeral, start, end = Numeral(), 0, 0
    for word in _WORD.finditer(folded):
        gap = folded[end : word.start()]
        joint = _JOINT.fullmatch(gap) if numeral.begun else None
        if joint is None or not numeral.take(word["word"], link=gap.strip(" -")):
            if numeral.begun:
                yield _spelled(folded, numeral, start, end)
            numeral, start = Numeral(), word.start()
            if not numeral.take(word["word"]):
                numeral = Numeral()
        end = word.end()
    if numeral.begun:
        yield _spelled(folded, numeral, start, end)


def _spelled(folded: str, numeral: Numeral, start: int, end: int) -> Number:
    value = Decimal(numeral.value)
    half = _HALF.match(folded, end)
    if half and numeral.scale > 1:
        value, end = value + Decimal(numeral.scale) / 2, half.end()
    exact = not APPROXIMATE.search(folded[start:end])
    return Number(value, start, end, exact=exact, elliptic=numeral.elliptic)


def _in_digits(folded: str) -> Iterator[Number]:
    position = 0
    while written := _DIGITS.search(folded, position):
        position = written.end()
        if len(written["digits"]) > _LONGEST:
            continue
        scale = _SCALE.match(folded, written.end())
        if scale is None:
            value = read_digits(written["digits"])
            yield Number(value, written.start(), written.end(), written["digits"])
            continue
        position = scale.end()
        yield _scaled(written, scale, folded)


def _scaled(written: re.Match[str], scale: re.Match[str], folded: str) -> Number:
    value = read_digits(written["digits"], decimals=3)
    if scale["k"]:
        # « 1k5 » is 1 500 and « 1k250 » 1 250.
        rest = Decimal((scale["rest"] or "0").ljust(3, "0"))
        return Number(value * 1000 + rest, written.start(), scale.end(), thousands=True)
    if scale["m"]:
        return Number(value * 1_000_000, written.start(), scale.end())
    times = next(
        worth
        for word, worth in sorted(_SCALES.items(), key=lambda each: -len(each[0]))
        if scale["word"].startswith(word)
    )
    half = _HALF.match(folded, scale.end())
    value = value * times + (Decimal(times) / 2 if half else 0)
    exact = not APPROXIMATE.search(scale["word"])
    return Number(value, written.start(), half.end() if half else scale.end(), exact=exact)
