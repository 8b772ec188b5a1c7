"""What a message says in so many words, as changes to the record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.complaint.facts import (
    OF_PAYMENT,
    REPEATABLE,
    Fact,
    FactName,
    FactType,
    Provenance,
    Record,
    Source,
    Value,
    type_of,
)
from bot.extraction.told_payments import LEFT
from bot.services.heard import Heard, HeardFact
from bot.services.payment_places import PaymentPlaces


@dataclass(frozen=True)
class Change:
    """A fact that enters the record.

    Attributes:
        name: what it tells.
        rank: which of several, 1 for the first.
        value: its value; ``None`` when she does not know.
        provenance: where it was read.
        before: the value it replaces, if it corrects one.
        corrects: whether it does.
        confirmed: whether she said so explicitly.
    """

    name: FactName
    rank: int
    value: Value
    provenance: Provenance
    before: Value = None
    corrects: bool = False
    confirmed: bool = False


def made_before(record: Record, message_id: str) -> tuple[Change, ...]:
    """Return what a message that was heard already has changed; empty for a new one.

    Args:
        record: what is held.
        message_id: the message's, or empty for one that the transcript does not hold.
    """
    facts = record.read_in(message_id) if message_id else ()
    return tuple(_made(record, fact) for fact in facts)


def _made(record: Record, fact: Fact) -> Change:
    history = record.history(fact.name, fact.rank)
    former = history[: history.index(fact)]
    before = former[-1].value if former else None
    corrects = before not in (None, fact.value)
    return Change(
        fact.name,
        fact.rank,
        fact.value,
        fact.provenance,
        before=before if corrects else None,
        corrects=corrects,
        confirmed=fact.confirmed,
    )


def tells_story(changes: Iterable[Change]) -> bool:
    """Tell whether what happened was said, for the first time."""
    return any(
        change.name is FactName.OFFENCE and change.value is not None and not change.corrects
        for change in changes
    )


def stated_changes(
    heard: Heard, record: Record, asked: FactName | None, rank: int = 1
) -> Iterator[Change]:
    """Yield what the message says in so many words, whether it was asked for or not.

    Args:
        heard: the message.
        record: what is held so far.
        asked: the fact that was asked for, or ``None``.
        rank: which of several was asked for, 1 for the first.
    """
    places = PaymentPlaces(heard, record, asked, rank)
    held = {key: record.ranked(key) for key in REPEATABLE}
    taken: set[tuple[FactName, int]] = set()
    said: set[tuple[FactName, Value]] = set()
    for fact in heard.facts:
        if looks_mistyped(fact):
            continue
        if fact.name in OF_PAYMENT:
            yield from _of_payment(fact, places, heard, record, asked, taken, said)
            continue
        place = _rank(fact, heard, held)
        if (fact.name, place) in taken:
            if fact.name not in REPEATABLE:
                continue
            place = _next_free(fact, held, taken)
        # What is said twice in one message, as pasted conversations do, is said once.
        if place is None or (fact.name, fact.value) in said:
            continue
        before = record.fact(fact.name, place)
        if before and before.value == fact.value:
            continue
        if before and not _may_replace(fact, heard, asked, before.value):
            continue
        taken.add((fact.name, place))
        said.add((fact.name, fact.value))
        yield _stated(fact, place, heard, before)


def _of_payment(  # noqa: PLR0913, PLR0917 - what was said, and what is known
    fact: HeardFact,
    places: PaymentPlaces,
    heard: Heard,
    record: Record,
    asked: FactName | None,
    taken: set[tuple[FactName, int]],
    said: set[tuple[FactName, Value]],
) -> Iterator[Change]:
    """Yield what is told of a payment, or of each that an answer speaks of."""
    for found in places.of(fact):
        place = found
        if not fact.payment and fact.role in LEFT and (fact.name, fact.value) in said:
            continue
        if (fact.name, place) in taken and fact.role in LEFT:
            place = _next_free(fact, {fact.name: record.ranked(fact.name)}, taken)
        before = record.fact(fact.name, place)
        if (fact.name, place) in taken or (before and before.value == fact.value):
            continue
        replaces = place == places.pointed or _may_replace(
            fact, heard, asked, before.value if before else None
        )
        if before and not replaces:
            continue
        taken.add((fact.name, place))
        said.add((fact.name, fact.value))
        yield _stated(fact, place, heard, before)
        if place == 1:
            yield from _date_confirmation(fact, heard, record, asked)


def _stated(fact: HeardFact, rank: int, heard: Heard, before: Fact | None) -> Change:
    return Change(
        fact.name,
        rank,
        fact.value,
        _provenance(heard, fact),
        before=before.value if before else None,
        corrects=before is not None and before.value is not None,
        confirmed=fact.start is None,
    )


def _rank(fact: HeardFact, heard: Heard, held: dict[FactName, list[Fact]]) -> int | None:
    """Return the place of a repeatable fact among its like; ``None`` when it adds nothing."""
    if fact.name not in REPEATABLE:
        return 1
    same = [each for each in held[fact.name] if each.value == fact.value]
    if same:
        return None
    if not held[fact.name] or heard.intent == "correct" or fact.role == "bare":
        return 1
    if held[fact.name][0].value is None:
        return 1
    return len(held[fact.name]) + 1


def _next_free(
    fact: HeardFact, held: dict[FactName, list[Fact]], taken: set[tuple[FactName, int]]
) -> int:
    """Return the next place for the second of two in one message."""
    ranks = [rank for name, rank in taken if name is fact.name]
    return max([len(held[fact.name]), *ranks]) + 1


def _may_replace(fact: HeardFact, heard: Heard, asked: FactName | None, before: Value) -> bool:
    """Tell whether a later mention corrects, rather than speaks of something else."""
    if before is None or asked is fact.name or heard.intent == "correct" or fact.start is None:
        return True
    if fact.role == "bare":
        return True
    return type_of(fact.name) is FactType.BOOLEAN and not fact.inferred


def looks_mistyped(fact: HeardFact) -> bool:
    """Tell whether an account number was read whose checksum is wrong."""
    return fact.name in (FactName.SUSPECT_IBAN, FactName.VICTIM_IBAN) and not fact.certain


def _date_confirmation(
    fact: HeardFact, heard: Heard, record: Record, asked: FactName | None
) -> Iterator[Change]:
    """Yield that a date needs no confirmation when all of it was said, or it was asked for."""
    if fact.name is not FactName.PAYMENT_DATE or FactName.PAYMENT_DATE_CONFIRMED in record:
        return
    if fact.certain or asked is FactName.PAYMENT_DATE or heard.intent == "correct":
        yield Change(
            FactName.PAYMENT_DATE_CONFIRMED, 1, value=True, provenance=whole_message(heard)
        )


def _provenance(heard: Heard, fact: HeardFact) -> Provenance:
    if fact.start is None:
        return Provenance(Source.BUTTON, heard.message_id)
    source = Source.INFERENCE if fact.inferred else Source.MESSAGE
    return Provenance(source, heard.message_id, fact.start, fact.end)


def whole_message(heard: Heard) -> Provenance:
    """Return the provenance of a fact that the whole message states."""
    return Provenance(Source.MESSAGE, heard.message_id, 0, len(heard.text))
