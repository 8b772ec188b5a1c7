"""Sums of money (« montants ») as victims type them, and what each sum was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.money import Money
from bot.extraction.bare_numbers import (
    buys_several,
    closes,
    hide_models,
    is_bare_sum,
    names_a_thing,
)
from bot.extraction.currencies import AFTER, BEFORE, DOUBTFUL, Currencies
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.money_talk import is_money
from bot.extraction.multiples import find_multiple
from bot.extraction.numbers import Number, find_numbers, read_digits
from bot.extraction.sum_roles import Roles

# « 12€50 », « 12 € 50 », « 12 euros et 50 centimes », « 12 euros cinquante ».
_CENTS: Final = re.compile(
    r"""(?P<close>[0-9]{1,2})(?![0-9%€]|\ ?€|\w)
    |\ (?:et\ )?(?P<said>[0-9]{1,2})\ ?(?:centimes?|cents?|cts?)(?![a-z])
    |\ (?P<apart>[0-9]{2})(?=\ ?(?:[,;:!?)\n]|\.(?!\d)|$
      |\ (?:de|pour|par|en|a|au|sur|et|que|qui|mais|avec|chez|dans|via|frais|fdp|il|elle)\b))""",
    re.VERBOSE,
)
_SPELLED_CENTS: Final = re.compile(r" (?:et )?")
_SUBUNIT: Final = re.compile(r" ?(?:centimes?|cents?|cts|ct)(?P<unit> d'euros?)?(?![a-z])")
# « 450.- » is how the Swiss write francs.
_DASH: Final = re.compile(r"[.,]-(?!\d)")
_ABOUT: Final = re.compile(
    r"\b(?:environ|a peu pres|plus ou moins|quelque chose comme|pres de|plus de|moins de|presque"
    r"|quasi(?:ment)?|dans les|autour de|aux alentours de|approximativement|genre|entre|vers les"
    r"|au moins|jusqu'a|a peine)(?: les| des)? ?$"
)
_ABOUT_AFTER: Final = re.compile(r" (?:environ|a peu pres|et quelques?|et des poussieres|approx)\b")
# What joins a sum to the number before it, which then has the same currency.
_JOINED: Final = re.compile(
    r" ?,? ?(?P<mark>et|ou|puis|a|au|[,+/-]|plus)(?: (?:a|de|aux?|puis|encore|ensuite))? ?"
)
_BOUNDS: Final = ("ou", "a", "/", "-")
_MINOR_DIGITS: Final = {"BTC": 8, "ETH": 9, "USDT": 6, "TND": 3}
_LEAST_ALONE: Final = 10
_LARGEST: Final = Decimal(10) ** 13
_LOOK: Final = 70


@dataclass(frozen=True)
class Sum(Found[Money]):
    """A sum read in a text; ``certain`` is false when its currency or exactness was not said.

    Attributes:
        times: how many times it was handed over: « 3 fois 200 € ».
        bound: it is one end of « entre 300 et 400 € ».
    """

    times: int = 1
    bound: bool = False


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
            value, end = self._with_cents(index, _worth(number, code), after.end())
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
        part = _SUBUNIT.match(self._folded, number.end)
        if part and number.digits and number.value.to_integral_value() == number.value:
            code = "EUR" if part["unit"] else home
            return self._made(number, number.value / 100, code, number.start, part.end())
        if number.value < _LEAST_ALONE or not is_bare_sum(self._folded, number):
            return None
        if not self._in_money_talk(number) or not closes(self._folded, number.end):
            return None
        value = number.elliptic or number.value
        return self._made(number, value, home, number.start, number.end, said=False)

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

    def _with_cents(self, index: int, value: Decimal, end: int) -> tuple[Decimal, int]:
        if value != value.to_integral_value():
            return value, end
        written = _CENTS.match(self._folded, end)
        if written:
            digits = written["close"] or written["said"] or written["apart"]
            digits = digits.ljust(2, "0") if written["close"] else digits
            return value + Decimal(digits) / 100, written.end()
        following = self._numbers[index + 1] if index + 1 < len(self._numbers) else None
        if following is None or following.digits or following.value >= 100:  # noqa: PLR2004
            return value, end
        if not _SPELLED_CENTS.fullmatch(self._folded[end : following.start]):
            return value, end
        unit = _SUBUNIT.match(self._folded, following.end)
        if unit or (closes(self._folded, following.end) and following.value >= _LEAST_ALONE):
            return value + following.value / 100, unit.end() if unit else following.end
        return value, end

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
        role = self._roles.of(start, multiple.end)
        return Sum(money, start, end, role, certain=certain, times=multiple.times)

    def _share_currencies(self, read: list[Sum | None]) -> None:
        """Give « 300 » its currency in « entre 300 et 400 € » and « 300, puis 150 € »."""
        for index in range(len(read) - 2, -1, -1):
            number, following = self._numbers[index], read[index + 1]
            if following is None:
                continue
            first = read[index]
            end = first.end if first else number.end
            joint = _JOINED.fullmatch(self._folded[end : following.start])
            between = self._folded[max(0, number.start - 8) : number.start].endswith("entre ")
            if joint is None:
                continue
            number = self._unabridged(number, following, joint["mark"])
            if not self._may_share(number, following, joint["mark"]):
                continue
            bound = between or joint["mark"] in _BOUNDS
            if first and first.certain and not bound:
                continue
            code = following.value.currency
            value = first.value if first and first.certain else Money.of(_worth(number, code), code)
            role = self._roles.of(number.start, following.end)
            sure = not bound
            read[index] = Sum(value, number.start, end, role, certain=sure, bound=bound)
            if bound:
                read[index + 1] = replace(following, role=role, certain=False, bound=True)

    def _unabridged(self, number: Number, following: Sum, mark: str) -> Number:
        """Return the 300 of « 3 ou 400 €», the 2 000 of « 2 à 3 mille euros »."""
        worth = Decimal(following.value.amount)
        before = self._folded[max(0, number.start - _LOOK) : number.start]
        if number.value >= _LEAST_ALONE or mark not in _BOUNDS or buys_several(before):
            return number
        scale = next((step for step in (1000, 100) if worth % step == 0), 1)
        return replace(number, value=number.value * scale)

    def _may_share(self, number: Number, following: Sum, mark: str) -> bool:
        if not is_bare_sum(self._folded, number, joined=True) or number.value < _LEAST_ALONE:
            return False
        worth = Decimal(following.value.amount)
        return mark not in _BOUNDS or worth / 10 <= number.value < worth


_USUAL: Final = ("e", "balle", "balles", "boules", "pions", "dh", "mad", "cad", "dt", "ron")


def _worth(number: Number, code: str) -> Decimal:
    decimals = _MINOR_DIGITS.get(code, 2)
    if number.digits and decimals > 2:  # noqa: PLR2004 - cents
        return read_digits(number.digits, decimals)
    return number.value
