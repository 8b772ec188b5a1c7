"""One pass over a message: everything the finders read, as facts of the record."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.complaint.facts import FactName, Value, decode
from bot.complaint.identifiers import IdentifierKind, Owner
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period
from bot.extraction.amounts import find_bare_sums
from bot.extraction.answers import find_answer, told_commune
from bot.extraction.dates import find_dates
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.identifier import Identifier
from bot.extraction.identifiers import find_identifiers
from bot.extraction.items import find_items
from bot.extraction.payments import was_paid
from bot.extraction.person_names import is_with_particle
from bot.extraction.platforms import find_platforms
from bot.extraction.statements import find_statements
from bot.extraction.told_money import money_told
from bot.extraction.told_sums import corrects

# What an identifier is in the record, by whose it is; the others the record has no place for.
_NAMES: Final[Mapping[tuple[IdentifierKind, Owner], FactName]] = {
    (IdentifierKind.IBAN, Owner.SUSPECT): FactName.SUSPECT_IBAN,
    (IdentifierKind.IBAN, Owner.VICTIM): FactName.VICTIM_IBAN,
    (IdentifierKind.EMAIL, Owner.SUSPECT): FactName.SUSPECT_EMAIL,
    (IdentifierKind.EMAIL, Owner.VICTIM): FactName.VICTIM_EMAIL,
    (IdentifierKind.PHONE, Owner.SUSPECT): FactName.SUSPECT_PHONE,
    (IdentifierKind.PHONE, Owner.VICTIM): FactName.VICTIM_PHONE,
    (IdentifierKind.URL, Owner.SUSPECT): FactName.SUSPECT_URL,
    (IdentifierKind.DOMAIN, Owner.SUSPECT): FactName.SUSPECT_URL,
    (IdentifierKind.CRYPTO, Owner.SUSPECT): FactName.SUSPECT_WALLET,
    (IdentifierKind.PSEUDONYM, Owner.SUSPECT): FactName.SUSPECT_PSEUDONYM,
    (IdentifierKind.ADDRESS, Owner.VICTIM): FactName.VICTIM_ADDRESS,
}
_DENIED: Final = re.compile(r"\bpas (?:le |la |l'|un |une )?(?:numero |mail |site )?$")
_BEFORE: Final = 24
_NAMING: Final = (IdentifierKind.PLATFORM, IdentifierKind.COMPANY)
_OWN_NAMES: Final = (FactName.VICTIM_FIRST_NAME.value, FactName.VICTIM_LAST_NAME.value)


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
        payment: of several payments in the message, which one it tells of; 0 for the only one.
    """

    name: FactName
    value: Value
    start: int
    end: int
    role: str = ""
    owner: Owner = Owner.UNKNOWN
    certain: bool = True
    inferred: bool = False
    payment: int = 0


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
    found = [_claimed(each) for each in find_identifiers(message, asked=asked)]
    identifiers = list(_identifiers([each for each in found if _meant(message, each)], asked))
    # A link names its platform inside its own address, and a thing may bear a shop's name.
    taken = [each.found for each in found if each.kind not in _NAMING]
    story = _story(message, today, asked)
    own = (FactName.PLATFORM, FactName.CONTACT_PLATFORM)
    facts = [each for each in story if each.name in own or not _within(each, taken)]
    facts += identifiers
    stated = [each for each in _statements(message) if each.name not in _names(facts)]
    if was_paid(message):
        facts += [each for each in stated if each.name is not FactName.MONEY_PAID]
    else:
        facts += stated
        facts += _implied(facts)
    if asked and FactName(asked) not in _names(facts):
        facts += _asked(message, today, asked)
    return sorted(facts, key=lambda each: (each.start, each.end))


def _claimed(identifier: Identifier) -> Identifier:
    """Who files a complaint speaks of the other's things, when no word says whose they are."""
    nobodys = identifier.owner is Owner.UNKNOWN
    return replace(identifier, owner=Owner.SUSPECT) if nobodys else identifier


def _identifiers(identifiers: Sequence[Identifier], asked: str | None) -> Iterator[Extracted]:
    for each in identifiers:
        if each.kind is IdentifierKind.PERSON_NAME:
            yield from _person(each, asked)
            continue
        name = _NAMES.get((each.kind, each.owner))
        if name:
            found = each.found
            yield Extracted(
                name, found.value, found.start, found.end, owner=each.owner, certain=found.certain
            )


