"""Which payment of the record each fact of a message tells of."""

from collections.abc import Sequence

from bot.complaint.facts import OF_PAYMENT, FactName, Record
from bot.complaint.payments import Payment, asks_of_all, next_rank, payments_of
from bot.extraction.payment_words import LAST, Pointer, find_pointer
from bot.extraction.told_payments import LEFT
from bot.services.heard import Heard, HeardFact

_SEVERAL = 2


class PaymentPlaces:
    """Finds the ranks at which a message's sums, means and days belong.

    Attributes:
        pointed: the rank that its words point to (« le deuxième virement »), 0 for none.
    """

    def __init__(self, heard: Heard, record: Record, asked: FactName | None, rank: int) -> None:
        self._heard = heard
        self._record = record
        self._asked = asked if asked in (*OF_PAYMENT, FactName.PAYMENT_DATE_CONFIRMED) else None
        self._rank = rank
        self._payments = payments_of(record)
        self.pointed = self._pointed()
        self._groups = self._grouped()
        sums = [fact for fact in heard.facts if fact.name is FactName.AMOUNT and not fact.payment]
        told = [fact for fact in sums if fact.role in LEFT]
        self._told = (self._held(told[0]) or next(iter(self.of(told[0])), 0)) if told else 0

    def of(self, fact: HeardFact) -> Sequence[int]:
        """Return the ranks at which a fact holds; none where nobody can tell."""
        if fact.payment:
            return [self._groups[fact.payment]]
        if self.pointed:
            return [self.pointed]
        if fact.name is FactName.AMOUNT:
            rank = self._of_sum(fact)
            return [rank] if rank else []
        return self._of_detail(fact)

    def _of_sum(self, fact: HeardFact) -> int:
        # Two payments may be of the same sum: an answer is that of the one that was asked about.
        if self._asked is FactName.AMOUNT:
            return self._rank
        if self._held(fact):
            return 0
        first = self._record.fact(FactName.AMOUNT)
        takes_back = self._heard.intent == "correct" or fact.role == "bare"
        if takes_back and len(self._payments) >= _SEVERAL:
            return 0
        if first is None or first.value is None or takes_back:
            return 1
        return next_rank(self._record) if fact.role in LEFT else 0

    def _of_detail(self, fact: HeardFact) -> Sequence[int]:
        if self._told:
            return [self._told]
        if self._asked:
            of_all = asks_of_all(fact.name, self._record) and self._asked is fact.name
            if of_all and self._payments:
                return [each.rank for each in self._payments]
            return [self._rank]
        lacking = [each.rank for each in self._payments if fact.name not in each.facts]
        if lacking or len(self._payments) < _SEVERAL:
            return lacking[:1] or [1]
        return []

    def _held(self, fact: HeardFact) -> int:
        """Return the rank of the payment that has this very sum, 0 for none."""
        same = (each.rank for each in self._payments if each.amount == fact.value)
        return next(same, 0)

    def _grouped(self) -> dict[int, int]:
        """Return the rank of each of the message's payments: held, the first, or a new one."""
        groups: dict[int, int] = {}
        first = self._record.fact(FactName.AMOUNT)
        free = next_rank(self._record) if first and first.value is not None else 1
        for fact in self._heard.facts:
            if fact.name is not FactName.AMOUNT or not fact.payment:
                continue
            held = self._held(fact)
            if held and held not in groups.values():
                groups[fact.payment] = held
            else:
                groups[fact.payment], free = free, free + 1
        return groups

    def _pointed(self) -> int:
        pointer = find_pointer(self._heard.text)
        grouped = any(fact.payment for fact in self._heard.facts)
        if pointer is None or grouped or len(self._payments) < _SEVERAL:
            return 0
        if pointer.place is None:
            sums = {each.value for each in self._heard.facts if each.name is FactName.AMOUNT}
            named = [each for each in self._payments if each.amount in sums]
            return named[0].rank if len(named) == 1 else 0
        return _nth(pointer, self._payments)


def _nth(pointer: Pointer, payments: Sequence[Payment]) -> int:
    alike = [each for each in payments if each.method is pointer.method]
    place = pointer.place or 1
    among = alike if pointer.method and len(alike) >= max(place, 1) else payments
    if place == LAST:
        return among[-1].rank
    return among[place - 1].rank if place <= len(among) else 0
