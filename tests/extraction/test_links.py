"""Links and sites, whole, broken on purpose or bare; sentences and files that look like them."""

import pytest

from bot.extraction.links import find_domains, find_links, find_urls
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("⟦https://faux-colis.example/suivi⟧", ["https://faux-colis.example/suivi"]),
        ("voir ⟦http://faux-colis.example⟧.", ["http://faux-colis.example"]),
        ("(⟦https://faux-colis.example/a⟧)", ["https://faux-colis.example/a"]),
        ("⟦https://www.leboncoin.fr/ad/12345⟧,", ["https://leboncoin.fr/ad/12345"]),
        ("⟦HTTPS://WWW.FAUX-COLIS.COM/Suivi⟧", ["https://faux-colis.com/Suivi"]),
        ("⟦https://faux-colis.com/⟧", ["https://faux-colis.com"]),
        ("⟦https://faux-colis.com/a?id=12&x=y#z⟧ svp", ["https://faux-colis.com/a?id=12&x=y#z"]),
        ("⟦https://faux-colis.com?id=12⟧", ["https://faux-colis.com?id=12"]),
        ("⟦https://faux-colis.com:8443/a⟧", ["https://faux-colis.com:8443/a"]),
        ("⟦hxxp://faux-colis[.]com/a⟧", ["http://faux-colis.com/a"]),
        ("⟦hxxps://faux-colis[.]com⟧", ["https://faux-colis.com"]),
        ("⟦h**p://faux-colis.com/a⟧", ["http://faux-colis.com/a"]),
        ("⟦http[:]//faux-colis.com/a⟧", ["http://faux-colis.com/a"]),
        ("⟦https//faux-colis.com/a⟧", ["https://faux-colis.com/a"]),
        ("⟦https :// faux-colis.com/a⟧", ["https://faux-colis.com/a"]),
        ("⟦http://192.168.12.34/login⟧", ["http://192.168.12.34/login"]),
        ("⟦vinted.fr/member/123-kevin⟧ son profil", ["vinted.fr/member/123-kevin"]),
        ("⟦t.me/kevin92⟧", ["t.me/kevin92"]),
        ("⟦wa.me/33639981234⟧", ["wa.me/33639981234"]),
        ("⟦https://bit.ly/3xYz⟧!", ["https://bit.ly/3xYz"]),
        (
            "⟦https://fr.wikipedia.org/wiki/Arnaque_(jeu)⟧.",
            ["https://fr.wikipedia.org/wiki/Arnaque_(jeu)"],
        ),
        ("« ⟦https://faux-colis.com/a⟧ »", ["https://faux-colis.com/a"]),
        ("<⟦https://faux-colis.com/a⟧>", ["https://faux-colis.com/a"]),
        (
            "⟦https://colis.xn--crdit-agricole-bhb.com/a⟧",
            ["https://colis.xn--crdit-agricole-bhb.com/a"],
        ),
        ("⟦https://crédit-agricole.com/a⟧", ["https://crédit-agricole.com/a"]),
        (
            "lien :⟦https://a-b.fr/x⟧ et ⟦https://c-d.fr/y⟧",
            ["https://a-b.fr/x", "https://c-d.fr/y"],
        ),
        (
            "⟦https://docs.google.com/forms/d/e/1FAI_pQ-L/viewform⟧",
            ["https://docs.google.com/forms/d/e/1FAI_pQ-L/viewform"],
        ),
        (
            "⟦https://facebook.com/profile.php?id=100012345678901⟧",
            ["https://facebook.com/profile.php?id=100012345678901"],
        ),
        ("⟦ftp://faux-colis.com/a⟧", ["ftp://faux-colis.com/a"]),
    ],
)
def test_links_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_urls(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values
    assert find_domains(text) == []


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("le site ⟦bonplan-promo.com⟧", "bonplan-promo.com"),
        ("sur ⟦www.bonplan-promo.com⟧.", "bonplan-promo.com"),
        ("⟦WWW.BonPlan-Promo.FR⟧", "bonplan-promo.fr"),
        ("⟦bonplan-promo.com⟧.Il a pris mon argent", "bonplan-promo.com"),
        ("⟦bonplan-promo.com/⟧", "bonplan-promo.com"),
        ("⟦promo.bonplan.co.uk⟧", "promo.bonplan.co.uk"),
        ("la boutique ⟦modechic.shop⟧ a fermé", "modechic.shop"),
        ("⟦modechic.store⟧", "modechic.store"),
        ("site ⟦super-promo.top⟧", "super-promo.top"),
        ("sur le site ⟦trading.pro⟧", "trading.pro"),
        ("⟦capital-invest.site⟧", "capital-invest.site"),
        ("⟦bonplan[.]com⟧", "bonplan.com"),
        ("⟦bonplan (.) com⟧", "bonplan.com"),
        ("⟦bonplan (point) com⟧", "bonplan.com"),
        ("⟦bonplan[dot]fr⟧", "bonplan.fr"),
        ("⟦bonplan point com⟧", "bonplan.com"),
        ("⟦www. bonplan. com⟧ attention", "bonplan.com"),
        ("⟦www .bonplan .fr⟧", "bonplan.fr"),
        ("le site ⟦bonplan .com⟧", "bonplan.com"),
        ("⟦xn--crdit-agricole-bhb.com⟧", "xn--crdit-agricole-bhb.com"),
        ("⟦crédit-agricole.com⟧", "crédit-agricole.com"),
        ("le site ⟦kleinanzeigen.de⟧", "kleinanzeigen.de"),
        ("⟦laposte-colis.info⟧", "laposte-colis.info"),
        ("⟦www.x.com⟧", "x.com"),
        ("⟦ma-livraison.example⟧", "ma-livraison.example"),
        ("« ⟦ameli-remboursement.fr⟧ »", "ameli-remboursement.fr"),
        ("⟦faux-impots.gouv.fr.verif-dossier.net⟧", "faux-impots.gouv.fr.verif-dossier.net"),
    ],
)
def test_a_bare_host_is_a_domain(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_domains(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]
    assert find_urls(text) == []


@pytest.mark.parametrize(
    "message",
    [
        "merci.je vous écris",
        "Bonjour.Je voulais savoir.Merci",
        "il a pris l'argent.il ne répond plus",
        "j'ai tout perdu.la police m'a dit",
        "aidez moi.me voila",
        "c'est fini.de toute façon",
        "il m'a volé.en plus il rigole",
        "il est parti.et voilà",
        "super.pro du piratage",
        "j'ai tout perdu. Com d'habitude",
        "photo.jpg",
        "facture.pdf et capture.png",
        "IMG_2034.HEIC",
        "preuves.zip",
        "sur le fichier contrat.docx",
        "kevin.dupont@gmail.com",
        "kevin point dupont arobase gmail point com",
        "marie.co@gmail.com",
        "M.Dupont",
        "S.A.R.L",
        "12.50 euros",
        "le 12.03.2024",
        "192.168.12.34",
        "version 1.2.3",
        "etc.etc",
        "n.b. rien",
        "p.ex. ceci",
        "http://",
        "https://localhost/a",
        "www.",
        "...",
    ],
)
def test_sentences_files_and_numbers_are_left_alone(message: str) -> None:
    assert find_links(message) == []
