"""Sums of money (« montants ») as victims type them, and what each sum was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.money import Money
from bot.extraction.bare_numbers import closes, hide_models, is_bare_sum, names_a_thing
from bot.extraction.cents import cents_alone, with_cents
from bot.extraction.currencies import AFTER, BEFORE, DOUBTFUL, Currencies
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.joined_sums import follows_a_sum, is_bound, joint_of, may_share, unabridged
from bot.extraction.money_talk import is_money
from bot.extraction.multiples import find_multiple
from bot.extraction.numbers import Number, find_numbers, read_digits
from bot.extraction.sum_roles import Roles

# « 450.- » is how the Swiss write francs.
_DASH: Final = re.compile(r"[.,]-(?!\d)")
_ABOUT: Final = re.compile(
    r"\b(?:environ|a peu pres|plus ou moins|quelque chose comme|pres de|plus de|moins de|presque"
    r"|quasi(?:ment)?|dans les|autour de|aux alentours de|approximativement|genre|entre|vers les"
    r"|au moins|jusqu'a|a peine)(?: les| des)? ?$"
)
_ABOUT_AFTER: Final = re.compile(r" (?:environ|a peu pres|et quelques?|et des poussieres|approx)\b")
_MINOR_DIGITS: Final = {"BTC": 8, "ETH": 9, "USDT": 6, "TND": 3}
_LEAST_ALONE: Final = 10
_LARGEST: Final = Decimal(10) ** 13
_LOOK: Final = 70
_TOLD_AS: Final = {"taken": "lost", "bought": "paid"}


@dataclass(frozen=True)
class Sum(Found[Money]):
    """A sum read in a text; ``certain`` is false when its currency or exactness was not said.

    Attributes:
        times: how many times it was handed over: « 3 fois 200 € ».
        bound: it is one end of « entre 300 et 400 € ».
        way: see :class:`bot.extraction.sum_roles.Told`.
    """

    times: int = 1
    bound: bool = False
    way: str = ""

    @property
    def told_as(self) -> str:
        """The role as the victim tells it: what was taken is lost, what she bought is paid."""
        return _TOLD_AS.get(self.way, self.role)


def find_amounts(message: str) -> list[Sum]:
    """Find the sums that a message states.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The sums, exact to the minor unit, in the order of the text, each with its role:
        ``paid``, ``asked``, ``price``, ``ransom``, ``refunded``, ``lost`` or ``unknown``.
        A number without a currency is one where the sentence makes it money.

    Source:
        Code de rédaction interinstitutionnel (UE), for how sums are written in French.
    """
    return list(_Reading(message).sums())


def find_bare_sums(message: str) -> Iterator[Sum]:
    """Yield the numbers without a currency, as sums with the role ``bare``."""
    folded = hide_models(fold(message))
    currencies = Currencies(folded)
    for number in find_numbers(folded):
        # « un particulier »: an article, unless it is all that is said.
        article = number.value == 1 and not number.digits
        if article and folded[number.start : number.end] != folded.strip(" .!"):
            continue
        if number.value < _LARGEST and is_bare_sum(folded, number):
            value = number.elliptic or number.value
            yield Sum(Money.of(value, currencies.home), number.start, number.end, "bare")


class _Reading:
    """One pass over a message, number by number."""

    def __init__(self, message: str) -> None:
        self._folded = hide_models(fold(message))
        self._numbers = find_numbers(self._folded)
        self._currencies = Currencies(self._folded)
        self._roles = Roles(self._folded)

    def sums(self) -> Iterator[Sum]:
        """Yield the sums in the order of the text."""
        read: list[Sum | None] = []
        end = 0
        for index, number in enumerate(self._numbers):
            each = self._sum(index, number, end) if number.start >= end else None
            if (
                each is None
                and number.start >= end
                and follows_a_sum(self._folded, end, number.start)
            ):
                each = self._next_of_list(number, next(one for one in reversed(read) if one))
            read.append(each)
            end = each.end if each else end
        self._share_currencies(read)
        yield from (each for each in read if each)

    def _sum(self, index: int, number: Number, taken: int) -> Sum | None:
        if number.value >= _LARGEST:
            return None
        after = AFTER.match(self._folded, number.end)
        if after and self._is_currency(number, after):
            code = self._currencies.meant(after["currency"])
            following = self._numbers[index + 1] if index + 1 < len(self._numbers) else None
            value, end = with_cents(self._folded, following, _worth(number, code), after.end())
            return self._made(number, value, code, number.start, end)
        before = BEFORE.search(self._folded[max(taken, number.start - 8) : number.start])
        if before:
            code = self._currencies.meant(before["currency"])
            start = number.start - len(before[0])
            dash = _DASH.match(self._folded, number.end)
            end = dash.end() if dash else number.end
            return self._made(number, _worth(number, code), code, start, end)
        return self._without_currency(number)

    def _without_currency(self, number: Number) -> Sum | None:
        dash = _DASH.match(self._folded, number.end)
        if dash and number.digits:
            return self._made(number, number.value, "CHF", number.start, dash.end())
        home = self._currencies.home
        cents = cents_alone(self._folded, number, home)
        if cents:
            return self._made(number, number.value / 100, cents[0], number.start, cents[1])
        small = number.value < _LEAST_ALONE and "," not in number.digits
        if small or not is_bare_sum(self._folded, number):
            return None
        if not self._in_money_talk(number) or not closes(self._folded, number.end):
            return None
        value = number.elliptic or number.value
        return self._made(number, value, home, number.start, number.end, said=False)

    def _next_of_list(self, number: Number, previous: Sum) -> Sum | None:
        """Return a number that closes what a list of sums goes on with."""
        small = number.value < _LEAST_ALONE and "," not in number.digits
        if small or not is_bare_sum(self._folded, number) or not closes(self._folded, number.end):
            return None
        value = number.elliptic or number.value
        code = previous.value.currency
        return self._made(number, value, code, number.start, number.end, said=False)

    def _in_money_talk(self, number: Number) -> bool:
        before = self._folded[max(0, number.start - _LOOK) : number.start]
        behind = self._folded[number.end : number.end + _LOOK]
        return is_money(before, behind, number.digits)

    def _is_currency(self, number: Number, after: re.Match[str]) -> bool:
        """Tell « 450e » and « 500 balles » from the 20e and from balls for tennis."""
        symbol = after["currency"]
        if not DOUBTFUL.fullmatch(symbol):
            return True
        if names_a_thing(self._folded, number, symbol, after.start("currency"), after.end()):
            return False
        usual = symbol in _USUAL and number.value >= _LEAST_ALONE
        return usual or self._in_money_talk(number) or "," in number.digits

    def _made(  # noqa: PLR0913 - a sum has that many sides
        self, number: Number, value: Decimal, code: str, start: int, end: int, *, said: bool = True
    ) -> Sum | None:
        before = self._folded[max(0, start - _LOOK) : start]
        about = _ABOUT.search(before) or _ABOUT_AFTER.match(self._folded, end)
        multiple = find_multiple(self._folded, start, end)
        try:
            money = Money.of(value, code)
        except BadValue:
            return None
        rough = about or "quelque" in self._folded[number.end : end]
        certain = said and number.exact and not rough
        told = self._roles.of(start, multiple.end)
        return Sum(
            money, start, end, told.role, certain=certain, times=multiple.times, way=told.way
        )

    def _share_currencies(self, read: list[Sum | None]) -> None:
        """Give « 300 » its currency in « entre 300 et 400 € » and « 300, puis 150 € »."""
        for index in range(len(read) - 2, -1, -1):
            number, following = self._numbers[index], read[index + 1]
            if following is None:
                continue
            first = read[index]
            end = first.end if first else number.end
            mark = joint_of(self._folded, end, following.start)
            if not mark:
                continue
            number = unabridged(self._folded, number, following.value, mark)
            if not may_share(self._folded, number, following.value, mark):
                continue
            bound = is_bound(self._folded, number, mark)
            if first and first.certain and not bound:
                continue
            code = following.value.currency
            value = first.value if first and first.certain else Money.of(_worth(number, code), code)
            told = self._roles.of(number.start, following.end)
            read[index] = Sum(
                value,
                number.start,
                end,
                told.role,
                certain=not bound,
                bound=bound,
                way=told.way,
            )
            if bound:
                read[index + 1] = replace(
                    following, role=told.role, certain=False, bound=True, way=told.way
                )


_USUAL: Final = ("e", "balle", "balles", "boules", "pions", "dh", "mad", "cad", "dt", "ron")


def _worth(number: Number, code: str) -> Decimal:
    decimals = _MINOR_DIGITS.get(code, 2)
    if number.digits and decimals > 2:  # noqa: PLR2004 - cents
        return read_digits(number.digits, decimals)
    return number.value
