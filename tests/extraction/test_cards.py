"""Card numbers: always found, never kept; and the numbers that are not cards."""

import pytest

from bot.extraction.cards import find_cards, hide_cards
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("[4111 1111 1111 1111]", ["1111"]),
        ("[4111111111111111]", ["1111"]),
        ("[4111-1111-1111-1111]", ["1111"]),
        ("[4111.1111.1111.1111]", ["1111"]),
        ("[4111/1111/1111/1111]", ["1111"]),
        ("[4111_1111_1111_1111]", ["1111"]),
        ("[4111\u00a01111\u00a01111\u00a01111]", ["1111"]),
        ("[4111  1111  1111  1111]", ["1111"]),
        ("[4111\n1111\n1111\n1111]", ["1111"]),
        ("[41 11 11 11 11 11 11 11]", ["1111"]),
        ("[4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1]", ["1111"]),
        ("[41111111 11111111]", ["1111"]),
        ("[411 111 111 111 111 1]", ["1111"]),
        ("cb[4111111111111111]exp", ["1111"]),
        ("carte : [4111 1111 1111 1111] 12/27 123", ["1111"]),
        ("12/27 [4111 1111 1111 1111] cvv 123", ["1111"]),
        ("[5555 5555 5555 4444]", ["4444"]),
        ("[2223 0031 2200 3222]", ["3222"]),
        ("[3782 822463 10005]", ["0005"]),
        ("[378282246310005]", ["0005"]),
        ("[6011 1111 1111 1117]", ["1117"]),
        ("[3530 1113 3330 0000]", ["0000"]),
        ("[4111 1111 1111 1111], [5555 5555 5555 4444]", ["1111", "4444"]),
        ("[4111 1111 1111 1111] [5555 5555 5555 4444]", ["1111", "4444"]),
        ("[4111 1111 1111 1111] 06 39 98 12 34", ["1111"]),
        ("carte diners [3056 930902 5904]", ["5904"]),
        ("ma carte finissant par [1234]", ["1234"]),
        ("la CB se terminant par [9876] a été débitée", ["9876"]),
        ("carte bancaire dont les derniers chiffres sont [4321]", ["4321"]),
        ("mes 4 derniers chiffres de carte [9876]", ["9876"]),
        ("XXXX XXXX XXXX [4321]", ["4321"]),
        ("carte ****[1234]", ["1234"]),
        ("•••• •••• •••• [1234]", ["1234"]),
    ],
)
def test_cards_are_found_and_only_their_end_is_kept(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_cards(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "ma carte [4111 1111 1111 1112] a été débitée",
        "CB n° [4970 1012 3456 7890]",
        "carte bleue : [4970101234567890]",
        "visa [4970 1012 3456 789]",
    ],
)
def test_a_mistyped_card_is_too_near_a_card_to_be_kept(message: str) -> None:
    text, spans = unmark(message)

    found = find_cards(text)

    assert [(each.start, each.end, each.certain) for each in found] == [(*spans[0], False)]


@pytest.mark.parametrize(
    ("message", "hidden"),
    [
        ("carte 4111 1111 1111 1111 !", "carte •••• •••• •••• 1111 !"),
        ("4111111111111111", "••••••••••••1111"),
        ("4111-1111-1111-1111 et 3782 822463 10005", "••••-••••-••••-1111 et •••• •••••• •0005"),
        ("41 11 11 11 11 11 11 11", "•• •• •• •• •• •• 11 11"),
        ("rien à cacher : 450 €", "rien à cacher : 450 €"),
        ("carte finissant par 1234", "carte finissant par 1234"),
    ],
)
def test_hidden_cards_keep_their_place_and_their_end(message: str, hidden: str) -> None:
    assert hide_cards(message) == hidden
    assert hide_cards(hidden) == hidden


@pytest.mark.parametrize(
    "message",
    [
        "siret 732 829 320 00074",
        "SIRET : 35600000000048",
        "IBAN FR76 3000 6000 0112 3456 7890 189",
        "BE68 5390 0754 7034",
        "RIB 30006 00001 12345678901 89",
        "suivi 4111111111111111",
        "colis n° 4111 1111 1111 1111",
        "06 39 98 12 34 06 39 98 56 78",
        "+33 6 39 98 12 34",
        "https://facebook.com/profile.php?id=4111111111111111",
        "1 250 000 000 000 €",
        "4111 1111 1111",
        "41111111111111111111111",
        "0000 0000 0000 0000",
        "1234 5678 9012 3456",
        "code EAN 4006381333931",
        "le 12/03/2024 à 10:30, 450 € puis 1200 €",
        "6A12345678901",
    ],
)
def test_other_numbers_are_no_cards(message: str) -> None:
    assert find_cards(message) == []
