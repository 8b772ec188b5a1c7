"""Platforms: each form of the lexicon, common words in context only, and hosts of links."""

import pytest

from bot.extraction.lexicons import lexicon
from bot.extraction.platforms import find_platforms, is_platform_host
from tests.extraction.spans import unmark

FORMS = [
    (form, entry.name)
    for form, entry in lexicon("platforms").forms.items()
    if form not in entry.common
]
COMMON = [
    (form, entry.name) for form, entry in lexicon("platforms").forms.items() if form in entry.common
]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_each_form_names_its_platform(form: str, name: str) -> None:
    assert [each.value for each in find_platforms(f"rencontre {form} hier")] == [name]


@pytest.mark.parametrize(("form", "name"), COMMON)
def test_a_common_word_names_a_platform_in_its_place_only(form: str, name: str) -> None:
    assert [each.value for each in find_platforms(f"contact sur {form} hier")] == [name]
    assert find_platforms(f"voila le {form} hier") == []


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("acheté sur [Leboncoin]", ["leboncoin"]),
        ("sur [le bon coin] puis [WhatsApp]", ["leboncoin", "whatsapp"]),
        ("via [whats app]", ["whatsapp"]),
        ("[Facebook Marketplace]", ["facebook"]),
        ("[Vinted], vinted et encore Vinted", ["vinted"]),
        ("sur [leboncoin.fr]", ["leboncoin"]),
        (
            "https://www.[vinted.fr]/items/1",
            ["vinted"],
        ),
        ("[t.me]/kevin92", ["telegram"]),
        ("[wa.me]/33639981234", ["whatsapp"]),
        ("https://www.[facebook.com]/groups/1", ["facebook"]),
        ("par [PayPal], pas par [Lydia]", ["paypal", "lydia"]),
        ("il est passé sur [Signal]", ["signal"]),
        ("mon [snap]", ["snapchat"]),
        ("rencontré sur [Tinder] puis [telegram]", ["tinder", "telegram"]),
        ("payé en bitcoin via [Binance]", ["binance"]),
        ("[Le Bon Coin] (annonce supprimée)", ["leboncoin"]),
        ("sur [2ememain]", ["2ememain"]),
        ("[ouedkniss]", ["ouedkniss"]),
        ("[Kijiji] à Montréal", ["kijiji"]),
        ("[anibis] et [ricardo.ch]", ["anibis", "ricardo"]),
    ],
)
def test_platforms_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_platforms(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "un signal d'alarme",
        "sur signal sonore",
        "je lui ai envoyé un signal",
        "le wish du client",
        "leboncoin-paiement.com",
        "vinted.top/pay",
        "https://vinted-securite.example/a",
        "kevin@facebook.example",
        "faceboutique",
        "un instant",
        "je suis en ligne",
        "la wave est passée",
        "un zoom avant",
        "subito presto",
    ],
)
def test_other_words_and_false_sites_are_left_alone(message: str) -> None:
    assert find_platforms(message) == []


def test_a_false_site_is_not_its_platform() -> None:
    assert is_platform_host("vinted.fr")
    assert is_platform_host("m.facebook.com")
    assert not is_platform_host("vinted.top")
    assert not is_platform_host("leboncoin.fr.paiement-securise.example")
