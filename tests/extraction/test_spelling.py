"""Slips of the keyboard, mended before a story is read; names and addresses stay as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.folding import fold
from bot.extraction.spelling import mend


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("un mssage réclame une rançon", "un message reclame une rancon"),
        ("non, jamias avant", "non, jamais avant"),
        ("j'ai fait un virememt", "j'ai fait un virement"),
        ("payé sur interent", "paye sur internet"),
        ("mes fihciers sont bloqués", "mes fichiers sont bloques"),
    ],
)
def test_a_slip_becomes_the_word_it_stands_for(typed: str, meant: str) -> None:
    assert mend(typed).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "j'ai payé par paypal sur vinted",
        "il s'appelle Kevim",
        "son mail c'est mssage@example.org",
        "le site jamias-shop.example.net",
        "tjrs rien recu jsp",
        "son iban FR7630006888735779051717572",
    ],
)
def test_names_addresses_and_sms_spelling_stay(typed: str) -> None:
    mended = mend(typed)

    assert mended.text == fold(typed)
    assert not mended.moves


def test_what_is_read_in_a_mended_text_stands_where_it_was_typed() -> None:
    typed = "hier un mssage et puis jamias rien"
    mended = mend(typed)

    start = mended.text.index("message")
    end = mended.text.index("jamais") + len("jamais")

    assert typed[slice(*mended.span(start, end))] == "mssage et puis jamias"


@given(st.text(alphabet="aeijmnorst é'.@", max_size=80))
def test_every_span_of_a_mended_text_lies_in_the_message(typed: str) -> None:
    mended = mend(typed)

    for at in range(len(mended.text)):
        start, end = mended.span(at, at + 1)
        assert 0 <= start < end <= len(typed)
    assert mended.span(0, len(mended.text)) == (0, len(typed))
