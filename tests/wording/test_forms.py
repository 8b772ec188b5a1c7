"""Sums, dates, sizes and identifiers, as French typography writes them."""

from datetime import date, datetime, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.complaint.money import Money
from bot.complaint.periods import Period, Precision
from bot.wording.forms import (
    iban_form,
    moment_form,
    money_form,
    period_form,
    phone_form,
    size_form,
)


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("450", "EUR", "450\u00a0€"),
        ("1250.50", "EUR", "1\u202f250,50\u00a0€"),
        ("1250.05", "EUR", "1\u202f250,05\u00a0€"),
        ("0.99", "EUR", "0,99\u00a0€"),
        ("0", "EUR", "0\u00a0€"),
        ("1000000", "EUR", "1\u202f000\u202f000\u00a0€"),
        ("12000", "JPY", "12\u202f000\u00a0JPY"),
        ("65000", "XOF", "65\u202f000\u00a0F\u202fCFA"),
        ("20", "USD", "20\u00a0$US"),
        ("20", "CHF", "20\u00a0CHF"),
        ("1.255", "TND", "1,255\u00a0TND"),
        ("0.00150000", "BTC", "0,0015\u00a0BTC"),
        ("2", "ETH", "2\u00a0ETH"),
        ("150.5", "USDT", "150,50\u00a0USDT"),
        ("1500", "USDT", "1\u202f500\u00a0USDT"),
    ],
)
def test_a_sum_is_written_with_its_currency(amount: str, currency: str, written: str) -> None:
    assert money_form(Money.of(amount, currency)) == written


@given(
    st.integers(min_value=0, max_value=10**18),
    st.sampled_from(["EUR", "USD", "JPY", "TND", "BTC", "ETH", "USDT"]),
)
def test_a_sum_in_words_is_the_sum_to_its_last_digit(minor: int, currency: str) -> None:
    money = Money(minor, currency)

    digits = "".join(char for char in money_form(money) if char.isdigit() or char == ",")

    assert Money.of(digits.replace(",", "."), currency) == money


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (Period.day(date(2026, 3, 3)), "3 mars 2026"),
        (Period.day(date(2026, 3, 1)), "1er mars 2026"),
        (Period.day(date(2025, 8, 31)), "31 août 2025"),
        (Period.month(2026, 2), "février 2026"),
        (Period.year(2025), "2025"),
        (
            Period(date(2026, 3, 1), date(2026, 3, 9), Precision.RANGE),
            "1er mars 2026 au 9 mars 2026",
        ),
    ],
)
def test_a_period_is_written_as_exactly_as_it_is_known(period: Period, written: str) -> None:
    assert period_form(period) == written


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2026, 3, 3, 13, 5, tzinfo=timezone.utc), "3 mars 2026 à 14\u00a0h\u00a005"),
        (datetime(2026, 7, 14, 12, 0, tzinfo=timezone.utc), "14 juillet 2026 à 14\u00a0h\u00a000"),
        (datetime(2026, 3, 31, 22, 30, tzinfo=timezone.utc), "1er avril 2026 à 0\u00a0h\u00a030"),
    ],
)
def test_a_moment_is_told_as_the_clocks_of_paris(moment: datetime, written: str) -> None:
    assert moment_form(moment) == written


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (12, "12\u00a0octets"),
        (340 * 1024, "340\u00a0Ko"),
        (1_258_291, "1,2\u00a0Mo"),
        (20 * 1024 * 1024, "20\u00a0Mo"),
    ],
)
def test_a_size_is_written_with_its_unit(size: int, written: str) -> None:
    assert size_form(size) == written


def test_an_iban_is_written_in_groups_of_four() -> None:
    written = iban_form("FR7630006000011234567890189")

    assert written == "FR76 3000 6000 0112 3456 7890 189".replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("phone", "written"),
    [
        ("+33639980012", "06 39 98 00 12"),
        ("+33199001234", "01 99 00 12 34"),
        ("+441632960961", "+44 1632 960961"),
        ("+2250102030405", "+225 01 02 03 0405"),
        ("inconnu", "inconnu"),
    ],
)
def test_a_telephone_is_written_as_it_is_dialled(phone: str, written: str) -> None:
    assert phone_form(phone) == written.replace(" ", "\u00a0")
