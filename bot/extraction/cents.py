"""What follows a whole sum and belongs to it: « 12€50 », « 12 euros et 50 centimes »."""

import re
from decimal import Decimal
from typing import Final

from bot.extraction.bare_numbers import closes
from bot.extraction.numbers import Number

# « 12€50 », « 12 € 50 », « 12 euros et 50 centimes », « 12 euros cinquante ».
_CENTS: Final = re.compile(
    r"""(?P<close>[0-9]{1,2})(?![0-9%€]|\ ?€|\w)
    |\ (?:et\ )?(?P<said>[0-9]{1,2})\ ?(?:centimes?|cents?|cts?)(?![a-z])
    |\ (?P<apart>[0-9]{2})(?=\ ?(?:[,;:!?)\n]|\.(?!\d)|$
      |\ (?:de|pour|par|en|a|au|sur|et|que|qui|mais|avec|chez|dans|via|frais|fdp|il|elle)\b))""",
    re.VERBOSE,
)
_SPELLED_CENTS: Final = re.compile(r" (?:et )?")
_HALF: Final = re.compile(r" et demie?(?![a-z])")
_SUBUNIT: Final = re.compile(r" ?(?:centimes?|cents?|cts|ct)(?P<unit> d'euros?)?(?![a-z])")
_LEAST_ALONE: Final = 10
_CENTS_IN_ONE: Final = 100


def with_cents(
    folded: str, following: Number | None, value: Decimal, end: int
) -> tuple[Decimal, int]:
    """Return a sum with the cents that follow its currency, and where they end.

    Args:
        folded: the folded text.
        following: the next number of the text, which may say cents in words.
        value: what stands before the currency.
        end: one past the currency.
    """
    if value != value.to_integral_value():
        return value, end
    half = _HALF.match(folded, end)
    if half:
        return value + Decimal("0.5"), half.end()
    written = _CENTS.match(folded, end)
    if written:
        digits = written["close"] or written["said"] or written["apart"]
        digits = digits.ljust(2, "0") if written["close"] else digits
        return value + Decimal(digits) / _CENTS_IN_ONE, written.end()
    spelled = _spelled_end(folded, following, end)
    if following is None or not spelled:
        return value, end
    return value + following.value / _CENTS_IN_ONE, spelled


def _spelled_end(folded: str, following: Number | None, end: int) -> int:
    """Return where cents in words end, 0 when the next number says none."""
    if following is None or following.digits or following.value >= _CENTS_IN_ONE:
        return 0
    if not _SPELLED_CENTS.fullmatch(folded[end : following.start]):
        return 0
    unit = _SUBUNIT.match(folded, following.end)
    if unit:
        return unit.end()
    closed = closes(folded, following.end) and following.value >= _LEAST_ALONE
    return following.end if closed else 0


def cents_alone(folded: str, number: Number, home: str) -> tuple[str, int] | None:
    """Return the currency of « 50 centimes », and where it ends; ``None`` for another number.

    Args:
        folded: the folded text.
        number: a number without a currency behind it.
        home: the currency of the story, as :class:`bot.extraction.currencies.Currencies` has it.
    """
    part = _SUBUNIT.match(folded, number.end)
    if part and number.digits and number.value.to_integral_value() == number.value:
        return ("EUR" if part["unit"] else home), part.end()
    return None
