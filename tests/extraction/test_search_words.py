"""Words are found by what their forms share, and what tells nothing is no word to find."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.extraction.spelling import slips_of

pytest.importorskip("Stemmer", reason="the desk searches, the engine does not")

from bot.extraction.search_words import find_words, stem_of


def stems(text: str) -> list[str]:
    return [word.stem for word in find_words(text)]


@pytest.mark.parametrize(
    "forms",
    [
        "vélo velo VELO vélos velos",
        "virement virements Virement",
        "acheté achetée achetées achetee achetees acheter achetait",
        "téléphone telephones Téléphones",
        "rembourser remboursé remboursement remboursements",
        "annonce annonces",
        "colis colis",
        "cheval chevaux",
        "cœur coeur Cœurs",
        "jeanne JEANNE",
    ],
)
def test_the_forms_of_a_word_are_one(forms: str) -> None:
    assert len({stem_of(each) for each in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("vendeur", "vélo"), ("compte", "comte"), ("kevin", "kelvin")]
)
def test_other_words_are_others(one: str, other: str) -> None:
    assert stem_of(one) != stem_of(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’argent qu’il m’a demandé", ["argent", "demandé"]),
        ("j’ai été, c’est tout", []),
        ("cest pas lui jai rien", []),
        ("Kevin_92 sur Leboncoin", ["Kevin", "Leboncoin"]),
        ("une PS5 à 450 €", ["PS5", "450"]),
        ("1\u202f250,50 €", ["1\u202f250"]),
        ("06 39 98 00 12", []),
        ("0639980012", []),
        ("FR7630006000011234567890189", []),
        ("le camping de Saint-Étienne", ["camping", "Saint", "Étienne"]),
        ("Привет", ["Привет"]),
        ("", []),
    ],
)
def test_grammar_and_long_figures_are_left_out(text: str, words: list[str]) -> None:
    found = [text[each.start : each.end] for each in find_words(text)]

    assert found == words


def test_a_number_is_one_however_its_thousands_are_set_apart() -> None:
    assert stems("1 250 €") == stems("1250€") == stems("1\u00a0250") == ["1250"]


@given(st.text())
def test_an_accent_that_stands_apart_makes_no_difference(text: str) -> None:
    apart = unicodedata.normalize("NFD", f"vélo {text}")

    assert stems(apart)[0] == stem_of("vélo")
    for word in find_words(apart):
        assert 0 <= word.start < word.end <= len(apart)


def test_a_slip_is_mended_to_french_words_first() -> None:
    assert "virement" in slips_of("virment")[:2]
    assert "vasseur" in slips_of("Vaseur")
