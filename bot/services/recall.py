"""Whether a bank can perhaps still call a transfer back (« rappel du virement »)."""

from datetime import date, datetime, timedelta
from typing import Final

from bot.complaint.facts import FactName, Record
from bot.complaint.offences import PaymentMethod
from bot.complaint.payments import Payment, payments_of
from bot.complaint.periods import Precision

# Banks can call a transfer back for hours, rarely for more than three days (domain experts and
# the Banque de France's advice on fraudulent transfers): past that, the recall no longer comes
# before the complaint.
RECALL_WINDOW: Final = timedelta(hours=72)


def is_recallable(record: Record, now: datetime) -> bool:
    """Tell whether money left by a transfer so recent that the bank should be called first."""
    if record.value(FactName.MONEY_PAID) is False:
        return False
    oldest = (now - RECALL_WINDOW).date()
    return any(_is_recent(each, oldest) for each in payments_of(record))


def _is_recent(payment: Payment, oldest: date) -> bool:
    """Tell whether it is a transfer of a day that is known, no earlier than that one."""
    paid_on = payment.day
    by_transfer = payment.method is PaymentMethod.TRANSFER
    if not by_transfer or paid_on is None:
        return False
    return paid_on.precision is Precision.DAY and paid_on.start >= oldest
