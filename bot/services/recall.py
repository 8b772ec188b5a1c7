"""Whether a bank can perhaps still call a transfer back (« rappel du virement »)."""

from datetime import datetime, timedelta
from typing import Final

from bot.complaint.facts import FactName, Record
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period, Precision

# Banks can call a transfer back for hours, rarely for more than three days (domain experts and
# the Banque de France's advice on fraudulent transfers): past that, the recall no longer comes
# before the complaint.
RECALL_WINDOW: Final = timedelta(hours=72)


def is_recallable(record: Record, now: datetime) -> bool:
    """Tell whether money left by a transfer so recent that the bank should be called first."""
    paid_on = record.value(FactName.PAYMENT_DATE)
    by_transfer = record.value(FactName.PAYMENT_METHOD) is PaymentMethod.TRANSFER
    paid = record.value(FactName.MONEY_PAID) is not False
    if not (by_transfer and paid and isinstance(paid_on, Period)):
        return False
    oldest = (now - RECALL_WINDOW).date()
    return paid_on.precision is Precision.DAY and paid_on.start >= oldest