def _story(message: str, today: date, asked: str | None) -> Iterator[Extracted]:
    for told in money_told(message, today, asked):
        yield replace(_extracted(told.name, told.found), payment=told.payment)
    yield from _platforms(message, asked)
    for item in find_items(message)[:1]:
        yield _extracted(FactName.ITEM, item)
    if commune := told_commune(message):
        yield _extracted(FactName.VICTIM_COMMUNE, commune)


def _platforms(message: str, asked: str | None) -> Iterator[Extracted]:
    """Yield where the advertisement stood, and where she was in touch with the author."""
    found = find_platforms(message)
    roles = {FactName.PLATFORM: "sale", FactName.CONTACT_PLATFORM: "contact"}
    for name, role in roles.items():
        sites = [site for site in found if site.role == role or asked == name.value]
        for site in sites[:1]:
            yield replace(_extracted(name, site), role="")


def _meant(message: str, identifier: Identifier) -> bool:
    """Tell whether a message holds to an identifier: « c'est pas le 06 … » takes it back."""
    start = identifier.found.start
    return not _DENIED.search(fold(message[max(0, start - _BEFORE) : start]))


def _person(person: Identifier, asked: str | None) -> Iterator[Extracted]:
    found, owner = person.found, person.owner
    if owner is Owner.SUSPECT:
        yield Extracted(FactName.SUSPECT_NAME, found.value, found.start, found.end, owner=owner)
    if owner is not Owner.VICTIM:
        return
    # « Da Silva » is all of it a family name.
    if asked == FactName.VICTIM_LAST_NAME.value and is_with_particle(found.value):
        yield Extracted(FactName.VICTIM_LAST_NAME, found.value, found.start, found.end, owner=owner)
        return
    first, _, last = found.value.partition(" ")
    middle = found.start + len(first)
    # « Benoît » is a family name too, when that is what was asked for.
    alone = FactName(asked) if asked in _OWN_NAMES and not last else FactName.VICTIM_FIRST_NAME
    yield Extracted(alone, first, found.start, middle, owner=owner)
    if last:
        yield Extracted(FactName.VICTIM_LAST_NAME, last, middle + 1, found.end, owner=owner)


def _statements(message: str) -> Iterator[Extracted]:
    for found in find_statements(message):
        statement = found.value
        value = decode(statement.fact, statement.value)
        yield Extracted(statement.fact, value, found.start, found.end, inferred=statement.inferred)


def _implied(facts: Sequence[Extracted]) -> Iterator[Extracted]:
    """Yield what follows from what was said.

    Money was paid when a transfer was made, and asked for when it was paid; what is not as
    advertised was received.
    """
    names = _names(facts)
    other = next((each for each in facts if each.name is FactName.AS_ADVERTISED), None)
    if other and other.value is False and FactName.GOODS_RECEIVED not in names:
        yield replace(other, name=FactName.GOODS_RECEIVED, value=True, inferred=True)
    paying = next((each for each in facts if _pays(each)), None)
    if paying is None:
        return
    for name in (FactName.MONEY_PAID, FactName.MONEY_ASKED):
        if name not in names:
            yield Extracted(name, value=True, start=paying.start, end=paying.end, inferred=True)


def _pays(fact: Extracted) -> bool:
    paid_sum = fact.name is FactName.AMOUNT and fact.role in ("paid", "lost")
    return paid_sum or (fact.name is FactName.MONEY_PAID and fact.value is True)


def _asked(message: str, today: date, asked: str) -> Iterator[Extracted]:
    """Yield what a bare answer says, and what a correction without a unit puts right."""
    answer = find_answer(message, today, FactName(asked))
    if answer:
        owner = Owner.SUSPECT if asked.startswith("suspect_") else Owner.UNKNOWN
        yield Extracted(
            FactName(asked),
            answer.value,
            answer.start,
            answer.end,
            role=answer.role,
            owner=owner,
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


def _within(fact: Extracted, others: Sequence[Found[str]]) -> bool:
    return any(fact.start < other.end and other.start < fact.end for other in others)
