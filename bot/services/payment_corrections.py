"""Payments added and taken back in plain words: « il y en a eu trois », « pas de virement »."""

from collections.abc import Sequence

from bot.complaint.facts import OF_PAYMENT, FactName, Record
from bot.complaint.payments import Payment, next_rank, payments_of
from bot.complaint.periods import Period
from bot.extraction.payment_words import denies_payment, told_count
from bot.extraction.payments import find_payment_methods
from bot.services.changes import Change, whole_message
from bot.services.heard import Heard

_MOST_ADDED = 10


def added_or_denied(heard: Heard, record: Record) -> list[Change] | None:
    """Return what a message says of how many payments there were, or ``None`` for nothing.

    A payment that she says she did not make is kept in the history and counts no more. One that
    is only counted is asked about.

    Args:
        heard: the message.
        record: what was held before.
    """
    payments = payments_of(record)
    if not payments or any(fact.payment for fact in heard.facts):
        return None
    if denies_payment(heard.text):
        denied = [each for each in payments if _fits(each, heard)]
        return [_made(denied[0].rank, heard, is_made=False)] if len(denied) == 1 else None
    more = told_count(heard.text) - len(payments)
    first = next_rank(record)
    # « il y en a eu trois »: the number is read as a bare sum too.
    sums = [fact for fact in heard.facts if fact.name is FactName.AMOUNT and fact.role != "bare"]
    if sums or not 0 < more <= _MOST_ADDED:
        return None
    return [_made(rank, heard, is_made=True) for rank in range(first, first + more)]


def _made(rank: int, heard: Heard, *, is_made: bool) -> Change:
    before = None if is_made else True
    return Change(
        FactName.PAYMENT_MADE,
        rank,
        is_made,
        whole_message(heard),
        before=before,
        corrects=not is_made,
        confirmed=True,
    )


def _fits(payment: Payment, heard: Heard) -> bool:
    """Tell whether everything that the message tells of a payment may be this one's."""
    told = [fact for fact in heard.facts if fact.name in OF_PAYMENT]
    days = [fact.value for fact in told if isinstance(fact.value, Period)]
    sums = [fact.value for fact in told if fact.name is FactName.AMOUNT]
    methods = {found.value for found in find_payment_methods(heard.text)}
    if not (days or sums or methods):
        return False
    return (
        (not methods or payment.method in methods)
        and (not sums or payment.amount in sums)
        and _on_one_of(payment.day, days)
    )


def _on_one_of(day: Period | None, days: Sequence[Period]) -> bool:
    return not days or any(
        day is not None and day.start <= each.end and each.start <= day.end for each in days
    )
