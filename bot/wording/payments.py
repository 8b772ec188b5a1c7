"""How the payments of a case are told: each by its name, and what they add up to."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.complaint.facts import OF_PAYMENT, FactName, Record
from bot.complaint.offences import PaymentMethod
from bot.complaint.payments import Payment, balances_of, payments_of
from bot.wording.forms import money_form, period_form

_SEVERAL = 2


class PaymentWords:
    """Says payments with the words of ``data/wording/payments.yml``."""

    def __init__(self, words: Mapping[str, Any], when: Mapping[str, str]) -> None:
        self._words = words
        self._when = when

    def are_several(self, record: Record) -> bool:
        """Tell whether the record has more than one payment, so that each needs a name."""
        return len(payments_of(record)) >= _SEVERAL

    def section(self, record: Record, rank: int) -> str:
        """Return the title that what is held of one of several payments stands under."""
        return str(self._words["section"]).format(nth=self._nth(_of(record, rank)))

    def label(self, record: Record, name: FactName, rank: int, label: str) -> str:
        """Return what a fact is called, with its payment where there are several."""
        if name not in OF_PAYMENT or not self.are_several(record):
            return label
        return str(self._words["label"]).format(label=label, nth=self._nth(_of(record, rank)))

    def named(self, record: Record, rank: int) -> str:
        """Return how a question calls one of several payments: « Le virement de 300 € »."""
        payment = _of(record, rank)
        alike = [self._name(each) for each in payments_of(record)].count(self._name(payment))
        nth = self._nth(payment)
        if payment is None or payment.amount is None:
            return str(self._words["unnamed"]).format(nth=nth)
        name = self._name(payment)
        return str(self._words["doubled"]).format(name=name, nth=nth) if alike > 1 else name

    def noted(self, record: Record, ranks: Sequence[int]) -> list[str]:
        """Return the payments of those ranks as noun phrases, in their order."""
        return [self._phrase(each) for each in payments_of(record) if each.rank in ranks]

    def lost(self, record: Record) -> str:
        """Return what was lost, currency by currency; ``""`` when no sum is known."""
        return str(self._words["and"]).join(
            str(self._words["lost_after_refund" if each.refunded.minor else "lost"]).format(
                lost=money_form(each.lost),
                paid=money_form(each.paid),
                refunded=money_form(each.refunded),
            )
            for each in balances_of(record)
        )

    def _phrase(self, payment: Payment) -> str:
        phrase = str(self._words["noted"][(payment.method or PaymentMethod.OTHER).value])
        if payment.amount:
            amount = money_form(payment.amount)
            phrase = str(self._words["of"]).format(what=phrase, amount=amount)
        if payment.day:
            when = self._when[payment.day.precision.value]
            phrase = f"{phrase} {when.format(date=period_form(payment.day))}"
        return phrase

    def _name(self, payment: Payment | None) -> str:
        if payment is None or payment.amount is None:
            return ""
        words = self._words["named"][(payment.method or PaymentMethod.OTHER).value]
        return str(words).format(amount=money_form(payment.amount))

    def _nth(self, payment: Payment | None) -> str:
        number = payment.number if payment else 1
        words: Mapping[str, str] = self._words["nth"]
        return words.get(str(number), words["other"]).format(number=number)


def _of(record: Record, rank: int) -> Payment | None:
    return next((each for each in payments_of(record) if each.rank == rank), None)
