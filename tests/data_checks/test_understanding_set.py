"""The frozen set of annotated victims' texts keeps its own promises."""

import json
import re
from collections import Counter
from datetime import date
from decimal import Decimal
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

import phonenumbers
import pytest
from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException
from stdnum import bitcoin

_HOME: Final = Path(__file__).parents[1] / "data" / "understanding"


def _read(name: str) -> list[dict[str, Any]]:
    lines = (_HOME / name).read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


FIRST: Final = _read("facts.jsonl")
APART: Final = _read("facts_apart.jsonl")
ROWS: Final = [*FIRST, *APART]
KEYS: Final = {"id", "text", "ref_date", "amounts", "dates", "identifiers", "payment_method"}
ROLES: Final = {"asked", "paid", "price", "ransom", "refunded", "lost", "unknown"}
OWNERS: Final = {"victim", "suspect", "other", "unknown"}
FREE_KINDS: Final = {"crypto", "pseudonym", "platform", "person_name", "company", "ip", "address"}
METHODS: Final = {
    None,
    "transfer",
    "card",
    "paypal",
    "wallet",
    "coupon",
    "money_order",
    "cheque",
    "crypto",
    "cash",
    "other",
}
DIGITS: Final = {"BTC": 8, "ETH": 18, "USDT": 6, "TND": 3, "XOF": 0, "XAF": 0} | dict.fromkeys(
    ("EUR", "USD", "CHF", "CAD", "MAD", "DZD"), 2
)
PRECISIONS: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
# What the normalized form of each kind looks like; the rest is as the victim wrote it.
SHAPES: Final = {
    "phone": r"\+[1-9]\d{7,14}",
    "email": r"[^@\sA-Z]+@[^@\sA-Z]+\.[a-z]+",
    "url": r"https?://\S+",
    "domain": r"(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)+",
    "iban": r"[A-Z]{2}\d\d[A-Z0-9]{11,30}",
    "bic": r"[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?",
    "card_last4": r"\d{4}",
    "order_ref": r"[A-Z0-9./-]+",
    "tracking": r"[A-Z0-9]+",
}
KINDS: Final = FREE_KINDS | SHAPES.keys()

row = pytest.mark.parametrize("row", ROWS, ids=[one["id"] for one in ROWS])


def _identifiers(kind: str) -> list[dict[str, Any]]:
    return [found for one in ROWS for found in one["identifiers"] if found["kind"] == kind]


def _first_day(iso: str) -> date:
    return date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)


def test_identifiers_of_texts_are_unique_and_no_text_is_there_twice() -> None:
    ids = [one["id"] for one in ROWS]

    assert len(set(ids)) == len(ids)
    assert len({one["text"] for one in ROWS}) == len(ROWS)


@row
def test_every_label_is_written_in_its_text(row: dict[str, Any]) -> None:
    labels = [*row["amounts"], *row["dates"], *row["identifiers"]]

    missing = [label["text"] for label in labels if label["text"] not in row["text"]]

    assert row.keys() == KEYS
    assert missing == []
    assert all(label["text"] == label["text"].strip() != "" for label in labels)


@row
def test_amounts_are_decimals_with_the_minor_digits_of_their_currency(row: dict[str, Any]) -> None:
    for amount in row["amounts"]:
        value = Decimal(amount["value"])

        assert value > 0
        assert -int(value.as_tuple().exponent) == DIGITS[amount["currency"]]
        assert amount["role"] in ROLES


@row
def test_dates_exist_and_ranges_go_forward(row: dict[str, Any]) -> None:
    date.fromisoformat(row["ref_date"])
    for found in row["dates"]:
        ends = found["iso"].split("/")

        assert len(ends) <= 2
        assert all(PRECISIONS.fullmatch(end) for end in ends)
        assert [_first_day(end) for end in ends] == sorted({_first_day(end) for end in ends})


@row
def test_closed_lists_are_respected(row: dict[str, Any]) -> None:
    found = row["identifiers"]

    assert row["payment_method"] in METHODS
    assert {one["kind"] for one in found} <= KINDS
    assert {one["owner"] for one in found} <= OWNERS


@row
def test_an_identifier_is_labelled_once_a_text(row: dict[str, Any]) -> None:
    found = [(one["kind"], one["normalized"]) for one in row["identifiers"]]

    assert len(set(found)) == len(found)


@pytest.mark.parametrize("kind", SHAPES)
def test_normalized_forms_have_the_shape_of_their_kind(kind: str) -> None:
    odd = [
        found["normalized"]
        for found in _identifiers(kind)
        if not re.fullmatch(SHAPES[kind], found["normalized"])
    ]

    assert odd == []


@pytest.mark.parametrize("found", _identifiers("iban"), ids=lambda found: found["normalized"])
def test_an_iban_has_a_true_checksum_unless_it_is_marked_mistyped(found: dict[str, Any]) -> None:
    if found.get("valid", True):
        assert IBAN(found["normalized"]).compact == found["normalized"]
    else:
        with pytest.raises(SchwiftyException):
            IBAN(found["normalized"])


def test_only_an_iban_is_marked_mistyped() -> None:
    marked = {found["kind"] for one in ROWS for found in one["identifiers"] if "valid" in found}

    assert marked == {"iban"}


def test_phones_are_possible_numbers_of_their_country() -> None:
    odd = [
        found["normalized"]
        for found in _identifiers("phone")
        if not phonenumbers.is_possible_number(phonenumbers.parse(found["normalized"]))
    ]

    assert odd == []


def test_codes_and_addresses_with_a_rule_obey_it() -> None:
    for found in _identifiers("bic"):
        assert BIC(found["normalized"]).country_code
    for found in _identifiers("ip"):
        assert ip_address(found["normalized"])
    for found in _identifiers("card_last4"):
        assert re.sub(r"\D", "", found["text"]).endswith(found["normalized"])


def test_bitcoin_addresses_have_a_true_checksum() -> None:
    # Not the taproot ones (bc1p): python-stdnum does not know bech32m.
    addresses = [
        found["normalized"]
        for found in _identifiers("crypto")
        if re.match(r"[13]|bc1q", found["normalized"])
    ]

    assert len(addresses) >= 15
    assert [address for address in addresses if not bitcoin.is_valid(address)] == []


def test_the_set_is_as_large_and_as_varied_as_its_readme_says() -> None:
    lengths = Counter(
        next(top for top in (15, 60, 250, 900) if len(one["text"].split()) <= top) for one in FIRST
    )
    kinds = Counter(found["kind"] for one in FIRST for found in one["identifiers"])
    carrying = [one for one in FIRST if one["identifiers"]]
    own = [
        one for one in carrying if any(found["owner"] == "victim" for found in one["identifiers"])
    ]

    assert lengths == {15: 130, 60: 130, 250: 45, 900: 15}
    assert sum(len(one["amounts"]) for one in FIRST) >= 250
    assert sum(len(one["dates"]) for one in FIRST) >= 200
    assert min(kinds[kind] for kind in KINDS) >= 15
    assert (kinds["iban"] >= 60, kinds["phone"] >= 70, kinds["crypto"] >= 30) == (True,) * 3
    assert sum("valid" in found for found in _identifiers("iban")) == 8
    assert len(own) * 4 >= len(carrying)


def test_the_second_set_is_as_large_as_its_readme_says() -> None:
    assert len(APART) == 73
    assert sum(len(one["amounts"]) for one in APART) == 148
    assert sum(len(one["dates"]) for one in APART) == 62
    assert sum(len(one["identifiers"]) for one in APART) == 145
