"""Which facts of the record can be read in an exhibit: pure, and tested reading by reading."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from bot.complaint.exhibits import Reading
from bot.complaint.facts import REPEATABLE, FactName, Provenance, Record, Source, Value
from bot.complaint.identifiers import IdentifierKind
from bot.extraction.amounts import find_amounts
from bot.extraction.dates import find_dates
from bot.extraction.emails import find_emails
from bot.extraction.folding import fold
from bot.extraction.identifiers import find_identifiers
from bot.services.changes import Change

# What a picture may tell of a case; whose name or address stands on it is never guessed.
_TOLD: Final = (
    FactName.AMOUNT,
    FactName.PAYMENT_DATE,
    FactName.SUSPECT_IBAN,
    FactName.SUSPECT_PHONE,
    FactName.SUSPECT_EMAIL,
    FactName.SUSPECT_URL,
)
_NAMES: Final[Mapping[IdentifierKind, FactName]] = {
    IdentifierKind.IBAN: FactName.SUSPECT_IBAN,
    IdentifierKind.PHONE: FactName.SUSPECT_PHONE,
    IdentifierKind.EMAIL: FactName.SUSPECT_EMAIL,
    IdentifierKind.URL: FactName.SUSPECT_URL,
    IdentifierKind.DOMAIN: FactName.SUSPECT_URL,
}
# A statement of account, an address book: more of a kind than one case has.
_MOST_OF_A_KIND: Final = 3
_PAYING: Final = re.compile(r"\b(?:vir\w+|pay\w+|debit\w+|prelev\w+|execut\w+|regl\w+|achat)\b")
# What a bank writes before the account that the money left.
_HERS: Final = re.compile(r"\b(?:compte (?:a )?debit\w+|debiteur|emetteur|donneur d'ordre)\b")
_BEFORE: Final = 40
_SENDERS: Final = ("from", "reply-to")

ReadFact = tuple[FactName, Value]


def facts_in(reading: Reading, today: date) -> list[ReadFact]:
    """Return the facts that an exhibit tells, each once, in the order of :data:`_TOLD`.

    Args:
        reading: what the exhibit says.
        today: the day on which it was joined.
    """
    text = "\n".join([reading.text, *reading.codes])
    sums = [each for each in find_amounts(text) if each.role != "refunded"]
    read = [*_senders(reading), *_identifiers(text), *_dates(text, today)]
    read += [(FactName.AMOUNT, each.value) for each in sums]
    paid: set[Value] = {each.value for each in sums if each.role == "paid"}
    return [each for name in _TOLD for each in _of_a_kind(name, read, paid)]


def news(facts: Sequence[ReadFact], record: Record) -> list[ReadFact]:
    """Return the facts that the record does not hold, and that contradict nothing in it.

    Of a sum or a date that differs from hers, an officer makes what he will: she is not asked
    to choose between her word and a picture.
    """
    return [(name, value) for name, value in facts if _is_new(name, value, record)]


def changes_of(facts: Sequence[ReadFact], exhibit_id: str, record: Record) -> Iterator[Change]:
    """Yield what enters the record once the victim has said that it is right."""
    provenance = Provenance(Source.EXHIBIT, exhibit_id)
    taken: dict[FactName, int] = {}
    for name, value in news(facts, record):
        held = [fact for fact in record.ranked(name) if fact.value is not None]
        taken[name] = taken.get(name, len(held)) + 1
        yield Change(name, taken[name], value, provenance, confirmed=True)
        if name is FactName.PAYMENT_DATE:
            yield Change(FactName.PAYMENT_DATE_CONFIRMED, 1, value=True, provenance=provenance)


def _identifiers(text: str) -> Iterator[ReadFact]:
    """Yield the identifiers that a text shows, but for the account that money left.

    Whose each is depends on who speaks, and that a picture does not tell: she is asked.
    """
    for each in find_identifiers(text):
        name, start = _NAMES.get(each.kind), each.found.start
        before = fold(text[max(0, start - _BEFORE) : start])
        if name and each.found.certain and not _HERS.search(before):
            yield name, each.found.value


def _dates(text: str, today: date) -> Iterator[ReadFact]:
    """Yield the dates of the lines that speak of paying."""
    for found in find_dates(text, today):
        start = text.rfind("\n", 0, found.start) + 1
        end = text.find("\n", found.end)
        line = text[start : end if end != -1 else None]
        if found.certain and _PAYING.search(fold(line)):
            yield FactName.PAYMENT_DATE, found.value


def _senders(reading: Reading) -> Iterator[ReadFact]:
    for header in _SENDERS:
        for found in find_emails(reading.claims.get(header, "")):
            yield FactName.SUSPECT_EMAIL, found.value


def _of_a_kind(name: FactName, read: Sequence[ReadFact], paid: set[Value]) -> list[ReadFact]:
    values = list(dict.fromkeys(value for each, value in read if each is name))
    if name is FactName.AMOUNT and len(values) > 1:
        # Of several sums, the one that is said to be paid, or none.
        values = [value for value in values if value in paid]
        return [(name, values[0])] if len(values) == 1 else []
    if name not in REPEATABLE:
        values = values[:1]
    return [(name, value) for value in values] if len(values) <= _MOST_OF_A_KIND else []


def _is_new(name: FactName, value: Value, record: Record) -> bool:
    held = [fact.value for fact in record.ranked(name) if fact.value is not None]
    if name is FactName.SUSPECT_EMAIL and value == record.value(FactName.VICTIM_EMAIL):
        return False
    single = name not in REPEATABLE or name is FactName.AMOUNT
    return value not in held and not (single and held)
