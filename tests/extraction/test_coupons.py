"""Codes of prepaid coupons: by their brand, in the brand's shape."""

import pytest

from bot.extraction.coupons import find_coupons
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("j'ai donné le code PCS [1A2B3C4D5E]", ["1A2B3C4D5E"]),
        ("recharge pcs : [0123456789]", ["0123456789"]),
        (
            "3 codes PCS : [1A2B3C4D5E], [0123456789] et [99AA88BB77]",
            ["1A2B3C4D5E", "0123456789", "99AA88BB77"],
        ),
        ("un ticket transcash [123456789012]", ["123456789012"]),
        ("code Transcash : [1234 5678 9012]", ["123456789012"]),
        ("neosurf code [AB12CD34EF]", ["AB12CD34EF"]),
        ("le code paysafecard [0123 4567 8901 2345]", ["0123456789012345"]),
        (
            "paysafecard : code [0123456789012345] puis [0123-4567-8901-2346]",
            ["0123456789012345", "0123456789012346"],
        ),
        ("cartes google play codes [A1B2 C3D4 E5F6 G7H8] envoyés", ["A1B2C3D4E5F6G7H8"]),
        ("carte steam code [AB1CD-EF2GH-IJ3KL]", ["AB1CDEF2GHIJ3KL"]),
        ("carte amazon code [AB1C-DE2FGH-IJ3K]", ["AB1CDE2FGHIJ3K"]),
        ("paiement paysafecard [0123 4567 8901 2345]", ["0123456789012345"]),
        ("carte itunes, le code est [X1Y2Z3A4B5C6D7E8]", ["X1Y2Z3A4B5C6D7E8"]),
        ("code de la carte cadeau : [AB12CD34EF56]", ["AB12CD34EF56"]),
        ("coupon toneo first numéro [123456789012]", ["123456789012"]),
    ],
)
def test_codes_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_coupons(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "j'ai acheté 3 recharges PCS de 150 euros au tabac",
        "il voulait des cartes steam, appelez le 06 39 98 12 34",
        "code 1A2B3C4D5E",
        "une carte cadeau Amazon de 100 €",
        "neosurf ou transcash, j'ai refusé",
        "recharge faite le 12/03/2024 à 10:30",
        "des coupons, envoyés par messages",
    ],
)
def test_brands_without_a_code_say_nothing(message: str) -> None:
    assert find_coupons(message) == []
