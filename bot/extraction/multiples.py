"""How many times a sum was handed over: « 3 fois 200 € », « 200 € x3 »."""

import re
from dataclasses import dataclass
from typing import Final

_TIMES_BEFORE: Final = re.compile(
    r"(?<!\w)(?P<times>\d{1,2}|\w+) ?(?:(?:fois|x|\*)(?: les?)? ?$|(?:virements?|paiements?"
    r"|retraits?|versements?|prelevements?|cartes?|coupons?|tickets?|recharges?|mensualites|mandats?|billets?"
    r"|cheques?)(?: [\w']+){0,2} (?:de|a) $)"
)
_TIMES_AFTER: Final = re.compile(r" ?(?:x ?|\* ?)(?P<times>[0-9]{1,2})(?![\w/])")
_REPEATED: Final = re.compile(r",? (?P<times>[0-9]{1,2}|\w+) fois(?: de suite)?(?! plus| moins)\b")
# « 200 € par mois pendant 6 mois ».
_REGULAR: Final = re.compile(
    r"(?: par| chaque| tous les|/) ?(?P<unit>mois|semaine|jour)s? (?:pendant|durant|sur|depuis)"
    r" (?P<times>[0-9]{1,2}|\w+) (?P=unit)s?\b"
)
_SPELLED_TIMES: Final = dict(zip(("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf",
                                  "dix"), range(2, 11), strict=True))  # fmt: skip
_MOST_TIMES: Final = 60
_LISTED: Final = re.compile(r"(?:,| et| puis| \+) ?(?:de )?\d")
_LOOK: Final = 40


@dataclass(frozen=True)
class Multiple:
    """A sum with what says how many times.

    Attributes:
        times: how many, 1 when nothing says more.
        start: where the whole begins.
        end: one past its last character.
    """

    times: int
    start: int
    end: int


def find_multiple(folded: str, start: int, end: int) -> Multiple:
    """Find how many times the sum that stands there was handed over."""
    before = folded[max(0, start - _LOOK) : start]
    leading = _TIMES_BEFORE.search(before)
    times = _count(leading)
    # « 2 paiements de 899 € et 1 250 € » names each of them.
    listed = _LISTED.match(folded, end) and leading and "fois" not in leading[0]
    if leading and times and not listed:
        return Multiple(times, start - len(before) + leading.start(), end)
    for form in (_TIMES_AFTER, _REPEATED, _REGULAR):
        trailing = form.match(folded, end)
        times = _count(trailing)
        if trailing and times:
            return Multiple(times, start, trailing.end())
    return Multiple(1, start, end)


def _count(written: re.Match[str] | None) -> int:
    if written is None:
        return 0
    word = written["times"]
    times = int(word) if word.isdecimal() else _SPELLED_TIMES.get(word, 0)
    return times if 1 < times <= _MOST_TIMES else 0
