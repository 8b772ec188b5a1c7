"""What a case says was lost (« préjudice »), and how."""

from typing import Final

from bot.complaint.facts import FactName, Record
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod

# Past this a sum is a slip of the hand, and no database's integer.
_MOST_CENTS: Final = 10**15


def loss_cents(record: Record) -> int | None:
    """Return the sums in euros that hold, added, in cents; ``None`` when there is none."""
    sums = [
        fact.value.minor
        for fact in record.ranked(FactName.AMOUNT)
        if isinstance(fact.value, Money) and fact.value.currency == "EUR"
    ]
    return min(sum(sums), _MOST_CENTS) if sums else None


def paid_by(record: Record) -> PaymentMethod | None:
    """Return how the money left; ``None`` when that is not known."""
    method = record.value(FactName.PAYMENT_METHOD)
    return method if isinstance(method, PaymentMethod) else None
