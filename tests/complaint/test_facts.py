"""Facts keep their values exactly, and records their history."""

from datetime import date

import pytest

from bot.complaint.errors import BadValue
from bot.complaint.facts import (
    CHOICES,
    FactName,
    FactType,
    Record,
    Source,
    Value,
    decode,
    encode,
    type_of,
)
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.periods import Period
from bot.complaint.situations import AlreadyFiled
from tests.drafts import COMPLETE, a_fact


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        (FactName.GOODS_RECEIVED, True, "true"),
        (FactName.GOODS_RECEIVED, False, "false"),
        (FactName.AMOUNT, Money(1_250_50), "1250.50 EUR"),
        (FactName.AMOUNT, Money(1, "BTC"), "0.00000001 BTC"),
        (FactName.PAYMENT_DATE, Period.month(2026, 3), "2026-03"),
        (FactName.OFFENCE, Offence.CHANTAGE, "chantage"),
        (FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER, "transfer"),
        (FactName.ALREADY_FILED, AlreadyFiled.NO, "no"),
        (FactName.ITEM, "vélo « neuf »", "vélo « neuf »"),
        (FactName.ITEM, None, ""),
        (FactName.AMOUNT, None, ""),
    ],
)
def test_a_value_is_written_and_read_back(name: FactName, value: Value, text: str) -> None:
    assert encode(value) == text
    assert decode(name, text) == value


def test_a_sum_without_a_currency_is_in_euros() -> None:
    assert decode(FactName.AMOUNT, "450") == Money(450_00, "EUR")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (FactName.GOODS_RECEIVED, "oui"),
        (FactName.GOODS_RECEIVED, "True"),
        (FactName.AMOUNT, "beaucoup EUR"),
        (FactName.PAYMENT_DATE, "hier"),
        (FactName.OFFENCE, "vol"),
        (FactName.PAYMENT_METHOD, "TRANSFER"),
    ],
)
def test_a_text_of_another_type_is_refused(name: FactName, text: str) -> None:
    with pytest.raises(BadValue):
        decode(name, text)


def test_every_choice_is_read_as_its_own_member() -> None:
    for name, choices in CHOICES.items():
        assert type_of(name) is FactType.CHOICE
        assert [decode(name, member.value) for member in choices] == list(choices)


def test_an_empty_record_knows_nothing() -> None:
    record = Record()

    assert FactName.AMOUNT not in record
    assert record.value(FactName.AMOUNT) is None
    assert record.current() == []
    assert record.last_answered() is None


def test_the_latest_value_holds_and_the_former_is_its_history() -> None:
    first = a_fact(FactName.AMOUNT, Money(450_00))
    second = a_fact(FactName.AMOUNT, Money(540_00), origin="m2")

    record = Record([first])
    record.add(second)

    assert record.value(FactName.AMOUNT) == Money(540_00)
    assert record.history(FactName.AMOUNT) == [first, second]
    assert record.current() == [second]


def test_a_record_read_again_holds_what_was_added() -> None:
    facts = [
        a_fact(FactName.AMOUNT, Money(450_00)),
        a_fact(FactName.ITEM, "vélo"),
        a_fact(FactName.AMOUNT, Money(540_00)),
    ]
    added = Record()
    for each in facts:
        added.add(each)

    read = Record(facts)

    assert read.current() == added.current()


def test_several_sums_each_have_a_rank_and_a_history() -> None:
    record = Record(
        [
            a_fact(FactName.AMOUNT, Money(450_00)),
            a_fact(FactName.AMOUNT, Money(50_00), rank=2),
            a_fact(FactName.AMOUNT, Money(60_00), rank=2),
        ]
    )

    assert [fact.value for fact in record.ranked(FactName.AMOUNT)] == [Money(450_00), Money(60_00)]
    assert len(record.history(FactName.AMOUNT, 2)) == 2


def test_what_the_victim_does_not_know_was_still_said() -> None:
    record = Record([a_fact(FactName.SUSPECT_PHONE, None)])

    assert FactName.SUSPECT_PHONE in record
    assert record.value(FactName.SUSPECT_PHONE) is None


def test_facts_stand_in_the_order_of_their_names() -> None:
    record = Record(a_fact(name, value) for name, value in reversed(COMPLETE.items()))

    names = [fact.name for fact in record.current()]

    assert names == [name for name in FactName if name in COMPLETE]


def test_going_back_reaches_what_was_said_last_about_the_case() -> None:
    record = Record(
        [
            a_fact(FactName.PAYMENT_DATE, Period.day(date(2026, 3, 3))),
            a_fact(FactName.PAYMENT_DATE_CONFIRMED, value=True),
            a_fact(FactName.MONEY_ASKED, value=True, source=Source.INFERENCE),
        ]
    )

    assert record.last_answered() is FactName.PAYMENT_DATE


def test_going_back_again_reaches_the_answer_before_and_never_the_story() -> None:
    record = Record(
        [
            a_fact(FactName.OFFENCE, Offence.FAUX_VENDEUR),
            a_fact(FactName.ITEM, "vélo"),
            a_fact(FactName.ADULT, value=True, origin="m2"),
            a_fact(FactName.FOR_SELF, value=True, origin="m3"),
        ]
    )

    assert record.last_answered() is FactName.FOR_SELF
    assert record.last_answered(before=FactName.FOR_SELF) is FactName.ADULT
    assert record.last_answered(before=FactName.ADULT) is None
