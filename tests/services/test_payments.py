"""Several payments: each place filled in any order, one question at a time, corrected in words."""

from datetime import date

import pytest

from bot.complaint.facts import FactName, Record, encode
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.payments import payments_of
from bot.complaint.periods import Period
from bot.extraction.facts import find_correction, read_facts
from bot.orientation.agenda import lacking_rank
from bot.services.heard import Heard, HeardFact
from bot.services.interpretation import interpret
from tests.drafts import a_fact

TODAY = date(2026, 3, 20)


def told(text: str, intent: str = "inform", asked: str | None = None) -> Heard:
    """Return a message as the finders read it."""
    facts = read_facts(text, TODAY, asked=asked)
    facts = facts or find_correction(text, TODAY, facts)
    read = [
        HeardFact(each.name, each.value, each.start, each.end, each.role, payment=each.payment)
        for each in facts
    ]
    return Heard("m9", text, intent, 0.9, read)


def after(
    record: Record, text: str, intent: str = "inform", asked: str | None = None, rank: int = 1
) -> Record:
    """Return the record once a message was heard."""
    for change in interpret(told(text, intent, asked), record, asked, rank).changes:
        record.add(
            a_fact(change.name, change.value, rank=change.rank, origin=change.provenance.origin)
        )
    return record


def listed(record: Record) -> list[tuple[str, str, str]]:
    return [
        (encode(each.amount), encode(each.method), encode(each.day)) for each in payments_of(record)
    ]


def two_transfers() -> Record:
    return Record(
        [
            a_fact(FactName.AMOUNT, Money(450_00)),
            a_fact(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
            a_fact(FactName.PAYMENT_DATE, Period.of("2026-03-03")),
            a_fact(FactName.AMOUNT, Money(200_00), rank=2),
            a_fact(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER, rank=2),
            a_fact(FactName.PAYMENT_DATE, Period.of("2026-02-10"), rank=2),
        ]
    )


FIRST = ("450.00 EUR", "transfer", "2026-03-03")
SECOND = ("200.00 EUR", "transfer", "2026-02-10")


def test_a_story_fills_a_payment_each_and_the_next_message_adds_one() -> None:
    record = after(Record(), "jai viré 450 le 3 mars et un autre de 300 le 10 mars")

    record = after(record, "et aussi j'ai payé 80 euros par carte")

    assert listed(record) == [
        FIRST,
        ("300.00 EUR", "transfer", "2026-03-10"),
        ("80.00 EUR", "card", ""),
    ]
    assert lacking_rank(FactName.PAYMENT_DATE, record) == 3


def test_an_answer_goes_to_the_payment_that_was_asked_about() -> None:
    record = after(Record(), "j'ai payé 450 euros par carte le 3 mars et 300 euros par virement")

    record = after(record, "le 12 mars", asked="payment_date", rank=2)

    assert listed(record)[1] == ("300.00 EUR", "transfer", "2026-03-12")


def test_an_answer_may_be_the_very_sum_of_another_payment() -> None:
    record = after(two_transfers(), "450 euros", asked="amount", rank=2)

    assert [each.amount for each in payments_of(record)] == [Money(450_00)] * 2


def test_an_unknown_day_is_that_of_the_payment_that_was_asked_about() -> None:
    record = after(Record(), "j'ai payé 450 euros par carte le 3 mars et 300 euros par virement")

    record = after(record, "je sais pas", "dont_know", asked="payment_date", rank=2)

    fact = record.fact(FactName.PAYMENT_DATE, 2)
    assert fact
    assert fact.value is None
    assert lacking_rank(FactName.PAYMENT_DATE, record) == 0


def test_how_she_paid_is_asked_once_when_no_payment_tells_it() -> None:
    record = after(Record(), "j'ai payé 450 euros puis j'ai payé 300 euros")

    record = after(record, "par carte", asked="payment_method")

    assert [each.method for each in payments_of(record)] == [PaymentMethod.CARD] * 2


CORRECTIONS = [
    ("le deuxième virement c'était 300", "correct", [FIRST, ("300.00 EUR", *SECOND[1:])]),
    ("le 1er etait par carte", "inform", [("450.00 EUR", "card", "2026-03-03"), SECOND]),
    ("le virement de 200 euros c'était le 12 fevrier", "inform",
     [FIRST, ("200.00 EUR", "transfer", "2026-02-12")]),
    ("en fait il y en a eu trois", "correct", [FIRST, SECOND, ("", "", "")]),
    ("j'ai pas fait de virement en mars", "correct", [SECOND]),
    ("il m'a rendu 100 euros depuis", "inform", [FIRST, SECOND]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "intent", "payments"), CORRECTIONS)
def test_payments_are_corrected_in_plain_words(
    words: str, intent: str, payments: list[tuple[str, str, str]]
) -> None:
    assert listed(after(two_transfers(), words, intent)) == payments


@pytest.mark.parametrize(
    "words", ["en fait il y en a eu trois", "j'ai pas fait de virement en mars"]
)
def test_words_about_payments_answer_no_other_question(words: str) -> None:
    record = after(two_transfers(), words, asked="suspect_pseudonym")

    assert FactName.SUSPECT_PSEUDONYM not in record


def test_what_came_back_is_held_beside_the_payments() -> None:
    record = after(two_transfers(), "il m'a rendu 100 euros depuis")

    assert record.value(FactName.REFUND) == Money(100_00)


def test_a_sum_that_may_be_either_s_replaces_neither() -> None:
    record = after(two_transfers(), "non c'était 540", "correct")

    assert listed(record) == [FIRST, SECOND]


def test_of_many_payments_the_period_is_asked_once() -> None:
    many = Record([a_fact(FactName.AMOUNT, Money(10_00 * n), rank=n) for n in range(1, 6)])
    many.add(a_fact(FactName.PAYMENT_METHOD, PaymentMethod.COUPON))

    assert lacking_rank(FactName.PAYMENTS_PERIOD, many) == 1
    assert lacking_rank(FactName.PAYMENT_DATE, many) == 0
    assert lacking_rank(FactName.PAYMENT_METHOD, many) == 0

    many = after(many, "entre le 3 et le 15 mars", asked="payments_period")
    assert encode(many.value(FactName.PAYMENTS_PERIOD)) == "2026-03-03/2026-03-15"
    assert lacking_rank(FactName.PAYMENTS_PERIOD, many) == 0
