"""Companies: each form of the lexicon, and those that their word introduces."""

import pytest

from bot.extraction.companies import find_companies, is_company_host
from bot.extraction.lexicons import lexicon, words
from tests.extraction.spans import unmark

FORMS = [
    (form, entry.name)
    for form, entry in lexicon("companies").forms.items()
    if form not in entry.common and form not in entry.capitals
]
COMMON = [
    (form, entry.name) for form, entry in lexicon("companies").forms.items() if form in entry.common
]


@pytest.mark.parametrize(("form", "name"), FORMS)
def test_each_form_names_its_company(form: str, name: str) -> None:
    assert [each.value for each in find_companies(f"voila {form} hier")] == [name]


@pytest.mark.parametrize(("form", "name"), COMMON)
def test_a_common_word_names_a_company_in_its_place_only(form: str, name: str) -> None:
    assert [each.value for each in find_companies(f"cliente chez {form} hier")] == [name]
    assert find_companies(f"voila le {form} hier") == []


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("ma banque, le [Crédit Agricole], refuse", ["Crédit Agricole"]),
        ("[la Banque Postale]", ["La Banque Postale"]),
        ("[BNP] puis bnp paribas", ["BNP Paribas"]),
        ("chez [Orange]", ["Orange"]),
        ("envoyé par [Mondial Relay] ou [Chronopost]", ["Mondial Relay", "Chronopost"]),
        ("la société [TradeMax]", ["TradeMax"]),
        ("société [TradeMax Invest Ltd], basée à Londres", ["TradeMax Invest Ltd"]),
        ("le site s'appelle [ModeFactory]", ["ModeFactory"]),
        ("au nom de [Elevage du Val d'Or]", ["Elevage du Val d'Or"]),
        ("bénéficiaire [UAB Payrnet Global]", ["UAB Payrnet Global"]),
        ("la boutique [ModeChic]", ["ModeChic"]),
        ("une boutique en ligne appelée [Mode & Chic]", ["Mode & Chic"]),
        ("une entreprise nommée [Toits de France]", ["Toits de France"]),
        ("l'agence [Immo Sud] ne répond pas", ["Immo Sud"]),
        ("un colis [UPS]", ["UPS"]),
        ("livré par [ups]", ["UPS"]),
        ("[Bati Renov SARL] m'a fait signer", ["Bati Renov SARL"]),
        ("au nom de [GLOBAL TRADE Ltd]", ["GLOBAL TRADE Ltd"]),
        ("SIRET [732 829 320 00074]", ["73282932000074"]),
        ("magasin [BUT] à Nantes", ["But"]),
        ("livré par [Colis Privé]", ["Colis Privé"]),
        ("un mandat [Western Union]", ["Western Union"]),
        ("la facture vient de [Nord Transit Cargo], à payer", ["Nord Transit Cargo"]),
        ("j'ai payé [Delvaux Recouvrement] hier", ["Delvaux Recouvrement"]),
    ],
)
def test_companies_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_companies(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize("word", sorted(words("not_a_company")))
def test_no_small_word_is_a_company(word: str) -> None:
    assert find_companies(f"cette société {word.capitalize()} voila") == []


@pytest.mark.parametrize(
    "message",
    [
        "la société ne répond plus",
        "une boutique en ligne",
        "mon entreprise Je ne sais plus",
        "une orange et une pomme",
        "je suis free demain",
        "un but précis",
        "il a un bon crédit",
        "https://chronopost-suivi.example/a",
        "le Service Client ne répond plus",
        "J'AI VIRÉ POUR LE TRANSPORT ET PUIS PLUS RIEN",
        "contact@dhl-colis.example",
        "sur Facebook et Vinted",
        "le boulanger du coin",
        "Mme Leclerc et M. Desjardins",
        "rue du Général Leclerc",
        "ups désolée",
        "un vol de nickel",
    ],
)
def test_other_words_are_left_alone(message: str) -> None:
    assert find_companies(message) == []


def test_a_false_site_is_not_its_company() -> None:
    assert is_company_host("labanquepostale.fr")
    assert is_company_host("espace-client.labanquepostale.fr")
    assert not is_company_host("labanquepostale-securite.fr")
