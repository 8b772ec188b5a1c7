"""Parcel numbers, with their check digits where carriers publish one."""

import pytest

from bot.extraction.parcels import find_parcels
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("Chronopost [XY123456785FR]", ["XY123456785FR"]),
        ("[RR123456785FR]", ["RR123456785FR"]),
        (
            "suivi : [LP 123456785 FR]",
            ["LP123456785FR"],
        ),
        ("[xy123456785jb]", ["XY123456785JB"]),
        ("colissimo [6A12345678901]", ["6A12345678901"]),
        ("[8R12345678901]", ["8R12345678901"]),
        ("le numéro [6A 12345678901]", ["6A12345678901"]),
        ("UPS [1Z999AA10123456784]", ["1Z999AA10123456784"]),
        ("[1Z 999 AA1 01 2345 6784]", ["1Z999AA10123456784"]),
        ("mondial relay numéro [12345678]", ["12345678"]),
        ("Mondial Relay : [12345678]", ["12345678"]),
        ("numéro de suivi [12345678]", ["12345678"]),
        ("suivi n° [1234567890123]", ["1234567890123"]),
        ("colis n°[JJD000123456789012]", ["JJD000123456789012"]),
        ("suivi GLS [00KQ1234]", ["00KQ1234"]),
        ("dpd [01234567890123]", ["01234567890123"]),
        ("tracking [TBA123456789012]", ["TBA123456789012"]),
        ("mon colis numéro [87000123456789X] est perdu", ["87000123456789X"]),
        ("le colis [XY123456785FR] et [6A12345678901]", ["XY123456785FR", "6A12345678901"]),
        ("bordereau [AB123456789]", ["AB123456789"]),
    ],
)
def test_parcel_numbers_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_parcels(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize("message", ["suivi XY123456784FR", "colis UPS 1Z999AA10123456785"])
def test_a_wrong_check_digit_is_told(message: str) -> None:
    assert [each.certain for each in find_parcels(message)] == [False]


@pytest.mark.parametrize(
    "message",
    [
        "XY123456784FR",
        "1Z999AA10123456785",
        "12345678",
        "le colis du 12/03/2024",
        "un colis de 12 kg à 45 euros",
        "suivi par sms au 06 39 98 12 34",
        "aucun suivi depuis 3 semaines",
        "la livraison est prévue le 12 mars 2024",
        "FR76 3000 6000 0112 3456 7890 189",
        "colis perdu, je demande 12500000 €",
        "dossier suivi par Mme Martin",
    ],
)
def test_other_numbers_are_left_alone(message: str) -> None:
    assert find_parcels(message) == []
