"""What a message tells of money: sums, means and days, by payment where there are several."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from bot.complaint.facts import FactName
from bot.complaint.periods import Period
from bot.extraction.amounts import Sum, find_amounts
from bot.extraction.dates import find_dates
from bot.extraction.found import Found
from bot.extraction.payments import find_payment_methods, payment_method_used
from bot.extraction.told_payments import ToldPayment, elliptic_sums, told_payments
from bot.extraction.told_sums import payment_date, told_refunds, told_sums

_OTHER_DATES: Final = (FactName.VICTIM_BIRTH_DATE.value, FactName.PAYMENTS_PERIOD.value)


@dataclass(frozen=True)
class ToldMoney:
    """A fact about money.

    Attributes:
        name: which fact of the record it is.
        found: its value, and where it was read.
        payment: of several payments in the message, which one; 0 for the only one.
    """

    name: FactName
    found: Found[Any]
    payment: int = 0


def money_told(message: str, today: date, asked: str | None) -> Iterator[ToldMoney]:
    """Yield what a message tells of money.

    Args:
        message: what the victim typed, untouched.
        today: the day of the message, where the victim was.
        asked: the pending question's fact, or ``None``.
    """
    refunded = asked == FactName.REFUND.value
    for refund in find_amounts(message) if refunded else told_refunds(message):
        yield ToldMoney(FactName.REFUND, replace(refund, role=""))
    if refunded:
        return
    sums, days = list(told_sums(message)), find_dates(message, today)
    sums = sorted([*sums, *elliptic_sums(message, sums, days)], key=lambda each: each.start)
    # What the buyer paid her by is not how her own money left.
    methods = [each for each in find_payment_methods(message) if each.role != "received"]
    several = told_payments(message, sums, methods, days)
    yield from _sums(sums, several)
    for number, each in enumerate(several, start=1):
        if each.method:
            yield ToldMoney(FactName.PAYMENT_METHOD, replace(each.method, role=""), number)
        if each.day:
            yield ToldMoney(FactName.PAYMENT_DATE, each.day, number)
    if asked in _OTHER_DATES:
        yield from (ToldMoney(FactName(asked), day) for day in days[:1])
    elif not any(each.day for each in several):
        yield from _day(message, days, asked, first=int(bool(several)))
    used = None if several else payment_method_used(methods)
    if used:
        yield ToldMoney(FactName.PAYMENT_METHOD, replace(used, role=""))


def _sums(sums: Sequence[Sum], several: Sequence[ToldPayment]) -> Iterator[ToldMoney]:
    numbers = {each.amount.start: number for number, each in enumerate(several, start=1)}
    for each in sums:
        yield ToldMoney(FactName.AMOUNT, each, numbers.get(each.start, 0))


def _day(
    message: str, days: Sequence[Found[Period]], asked: str | None, first: int
) -> Iterator[ToldMoney]:
    paid_on = payment_date(message, days, asked)
    if paid_on:
        yield ToldMoney(FactName.PAYMENT_DATE, paid_on, first)
