"""What a case says was lost (« préjudice »), and how."""

from typing import Final

from bot.complaint.facts import Record
from bot.complaint.offences import PaymentMethod
from bot.complaint.payments import balances_of, methods_of

# Past this a sum is a slip of the hand, and no database's integer.
_MOST_CENTS: Final = 10**15


def loss_cents(record: Record) -> int | None:
    """Return what was lost in euros, in cents: what was paid, less what came back.

    ``None`` when no sum in euros is held; other currencies are never converted.
    """
    euros = next((each for each in balances_of(record) if each.paid.currency == "EUR"), None)
    return min(euros.lost.minor, _MOST_CENTS) if euros else None


def paid_by(record: Record) -> PaymentMethod | None:
    """Return how the money first left; ``None`` when that is not known."""
    return next(iter(methods_of(record)), None)
