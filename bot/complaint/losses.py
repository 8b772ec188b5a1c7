"""What a case says was lost (« préjudice »)."""

from typing import Final

from bot.complaint.facts import FactName, Record
from bot.complaint.money import Money

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
