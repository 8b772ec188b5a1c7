"""Sums of money, exact, in whole minor units of their currency."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.complaint.errors import BadValue

# ISO 4217 minor units where they are not two; bitcoin and ether are not in the
# standard: satoshis, and gwei because wei would overflow a database integer.
_EXPONENTS: Final = {"JPY": 0, "XOF": 0, "XAF": 0, "XPF": 0, "TND": 3, "BTC": 8, "ETH": 9}
# ``Decimal`` alone would take « 1e999999999 », and be busy with it for hours.
_WRITTEN: Final = re.compile(r"(?P<whole>[0-9]{1,30})(?:\.(?P<decimals>[0-9]+))?")


@dataclass(frozen=True)
class Money:
    """A sum (« montant »).

    Attributes:
        minor: whole minor units (cents, satoshis), zero or more.
        currency: ISO 4217 code, or ``BTC``, ``ETH``, ``USDT``.
    """

    minor: int
    currency: str = "EUR"

    def __post_init__(self) -> None:
        """Refuse a negative sum."""
        if self.minor < 0:
            raise BadValue("sum of money")

    @classmethod
    def of(cls, amount: str | Decimal, currency: str = "EUR") -> "Money":
        """Read a decimal amount such as ``"1250.50"``; digits past the minor unit are cut.

        Args:
            amount: digits, at most 30 before the point; or a number that was read already.
            currency: see the class.

        Raises:
            BadValue: the amount is not a decimal number, or is negative.
        """
        exponent = _exponent(currency)
        if isinstance(amount, Decimal):
            return cls(int(amount.scaleb(exponent)), currency)
        written = _WRITTEN.fullmatch(amount)
        if written is None:
            raise BadValue("sum of money")
        decimals = (written["decimals"] or "")[:exponent]
        return cls(int(written["whole"] + decimals.ljust(exponent, "0")), currency)

    @property
    def amount(self) -> str:
        """The sum as a decimal string with all its minor digits: ``"450.00"``."""
        exponent = _exponent(self.currency)
        digits = f"{Decimal(self.minor):f}".rjust(exponent + 1, "0")
        whole = len(digits) - exponent
        return f"{digits[:whole]}.{digits[whole:]}" if exponent else digits


def _exponent(currency: str) -> int:
    return _EXPONENTS.get(currency, 2)
