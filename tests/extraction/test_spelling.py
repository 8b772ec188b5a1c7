"""Slips, shortened words and misheard participles, mended before a story is read; names stay."""

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
        "j'ai eu 300 euros à payer",
        "il faut payer",
        "pour 200 g de safran",
        "son iban FR7630006888735779051717572",
    ],
)
def test_names_addresses_and_infinitives_stay(typed: str) -> None:
    mended = mend(typed)

    assert mended.text == fold(typed)
    assert not mended.moves


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("elle existe pa", "elle existe pas"),
        ("g tjrs rien recu", "j'ai toujours rien recu"),
        ("non, pa encore", "non, pas encore"),
        ("c qqn ke je connais pa", "c'est quelqu'un que je connais pas"),
    ],
)
def test_a_shortened_word_is_spelt_out(typed: str, meant: str) -> None:
    assert mend(typed).text == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("j'ai payer", "j'ai paye"),
        ("on est entrrer dans mon compte", "on est entre dans mon compte"),
        ("il m'a jamais livrer", "il m'a jamais livre"),
        ("j'ai été arnaquer", "j'ai ete arnaque"),
        ("g payer 300", "j'ai paye 300"),
    ],
)
def test_an_infinitive_behind_an_auxiliary_is_the_participle(typed: str, meant: str) -> None:
    assert mend(typed).text == meant


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
