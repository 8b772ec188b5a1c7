"""Pseudonyms and accounts, from the words and signs around them."""

import pytest

from bot.extraction.lexicons import words
from bot.extraction.pseudonyms import find_pseudonyms
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("un velo sur lbc 320e par virement à un certain [kevin.d]", ["kevin.d"]),
        ("un certain [Kevin_92]", ["Kevin_92"]),
        ("pseudo [kevin]", ["kevin"]),
        ("son pseudo est [Kevin92].", ["Kevin92"]),
        ("son pseudo : [kevin.dpt]", ["kevin.dpt"]),
        ("pseudo leboncoin [kevin]", ["kevin"]),
        ("sous le pseudo [Lolita75]", ["Lolita75"]),
        ("sous le pseudonyme de [loupblanc]", ["loupblanc"]),
        ("il se fait appeler [Kevin_92]", ["Kevin_92"]),
        ("elle se faisait appeler « [belle-rose] »", ["belle-rose"]),
        ("par @[lola.trade] sur Telegram", ["lola.trade"]),
        ("@[kevin]", ["kevin"]),
        ("insta : @[marie_dpt]", ["marie_dpt"]),
        ("compte insta [marie.dpt]", ["marie.dpt"]),
        ("son insta c'est [marie.dpt]", ["marie.dpt"]),
        ("snap [kev93]", ["kev93"]),
        ("son snap : [kev_93]", ["kev_93"]),
        ("profil [Sophie L.] sur facebook", ["Sophie L."]),
        ("le profil facebook de [Sophie L.]", ["Sophie L."]),
        ("le vendeur [kevin75] ne répond plus", ["kevin75"]),
        ("vendeuse [lili93] sur vinted", ["lili93"]),
        ("l'utilisateur [Trader_Pro] m'a contacté", ["Trader_Pro"]),
        ("l'acheteur [j0hn] voulait payer", ["j0hn"]),
        ("membre [maxou59] de vinted", ["maxou59"]),
        ("identifiant telegram : [crypto_king]", ["crypto_king"]),
        ("sur discord son tag est [darkshadow]", ["darkshadow"]),
        ("username [lola_trade]", ["lola_trade"]),
        ("son blaze c [kais_92i]", ["kais_92i"]),
        ("skype [live:jessica_b]", ["live:jessica_b"]),
        ("discord [Zyrox#4821]", ["Zyrox#4821"]),
        ("pseudo [denis]", ["denis"]),
        ("pseudo [estelle]", ["estelle"]),
        ("pseudo [calou]", ["calou"]),
        ("sur discord ([mathis_#0421])", ["mathis_#0421"]),
        ('se faisant appeler "[Roméo du 13]" sur TikTok', ["Roméo du 13"]),
        ("pseudo « [kevin] »", ["kevin"]),
        ("il se fait appeler [Sophie L.]", ["Sophie L."]),
        ("alias [Tonio]", ["Tonio"]),
        ("compte [JeanLeCoach] sur tiktok", ["JeanLeCoach"]),
        ("pseudo [Kevin] et rien", ["Kevin"]),
        ("pseudo [kevin92] puis @[lola_tr]", ["kevin92", "lola_tr"]),
        ("pseudo [Kevin Dupont] sur fb", ["Kevin Dupont"]),
        ("il s'appelle [Kevin_92]", ["Kevin_92"]),
    ],
)
def test_pseudonyms_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_pseudonyms(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize("word", sorted(words("not_a_handle")))
def test_no_small_word_is_a_pseudonym(word: str) -> None:
    assert find_pseudonyms(f"son pseudo {word} !") == []


@pytest.mark.parametrize("thing", sorted(words("things")))
def test_no_thing_that_is_sold_is_a_pseudonym(thing: str) -> None:
    assert find_pseudonyms(f"le vendeur {thing} d'occasion") == []


@pytest.mark.parametrize(
    "message",
    [
        "un certain Kevin",
        "le site s'appelle ModeFactory",
        "un certain temps",
        "compte 12345",
        "compte bancaire",
        "mon compte N26",
        "le vendeur iPhone 13",
        "le vendeur 100% pro",
        "son profil a été supprimé",
        "le compte bloqué.Il ne répond plus",
        "page 3 du contrat",
        "kevin@gmail.com",
        "https://instagram.com/@kevin",
        "contact au 06 39 98 12 34",
        "le site vinted.fr",
        "sur insta et sur snap",
        "rdv @ 10h",
        "la vendeuse Sophie",
    ],
)
def test_other_words_are_left_alone(message: str) -> None:
    assert find_pseudonyms(message) == []
