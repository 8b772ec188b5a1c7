"""What an officer types as a value is read as its type, or refused by its name."""

from datetime import date

import pytest

from bot.complaint.errors import BadValue
from bot.complaint.facts import FactName, Value
from bot.complaint.money import Money
from bot.complaint.offences import PaymentMethod
from bot.complaint.periods import Period
from bot.services.corrections import read_value
from tests.drafts import IBAN


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        (FactName.AMOUNT, "540,00 €", Money(540_00)),
        (FactName.AMOUNT, "1 250,50", Money(1_250_50)),
        (FactName.PAYMENT_DATE, "2026-03", Period.month(2026, 3)),
        (FactName.PAYMENT_DATE, "2026-03-01", Period.day(date(2026, 3, 1))),
        (FactName.PAYMENT_METHOD, "card", PaymentMethod.CARD),
        (FactName.GOODS_RECEIVED, "true", True),
        (FactName.SUSPECT_PHONE, "01 99 00 12 34", "+33199001234"),
        (FactName.SUSPECT_NAME, "  Kevin Roger ", "Kevin Roger"),
        (FactName.SUSPECT_EMAIL, "kevin@example.org", "kevin@example.org"),
        (FactName.ITEM, "", None),
        (FactName.VICTIM_IBAN, "FR76 3000 6000 0112 3456 7890 189", IBAN),
    ],
)
def test_what_an_officer_types_is_read_as_its_type(
    name: FactName, typed: str, value: Value
) -> None:
    assert read_value(name, typed) == value


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        (FactName.AMOUNT, "beaucoup", "money"),
        (FactName.AMOUNT, "540 ou 450", "money"),
        (FactName.PAYMENT_DATE, "hier", "period"),
        (FactName.SUSPECT_IBAN, "FR76 1234", "iban"),
        (FactName.SUSPECT_IBAN, "FR76 3000 6000 0112 3456 7890 188", "iban"),
        (FactName.SUSPECT_PHONE, "12", "phone"),
        (FactName.SUSPECT_EMAIL, "kevin", "email"),
        (FactName.GOODS_RECEIVED, "oui", "boolean"),
        (FactName.PAYMENT_METHOD, "virement", "payment_method"),
    ],
)
def test_what_is_of_another_type_is_refused(name: FactName, typed: str, expected: str) -> None:
    with pytest.raises(BadValue) as refusal:
        read_value(name, typed)

    assert refusal.value.expected == expected
