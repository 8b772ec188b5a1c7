"""Account numbers: any country, any spacing, mistyped ones told apart, and the old RIB."""

import pytest

from bot.extraction.ibans import find_ibans
from tests.extraction.spans import unmark

FRENCH = "FR7630006000011234567890189"


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("Son IBAN : [FR76 3000 6000 0112 3456 7890 189]", [FRENCH]),
        ("iban [FR7630006000011234567890189]", [FRENCH]),
        ("iban [fr76 3000 6000 0112 3456 7890 189] merci", [FRENCH]),
        ("viré sur [fr7630006000011234567890189] hier", [FRENCH]),
        ("[FR76\u20113000\u20116000\u20110112\u20113456\u20117890\u2011189]", [FRENCH]),
        ("[FR76-3000-6000-0112-3456-7890-189]", [FRENCH]),
        ("[FR76.3000.6000.0112.3456.7890.189].", [FRENCH]),
        ("[FR76 30006 00001 12345678901 89]", [FRENCH]),
        ("[FR 76 3000 6000 0112 3456 7890 189]", [FRENCH]),
        ("[FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189]", [FRENCH]),
        ("[FR76\u202f3000\u202f6000\u202f0112\u202f3456\u202f7890\u202f189]", [FRENCH]),
        ("[FR76 3000 6000\n0112 3456 7890 189]\nCordialement", [FRENCH]),
        ("[FR76\n3000\n6000\n0112\n3456\n7890\n189]", [FRENCH]),
        ("[FR76  3000  6000  0112  3456  7890  189]", [FRENCH]),
        ("IBAN:[FR7630006000011234567890189].Il a disparu", [FRENCH]),
        ("([FR76 3000 6000 0112 3456 7890 189])", [FRENCH]),
        ("j'ai viré 450€ au [FR76 3000 6000 0112 3456 7890 189] le 12 mars 2024", [FRENCH]),
        ("[FR76 3000 6000 0112 3456 7890 189] 500 euros", [FRENCH]),
        ("IBAN[FR7630006000011234567890189]", [FRENCH]),
        ("[fr7630006000011234567890189]merci", [FRENCH]),
        ("[BE68 5390 0754 7034]", ["BE68539007547034"]),
        ("compte belge [be68539007547034] svp", ["BE68539007547034"]),
        ("[CH93 0076 2011 6238 5295 7]", ["CH9300762011623852957"]),
        ("[LU28 0019 4006 4475 0000]", ["LU280019400644750000"]),
        ("un compte allemand [DE89 3704 0044 0532 0130 00]", ["DE89370400440532013000"]),
        ("[GB29 NWBK 6016 1331 9268 19] en Angleterre", ["GB29NWBK60161331926819"]),
        ("[gb29 nwbk 6016 1331 9268 19] en angleterre", ["GB29NWBK60161331926819"]),
        ("[NL91ABNA0417164300]", ["NL91ABNA0417164300"]),
        ("[ES91 2100 0418 4502 0005 1332] en espagne", ["ES9121000418450200051332"]),
        ("[IT60 X054 2811 1010 0000 0123 456]", ["IT60X0542811101000000123456"]),
        ("[PT50 0002 0123 1234 5678 9015 4]", ["PT50000201231234567890154"]),
        ("[IE29 AIBK 9311 5212 3456 78]", ["IE29AIBK93115212345678"]),
        ("N26 : [LT12 1000 0111 0100 1000]", ["LT121000011101001000"]),
        ("[PL61 1090 1014 0000 0712 1981 2874]", ["PL61109010140000071219812874"]),
        ("Monaco [MC58 1122 2000 0101 2345 6789 030]", ["MC5811222000010123456789030"]),
        ("[TN59 1000 6035 1835 9847 8831]", ["TN5910006035183598478831"]),
        ("[MT84 MALT 0110 0001 2345 MTLC AST0 01S]", ["MT84MALT011000012345MTLCAST001S"]),
        (
            "de mon compte [FR76 3000 6000 0112 3456 7890 189] vers [BE68 5390 0754 7034]",
            [FRENCH, "BE68539007547034"],
        ),
        (
            "[FR76 3000 6000 0112 3456 7890 189]\n[DE89 3704 0044 0532 0130 00]",
            [FRENCH, "DE89370400440532013000"],
        ),
    ],
)
def test_account_numbers_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_ibans(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [(each.value, each.certain) for each in found] == [(value, True) for value in values]


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("IBAN [FR76 3000 6000 0112 3456 7890 188]", "FR7630006000011234567890188"),
        ("[FR76 3000 6000 0112 3456 7890 188] 500 euros", "FR7630006000011234567890188"),
        ("[FR76 3OOO 6000 0112 3456 7890 189]", "FR763OOO6000011234567890189"),
        ("[FR76 3000 6000 OII2 3456 7890 I89]", "FR7630006000OII234567890I89"),
        ("l'iban [FR76 3000 6000 0112 3456 7890] en deux fois", "FR7630006000011234567890"),
        ("iban [fr67 3000 6000 0112 3456 7890 189]", "FR6730006000011234567890189"),
        ("son iban : [FE76 3000 6000 0112 3456 7890 189]", "FE7630006000011234567890189"),
        ("[BE68 5390 0754 7035]", "BE68539007547035"),
        ("[DE89 3704 0044 0532 0130 01].", "DE89370400440532013001"),
        ("[FR76 3000 6000 6000 0112 3456 7890 189]", "FR76300060006000011234567890189"),
    ],
)
def test_a_mistyped_number_is_told_as_typed(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_ibans(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [(each.value, each.certain) for each in found] == [(value, False)]


@pytest.mark.parametrize(
    "message",
    [
        "voici son RIB : [30006 00001 12345678901 89]",
        "rib [30006000011234567890189]",
        "[30006-00001-12345678901-89]",
        "RIB [30006 00001 12345678901 89] à mon nom",
        "code banque [30006 code guichet 00001 n° de compte 12345678901 clé 89]",
        "Banque : [30006 / Guichet : 00001 / Compte : 12345678901 / Clé RIB : 89]",
        "[30006\n00001\n12345678901\n89]",
    ],
)
def test_a_rib_comes_as_the_iban_it_stands_for(message: str) -> None:
    text, spans = unmark(message)

    found = find_ibans(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [FRENCH]


def test_letters_count_in_the_key_of_a_rib() -> None:
    found = find_ibans("RIB 20041 01005 0500013M026 06")

    assert [(each.value, each.certain) for each in found] == [("FR7620041010050500013M02606", True)]


def test_a_rib_with_a_wrong_key_is_not_made_an_iban() -> None:
    found = find_ibans("voici le RIB 30006 00001 12345678901 88")

    assert [(each.value, each.certain) for each in found] == [("30006000011234567890188", False)]


@pytest.mark.parametrize(
    "message",
    [
        "de 45 euros au 0612345678 et 12345",
        "Il me doit 1 250,50 € depuis le 12/03/2024.",
        "Appelez le 06 39 98 12 34 ou le 01 99 00 12 34",
        "commande FR-203948 du 12 mars",
        "SIRET 732 829 320 00074",
        "me 22 rappeler demain matin sans faute",
        "la carte 4111 1111 1111 1111",
        "TVA FR 40 303 265 045",
        "son compte a disparu, et le 0639981234 ne répond plus",
        "mon compte, au 06 39 98 12 34",
        "iban perdu, le 12 mars 2024 à 10 h 30 et le 13 mars",
        "colis XY123456785FR",
        "le 24 12 2023 à 10 h 30, 2 fois",
        "il 12 fois m'a dit que tout allait bien",
        "30006 00001 12345678901 88",
        "ES 300 et SE 700 sont des voitures",
    ],
)
def test_other_numbers_are_left_alone(message: str) -> None:
    assert find_ibans(message) == []
