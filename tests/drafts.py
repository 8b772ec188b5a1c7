"""An invented victim's draft, fact by fact, for the tests that need one."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author
from bot.complaint.facts import Fact, FactName, Provenance, Record, Source, Value
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.periods import Period
from bot.complaint.situations import AlreadyFiled
from tests.conftest import NOON

STORY: Final = "J’ai payé 450 € par virement à Kevin_92 pour un vélo bleu sur Leboncoin."
IBAN: Final = "FR7630006000011234567890189"
COMPLETE: Final[Mapping[FactName, Value]] = {
    FactName.OFFENCE: Offence.FAUX_VENDEUR,
    FactName.ITEM: "vélo bleu",
    FactName.PLATFORM: "leboncoin",
    FactName.AMOUNT: Money.of("450.00"),
    FactName.PAYMENT_METHOD: PaymentMethod.TRANSFER,
    FactName.PAYMENT_DATE: Period.day(date(2026, 3, 3)),
    FactName.PAYMENT_DATE_CONFIRMED: True,
    FactName.SUSPECT_PSEUDONYM: "Kevin_92",
    FactName.SUSPECT_IBAN: IBAN,
    FactName.SUSPECT_PHONE: "+33639980012",
    FactName.GOODS_RECEIVED: False,
    FactName.SELLER_UNREACHABLE: True,
    FactName.SELLER_PROFESSIONAL: False,
    FactName.MET_IN_PERSON: False,
    FactName.MONEY_ASKED: True,
    FactName.ADULT: True,
    FactName.FOR_SELF: True,
    FactName.AUTHOR_KNOWN: False,
    FactName.ALREADY_FILED: AlreadyFiled.NO,
    FactName.VICTIM_FIRST_NAME: "Hélène",
    FactName.VICTIM_LAST_NAME: "Vasseur",
    FactName.VICTIM_BIRTH_DATE: Period.day(date(1979, 6, 14)),
    FactName.VICTIM_BIRTH_PLACE: "Arras",
    FactName.VICTIM_ADDRESS: "3 rue des Lilas",
    FactName.VICTIM_COMMUNE: "Béthune",
    FactName.VICTIM_PHONE: "+33639980034",
    FactName.VICTIM_EMAIL: "helene.vasseur@example.org",
    FactName.EVIDENCE_DONE: True,
    FactName.MORE: None,
}


def a_fact(  # noqa: PLR0913 - a fact has as many parts
    name: FactName,
    value: Value,
    *,
    rank: int = 1,
    source: Source = Source.MESSAGE,
    origin: str = "m1",
    start: int | None = None,
    end: int | None = None,
) -> Fact:
    """Return a fact recorded at noon."""
    return Fact(name, value, Provenance(source, origin, start, end), NOON, rank=rank)


def a_record(facts: Mapping[FactName, Value] = COMPLETE, **changed: Value) -> Record:
    """Return a record of the facts, those that ``changed`` names in their other value."""
    values = {**facts, **{FactName(name): value for name, value in changed.items()}}
    return Record(a_fact(name, value) for name, value in values.items())


def write_draft(
    services: Services, facts: Mapping[FactName, Value] = COMPLETE, **changed: Value
) -> str:
    """Write a draft with its story and facts; return the conversation's identifier."""
    opened = services.intake.open()
    values = {**facts, **{FactName(name): value for name, value in changed.items()}}
    with services.records.transaction() as work:
        told = work.conversations.add_message(opened.id, Author.VICTIM, STORY)
        for name, value in values.items():
            work.conversations.add_fact(
                opened.id, a_fact(name, value, origin=told.id, start=0, end=len(STORY))
            )
    return opened.id
