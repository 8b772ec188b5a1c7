"""Sums of money, exact, in whole minor units of their currency."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from bot.complaint.errors import BadValue

# ISO 4217 minor units where they are not two; bitcoin and ether are not in the
# standard: satoshis, and gwei because wei would overflow a database integer.
_EXPONENTS: Final = {"JPY": 0, "XOF": 0, "XAF": 0, "XPF": 0, "TND": 3, "BTC": 8, "ETH": 9}


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

        Raises:
            BadValue: the amount is not a decimal number, or is negative.
        """
        try:
            scaled = Decimal(amount).scaleb(_EXPONENTS.get(currency, 2))
            return cls(int(scaled), currency)
        except (InvalidOperation, ValueError, OverflowError):
            raise BadValue("sum of money") from None

    @property
    def amount(self) -> str:
        """The sum as a decimal string with all its minor digits: ``"450.00"``."""
        exponent = _EXPONENTS.get(self.currency, 2)
        return f"{Decimal(self.minor).scaleb(-exponent):.{exponent}f}"
