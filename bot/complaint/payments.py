"""Each payment of a case (« paiement »): the facts of one rank tell one payment."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.complaint.facts import OF_PAYMENT, Fact, FactName, Record
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period

MANY: Final = 4
"""More payments than this are not asked about one by one: a bank statement tells their days."""


@dataclass(frozen=True)
class Payment:
    """One payment, as far as it is known.

    Attributes:
        rank: of its facts in the record; it stays the same when another payment is taken back.
        number: its place among those that were made, 1 for the first.
        facts: what is held of it, by name; a value is ``None`` where she does not know.
    """

    rank: int
    number: int
    facts: Mapping[FactName, Fact]

    @property
    def amount(self) -> Money | None:
        """What left."""
        value = self._value(FactName.AMOUNT)
        return value if isinstance(value, Money) else None

    @property
    def method(self) -> PaymentMethod | None:
        """How it left."""
        value = self._value(FactName.PAYMENT_METHOD)
        return value if isinstance(value, PaymentMethod) else None

    @property
    def day(self) -> Period | None:
        """When it left, with the precision that was said."""
        value = self._value(FactName.PAYMENT_DATE)
        return value if isinstance(value, Period) else None

    def _value(self, name: FactName) -> object:
        fact = self.facts.get(name)
        return fact.value if fact else None


@dataclass(frozen=True)
class Balance:
    """What was lost in one currency.

    Attributes:
        paid: the payments, added.
        refunded: what came back, added.
    """

    paid: Money
    refunded: Money

    @property
    def lost(self) -> Money:
        """What did not come back; nothing where more did."""
        return Money(max(0, self.paid.minor - self.refunded.minor), self.paid.currency)


def payments_of(record: Record) -> Sequence[Payment]:
    """Return the payments that were made, in the order in which they were told.

    A sum that was only asked for is held as the first one's: see ``money_paid``. One that the
    victim takes back is none.
    """
    told = {
        fact.rank for name in (*OF_PAYMENT, FactName.PAYMENT_MADE) for fact in record.ranked(name)
    }
    held = [rank for rank in sorted(told) if record.value(FactName.PAYMENT_MADE, rank) is not False]
    return [
        Payment(
            rank, number, {name: fact for name in OF_PAYMENT if (fact := record.fact(name, rank))}
        )
        for number, rank in enumerate(held, start=1)
    ]


def asks_of_all(name: FactName, record: Record) -> bool:
    """Tell whether a question is about all the payments: how she paid, when nothing tells it."""
    payments = payments_of(record)
    return name is FactName.PAYMENT_METHOD and not any(each.method for each in payments)


def next_rank(record: Record) -> int:
    """Return the rank of a payment that is not told yet; those taken back keep theirs."""
    names = (*OF_PAYMENT, FactName.PAYMENT_MADE)
    return max((fact.rank for name in names for fact in record.ranked(name)), default=0) + 1


def methods_of(record: Record) -> Sequence[PaymentMethod]:
    """Return the means that money left by, each once, in the order of the payments."""
    return list(dict.fromkeys(each.method for each in payments_of(record) if each.method))


def balances_of(record: Record) -> Sequence[Balance]:
    """Return what was lost, currency by currency: nothing is converted.

    Source:
        Code de procédure pénale, article D. 8-2-4: the victim fixes the amount of her loss.
    """
    paid: dict[str, int] = {}
    for each in payments_of(record):
        if each.amount:
            paid[each.amount.currency] = paid.get(each.amount.currency, 0) + each.amount.minor
    back: dict[str, int] = {}
    for fact in record.ranked(FactName.REFUND):
        if isinstance(fact.value, Money):
            back[fact.value.currency] = back.get(fact.value.currency, 0) + fact.value.minor
    return [
        Balance(Money(minor, code), Money(back.get(code, 0), code)) for code, minor in paid.items()
    ]
