"""E-mail addresses: written, broken, spelled out; and what only looks like one."""

import pytest

from bot.extraction.emails import find_emails
from tests.extraction.spans import unmark

KEVIN = "kevin.dupont@gmail.com"


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("son mail ⟦kevin.dupont@gmail.com⟧", [KEVIN]),
        ("⟦Kevin.Dupont@Gmail.com⟧.", [KEVIN]),
        ("⟦KEVIN.DUPONT@GMAIL.COM⟧!", [KEVIN]),
        ("mail:⟦kevin.dupont@gmail.com⟧, merci", [KEVIN]),
        ("(⟦kevin.dupont@gmail.com⟧)", [KEVIN]),
        ("<⟦kevin.dupont@gmail.com⟧>", [KEVIN]),
        ("mailto:⟦kevin.dupont@gmail.com⟧", [KEVIN]),
        ("« ⟦kevin.dupont@gmail.com⟧ »", [KEVIN]),
        ("⟦kevin.dupont@gmail.com⟧.Il a disparu", [KEVIN]),
        ("⟦kevin.dupont@gmail.com⟧.merci", [KEVIN]),
        ("⟦kevin.dupont@gmail.com⟧...", [KEVIN]),
        ("⟦kevin.dupont@gmail.com⟧/⟦k92@yahoo.fr⟧", [KEVIN, "k92@yahoo.fr"]),
        ("⟦kevin.dupont @ gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont @gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont@ gmail.com⟧", [KEVIN]),
        ("⟦kevin . dupont @ gmail . com⟧", [KEVIN]),
        ("⟦kevin.dupont@gmail .com⟧", [KEVIN]),
        ("⟦kevin.dupont@gmail. com⟧ voila", [KEVIN]),
        ("⟦kevin.dupont(at)gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont[at]gmail[dot]com⟧", [KEVIN]),
        ("⟦kevin.dupont (at) gmail (dot) com⟧", [KEVIN]),
        ("⟦kevin.dupont(a)gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont(@)gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont[arobase]gmail[point]com⟧", [KEVIN]),
        ("⟦kevin point dupont arobase gmail point com⟧", [KEVIN]),
        ("c'est ⟦kevin point dupont arobase gmail point com⟧ voilà", [KEVIN]),
        ("⟦Kevin Point Dupont Arobase Gmail Point Com⟧", [KEVIN]),
        ("⟦kevin.dupont arobase gmail.com⟧", [KEVIN]),
        ("⟦kevin.dupont arobas gmail point com⟧", [KEVIN]),
        ("⟦kevin.dupont arrobase gmail point com⟧", [KEVIN]),
        ("⟦kevin dot dupont at gmail dot com⟧", [KEVIN]),
        ("⟦kevin underscore 92 arobase hotmail point fr⟧", ["kevin_92@hotmail.fr"]),
        ("⟦kevin tiret bas 92 arobase hotmail point fr⟧", ["kevin_92@hotmail.fr"]),
        ("⟦marie tiret du bas 92 arobase hotmail point fr⟧", ["marie_92@hotmail.fr"]),
        ("⟦marie tiret du 8 claude arobase orange point fr⟧", ["marie_claude@orange.fr"]),
        ("⟦marie tiret du six claude arobase orange point fr⟧", ["marie-claude@orange.fr"]),
        ("⟦kevin point dupont chez gmail point com⟧", [KEVIN]),
        ("⟦marie tiret claude arobase orange point fr⟧", ["marie-claude@orange.fr"]),
        ("⟦a-b+c_d@mail.example⟧", ["a-b+c_d@mail.example"]),
        ("⟦jean@sous.domaine.co.uk⟧", ["jean@sous.domaine.co.uk"]),
        ("⟦contact@ma-boutique.shop⟧", ["contact@ma-boutique.shop"]),
        ("⟦kevin92@proton.me⟧", ["kevin92@proton.me"]),
        ("⟦1234@qq.com⟧", ["1234@qq.com"]),
        (
            "j'ai écrit à ⟦jeanne@example.org⟧ et à ⟦sav@example.net⟧",
            ["jeanne@example.org", "sav@example.net"],
        ),
        (
            "De : Kevin <⟦kevin@example.org⟧>\nÀ : ⟦jeanne@example.org⟧",
            ["kevin@example.org", "jeanne@example.org"],
        ),
        ("je n'en peux plus ⟦kevin@example.org⟧", ["kevin@example.org"]),
        ("je fais le point ⟦kevin@example.org⟧", ["kevin@example.org"]),
        ("paypal ⟦kevin@example.org⟧ en proche", ["kevin@example.org"]),
    ],
)
def test_addresses_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_emails(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "par @lola.trade sur Telegram",
        "je suis chez orange point final",
        "client chez free. Com d'habitude",
        "@kevin92",
        "contactée par @kevin",
        "rendez-vous at home. Come",
        "il est 10 @ 12 euros",
        "kevin@",
        "@gmail.com",
        "kevin@gmail",
        "un colis@domicile",
        "arobase point com",
        "prix : 3 @ 4,50",
        "elle habite at Paris point final",
        "le point sur la situation. Com d'habitude",
        "kevin@photo.jpg",
        "merci.de@ votre aide",
    ],
)
def test_what_only_looks_like_one_is_left_alone(message: str) -> None:
    assert find_emails(message) == []
