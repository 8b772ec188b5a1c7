"""What is said twice, differently: which is right is asked, once."""

from dataclasses import replace
from datetime import date

import pytest

from bot.complaint.facts import FactName, Record, Value
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period
from bot.services.doubts import contradicting
from bot.services.heard import Heard
from bot.services.interpretation import Interpretation
from tests.drafts import a_fact
from tests.services.hearing import heard, read

METHOD, DAY = FactName.PAYMENT_METHOD, FactName.PAYMENT_DATE
CARD, TRANSFER = PaymentMethod.CARD, PaymentMethod.TRANSFER
THIRD, FOURTH = Period.day(date(2026, 3, 3)), Period.day(date(2026, 3, 4))
MARCH = Period.month(2026, 3)
BY_CARD = heard("la carte est passée", "inform", read(METHOD, CARD))


def held(name: FactName, value: Value, *, confirmed: bool = False) -> Record:
    return Record([replace(a_fact(name, value), confirmed=confirmed)])


@pytest.mark.parametrize(
    ("said", "record"),
    [
        (BY_CARD, held(METHOD, TRANSFER)),
        (heard("viré le 4 mars", "inform", read(DAY, FOURTH)), held(DAY, THIRD)),
    ],
)
def test_which_is_right_is_asked(said: Heard, record: Record) -> None:
    made = contradicting(Interpretation(), said, record)

    assert made.contradiction
    assert made.ask is made.contradiction.name
    assert made.contradiction.before == record.value(made.ask)


@pytest.mark.parametrize(
    ("said", "record"),
    [
        (BY_CARD, held(METHOD, TRANSFER, confirmed=True)),
        (BY_CARD, held(METHOD, None)),
        (BY_CARD, held(METHOD, CARD)),
        (BY_CARD, Record()),
        (heard("en mars", "inform", read(DAY, MARCH)), held(DAY, THIRD)),
        (heard("vers le 4", "inform", read(DAY, FOURTH, certain=False)), held(DAY, THIRD)),
        (
            heard(
                "puis 50 € par carte",
                "inform",
                read(METHOD, CARD),
                read(FactName.AMOUNT, Money(50_00), role="paid"),
            ),
            held(METHOD, TRANSFER),
        ),
    ],
    ids=["confirmed", "unknown", "same", "nothing", "within", "uncertain", "another payment"],
)
def test_what_may_both_be_right_is_not_asked_about(said: Heard, record: Record) -> None:
    assert contradicting(Interpretation(), said, record) == Interpretation()


def test_a_digression_is_answered_first() -> None:
    digression = Interpretation(digression=True)

    assert contradicting(digression, BY_CARD, held(METHOD, TRANSFER)) == digression
