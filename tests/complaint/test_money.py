"""Sums are exact, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.complaint.errors import BadValue
from bot.complaint.money import Money

CURRENCIES = ("EUR", "USD", "JPY", "XOF", "TND", "BTC", "ETH", "USDT")


@pytest.mark.parametrize(
    ("amount", "currency", "minor"),
    [
        ("1250.50", "EUR", 1_250_50),
        ("450", "EUR", 450_00),
        ("0.1", "EUR", 10),
        ("0", "EUR", 0),
        ("1000", "JPY", 1_000),
        ("65000", "XOF", 65_000),
        ("1.255", "TND", 1_255),
        ("0.00000001", "BTC", 1),
        ("1.5", "ETH", 1_500_000_000),
        ("9999999999999999999999999999.99", "EUR", 999_999_999_999_999_999_999_999_999_999),
    ],
)
def test_an_amount_is_read_in_whole_minor_units(amount: str, currency: str, minor: int) -> None:
    money = Money.of(amount, currency)

    assert money == Money(minor, currency)


@pytest.mark.parametrize(("amount", "minor"), [("12.345", 12_34), ("12.999", 12_99), ("0.001", 0)])
def test_digits_past_the_minor_unit_are_cut_not_rounded(amount: str, minor: int) -> None:
    assert Money.of(amount).minor == minor


@pytest.mark.parametrize(
    "amount",
    [
        "",
        "beaucoup",
        "-5",
        "-0.001",
        "12,50",
        "1 250",
        "1_250",
        "NaN",
        "Infinity",
        "1e3",
        "1e999999999",
        "٤٥٠",
        "4" * 5000,
    ],
)
def test_what_is_no_amount_is_refused(amount: str) -> None:
    with pytest.raises(BadValue):
        Money.of(amount)


def test_a_number_that_was_read_already_is_scaled() -> None:
    assert Money.of(Decimal("2.5") * 1000) == Money(2_500_00)


def test_a_sum_of_a_thousand_digits_is_written_without_failing() -> None:
    money = Money.of(Decimal("4" * 5000))

    assert len(money.amount) == 5003


def test_a_negative_sum_is_refused() -> None:
    with pytest.raises(BadValue):
        Money(-1)


@given(st.integers(min_value=0, max_value=10**30 - 1), st.sampled_from(CURRENCIES))
def test_a_sum_survives_being_written_and_read(minor: int, currency: str) -> None:
    money = Money(minor, currency)

    assert Money.of(money.amount, currency) == money


@pytest.mark.parametrize(
    ("money", "amount"),
    [
        (Money(450_00), "450.00"),
        (Money(5), "0.05"),
        (Money(1_000, "JPY"), "1000"),
        (Money(1, "BTC"), "0.00000001"),
    ],
)
def test_an_amount_is_written_with_all_its_minor_digits(money: Money, amount: str) -> None:
    assert money.amount == amount
