"""Numbers that have the currency of the sum behind them: « entre 300 et 400 € »."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Final

from bot.complaint.money import Money
from bot.extraction.bare_numbers import buys_several, is_bare_sum
from bot.extraction.numbers import Number

# What joins a sum to the number before it, which then has the same currency.
_JOINED: Final = re.compile(
    r" ?,? ?(?P<mark>et|ou|puis|a|au|[,+/-]|plus)(?: (?:a|de|aux?|puis|encore|ensuite))? ?"
)
# What leads from a sum to the next of a list: « 300 € puis 150 », « 1 200 le 3/11, 800 le 4/11 ».
_FOLLOWED: Final = re.compile(
    r"(?: le \d{1,2}(?:er|/\d{1,2}(?:/\d{2,4})?)?(?: [a-z]+)?)?"
    r"(?: en (?:deux|trois|quatre|\d) \w+| [a-z]+ d'abord)?"
    r"(?: ?[,;(+]| et| puis| ensuite|(?: [^\W\d]+){1,4},? (?:puis|ensuite|enfin))"
    r"(?: ?(?:et|puis|ensuite|encore|aussi|d'abord|une?|autre|de|a|moi|enfin|plus|[+])(?= ))* ?"
)
_BOUNDS: Final = ("ou", "a", "/", "-")
_LEAST_ALONE: Final = 10
_LOOK: Final = 70


def joint_of(folded: str, end: int, start: int) -> str:
    """Return the word that joins two numbers, ``""`` when something else stands between them.

    Args:
        folded: the folded text.
        end: one past the first, or past its currency.
        start: where the second begins.
    """
    joint = _JOINED.fullmatch(folded, end, start)
    return joint["mark"] if joint else ""


def follows_a_sum(folded: str, end: int, start: int) -> bool:
    """Tell whether a number is the next of a list that the sum before it begins.

    Args:
        folded: the folded text.
        end: one past the sum before, with its currency; 0 when there is none.
        start: where the number begins.
    """
    return end > 0 and _FOLLOWED.fullmatch(folded, end, start) is not None


def is_bound(folded: str, number: Number, mark: str) -> bool:
    """Tell « entre 300 et 400 € » from « 300 et 400 € »."""
    between = folded[max(0, number.start - 8) : number.start].endswith("entre ")
    return between or mark in _BOUNDS


def unabridged(folded: str, number: Number, worth: Money, mark: str) -> Number:
    """Return the 300 of « 3 ou 400 € », the 2 000 of « 2 à 3 mille euros »."""
    before = folded[max(0, number.start - _LOOK) : number.start]
    if number.value >= _LEAST_ALONE or mark not in _BOUNDS or buys_several(before):
        return number
    scale = next((step for step in (1000, 100) if Decimal(worth.amount) % step == 0), 1)
    return replace(number, value=number.value * scale)


def may_share(folded: str, number: Number, worth: Money, mark: str) -> bool:
    """Tell whether a number may have the currency of the sum that it is joined to."""
    if not is_bare_sum(folded, number, joined=True) or number.value < _LEAST_ALONE:
        return False
    most = Decimal(worth.amount)
    return mark not in _BOUNDS or most / 10 <= number.value < most
