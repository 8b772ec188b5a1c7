"""One pass over a message: everything the finders read, as facts of the record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.complaint.facts import FactName, Value, decode
from bot.complaint.identifiers import Owner
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period
from bot.extraction.amounts import find_bare_sums
from bot.extraction.answers import find_answer
from bot.extraction.dates import find_dates
from bot.extraction.emails import find_emails
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans
from bot.extraction.items import find_items
from bot.extraction.links import find_links
from bot.extraction.owners import owner_of
from bot.extraction.payments import find_payment_methods, payment_method_used
from bot.extraction.persons import find_person_names, find_pseudonyms
from bot.extraction.phones import find_phones
from bot.extraction.platforms import find_platforms
from bot.extraction.statements import find_statements
from bot.extraction.told_sums import corrects, payment_date, told_sums


@dataclass(frozen=True)
class Extracted:
    """One fact read in a message.

    Attributes:
        name: which fact of the record it is.
        value: its value.
        start: its first character in the message.
        end: one past its last.
        role: of a sum: ``paid``, ``asked``, ``price``, ``total``, ``bare`` …; else empty.
        owner: of an identifier, whose it is.
        certain: nothing had to be completed (an unsaid year) or is wrong (a checksum).
        inferred: it follows from the words rather than being said by them.
    """

    name: FactName
    value: Value
    start: int
    end: int
    role: str = ""
    owner: Owner = Owner.UNKNOWN
    certain: bool = True
    inferred: bool = False


def read_facts(message: str, today: date, *, asked: str | None = None) -> list[Extracted]:
    """Read every fact that a message states.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.
        today: the day of the message, where the victim was.
        asked: the pending question's fact, or ``None``: it decides whose a telephone is, and
            lets a bare answer (« 540 », « Dupont ») be read.

    Returns:
        The facts in the order of the text; none overlaps an identifier it is not part of.
    """
    identifiers = list(_identifiers(message, asked))
    facts = [each for each in _story(message, today, asked) if not _within(each, identifiers)]
    facts += identifiers
    facts += [each for each in _statements(message) if each.name not in _names(facts)]
    facts += _implied(facts)
    if asked and FactName(asked) not in _names(facts):
        facts += _asked(message, today, asked)
    return sorted(facts, key=lambda each: (each.start, each.end))


def _identifiers(message: str, asked: str | None) -> Iterator[Extracted]:
    taken: list[Found[str]] = []
    finders = (
        (find_ibans, FactName.SUSPECT_IBAN, FactName.VICTIM_IBAN),
        (find_emails, FactName.SUSPECT_EMAIL, FactName.VICTIM_EMAIL),
        (find_links, FactName.SUSPECT_URL, None),
        (find_phones, FactName.SUSPECT_PHONE, FactName.VICTIM_PHONE),
    )
    for find, suspects, victims in finders:
        for found in find(message):
            if any(found.overlaps(other) for other in taken):
                continue
            taken.append(found)
            owner = owner_of(message, found.start, asked=asked)
            name = victims if owner is Owner.VICTIM else suspects
            if name and not _is_platform(found.value):
                yield Extracted(
                    name, found.value, found.start, found.end, owner=owner, certain=found.certain
                )


def _story(message: str, today: date, asked: str | None) -> Iterator[Extracted]:
    for amount in told_sums(message):
        yield _extracted(FactName.AMOUNT, amount)
    dates = find_dates(message, today)
    if asked == "victim_birth_date":
        yield from (_extracted(FactName.VICTIM_BIRTH_DATE, day) for day in dates[:1])
    elif paid_on := payment_date(message, dates):
        yield _extracted(FactName.PAYMENT_DATE, paid_on)
    sites = [site for site in find_platforms(message) if site.role == "sale" or asked == "platform"]
    for site in sites[:1]:
        yield replace(_extracted(FactName.PLATFORM, site), role="")
    if method := payment_method_used(find_payment_methods(message)):
        yield replace(_extracted(FactName.PAYMENT_METHOD, method), role="")
    for item in find_items(message)[:1]:
        yield _extracted(FactName.ITEM, item)
    for pseudonym in find_pseudonyms(message):
        yield replace(_extracted(FactName.SUSPECT_PSEUDONYM, pseudonym), owner=Owner.SUSPECT)
    yield from _persons(message)


def _persons(message: str) -> Iterator[Extracted]:
    for person in find_person_names(message):
        if person.role == Owner.SUSPECT.value:
            yield Extracted(
                FactName.SUSPECT_NAME, person.value, person.start, person.end, owner=Owner.SUSPECT
            )
            continue
        first, _, last = person.value.partition(" ")
        middle = person.start + len(first)
        yield Extracted(FactName.VICTIM_FIRST_NAME, first, person.start, middle, owner=Owner.VICTIM)
        if last:
            yield Extracted(
                FactName.VICTIM_LAST_NAME, last, middle + 1, person.end, owner=Owner.VICTIM
            )


def _statements(message: str) -> Iterator[Extracted]:
    for found in find_statements(message):
        statement = found.value
        value = decode(statement.fact, statement.value)
        yield Extracted(statement.fact, value, found.start, found.end, inferred=statement.inferred)


def _implied(facts: Sequence[Extracted]) -> Iterator[Extracted]:
    """Yield that money was paid when a transfer was made, and asked for when it was paid."""
    names = _names(facts)
    paying = next((each for each in facts if _pays(each)), None)
    if paying is None:
        return
    for name in (FactName.MONEY_PAID, FactName.MONEY_ASKED):
        if name not in names:
            yield Extracted(name, value=True, start=paying.start, end=paying.end, inferred=True)


def _pays(fact: Extracted) -> bool:
    paid_sum = fact.name is FactName.AMOUNT and fact.role in ("paid", "lost", "total")
    return paid_sum or (fact.name is FactName.MONEY_PAID and fact.value is True)


def _asked(message: str, today: date, asked: str) -> Iterator[Extracted]:
    """Yield what a bare answer says, and what a correction without a unit puts right."""
    answer = find_answer(message, today, FactName(asked))
    if answer:
        yield Extracted(
            FactName(asked),
            answer.value,
            answer.start,
            answer.end,
            role=answer.role,
            certain=answer.certain,
        )


def find_correction(message: str, today: date, facts: Sequence[Extracted]) -> list[Extracted]:
    """Read a lone number in a message that takes something back: « non c'était 540 ».

    Returns:
        A sum with the role ``bare``, or nothing when the message states facts already.
    """
    names = _names(facts)
    sums = list(find_bare_sums(message))
    if not corrects(message) or len(sums) != 1 or names or find_dates(message, today):
        return []
    return [_extracted(FactName.AMOUNT, sums[0])]


def _extracted(
    name: FactName, found: Found[Money] | Found[Period] | Found[str] | Found[PaymentMethod]
) -> Extracted:
    return Extracted(
        name, found.value, found.start, found.end, role=found.role, certain=found.certain
    )


def _names(facts: Sequence[Extracted]) -> set[FactName]:
    return {fact.name for fact in facts}


def _within(fact: Extracted, others: Sequence[Extracted]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in others)


def _is_platform(address: str) -> bool:
    """Tell whether an address is only a platform's front door, which names nobody."""
    return "/" not in address and bool(find_platforms(address))
