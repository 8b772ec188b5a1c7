"""Telephone numbers: written, dictated, foreign or short; and what only looks like one."""

import pytest

from bot.extraction.dictation import SPELLINGS
from bot.extraction.phones import find_phones
from tests.extraction.spans import unmark

MOBILE = "+33639981234"


@pytest.mark.parametrize(
    ("message", "values"),
    [
        ("Son numéro est le [06 39 98 12 34].", [MOBILE]),
        ("il m'appelle du [0639981234]", [MOBILE]),
        ("tel : [06.39.98.12.34]", [MOBILE]),
        ("tél. [06-39-98-12-34], merci", [MOBILE]),
        ("[06/39/98/12/34]", [MOBILE]),
        ("[06 - 39 - 98 - 12 - 34]", [MOBILE]),
        ("[0639 98 12 34]", [MOBILE]),
        ("par sms ([06 39 98 12 34]) hier", [MOBILE]),
        ("([+33 6 39 98 12 34])", [MOBILE]),
        ("l'arnaqueur [(06)39.98.12.34]", [MOBILE]),
        ("[06 39981234]", [MOBILE]),
        ("[063 998 12 34]", [MOBILE]),
        ("[06  39  98  12  34]", [MOBILE]),
        ("[06\u00a039\u00a098\u00a012\u00a034]", [MOBILE]),
        ("[06\u202f39\u202f98\u202f12\u202f34]", [MOBILE]),
        ("[06\u201139\u201198\u201112\u201134]", [MOBILE]),
        ("[06\u200739\u200798\u200712\u200734]", [MOBILE]),
        ("\u202a[+33 6 39 98 12 34]\u202c", [MOBILE]),
        ("[0 6 3 9 9 8 1 2 3 4]", [MOBILE]),
        ("[+33 6 39 98 12 34]", [MOBILE]),
        ("[+33639981234]", [MOBILE]),
        ("[+33 (0)6 39 98 12 34]", [MOBILE]),
        ("[+33(0)639981234]", [MOBILE]),
        ("[+33 06 39 98 12 34]", [MOBILE]),
        ("[0033 6 39 98 12 34]", [MOBILE]),
        ("[0033639981234]", [MOBILE]),
        ("[00 33 6 39 98 12 34]", [MOBILE]),
        ("[+33.6.39.98.12.34]", [MOBILE]),
        ("[(+33) 6 39 98 12 34]", [MOBILE]),
        ("whatsapp [33639981234]", [MOBILE]),
        ("WhatsApp[+33639981234]", [MOBILE]),
        ("portable [6 39 98 12 34]", [MOBILE]),
        ("son 06 : [06 39 98 12 34] !", [MOBILE]),
        ("Tel:[0639981234]", [MOBILE]),
        ("mon fixe [01 99 00 12 34]", ["+33199001234"]),
        ("la box [09 72 12 34 56]", ["+33972123456"]),
        ("surtaxé [08 99 12 34 56]", ["+33899123456"]),
        ("[0 899 123 456]", ["+33899123456"]),
        ("numéro vert [0 805 123 456]", ["+33805123456"]),
        ("[06 39 98 12 34] puis [07 00 00 12 34]", [MOBILE, "+33700001234"]),
        ("[06 39 98 12 34] [06 39 98 56 78]", [MOBILE, "+33639985678"]),
        ("[0639981234]/[0639985678]", [MOBILE, "+33639985678"]),
        ("[0639981234], 3 fois le 12/03/2024", [MOBILE]),
        ("le 05/11/2024 [06 39 98 12 34] m'a écrit", [MOBILE]),
        ("75011 Paris [06 39 98 12 34]", [MOBILE]),
        ("Jeanne Martin\n[06 39 98 12 34]\n12 rue des Lilas", [MOBILE]),
        ("annonce : [06 39 98 12 34]", [MOBILE]),
        ("j'ai viré 450 € et appelé le [0639981234] 2 fois", [MOBILE]),
        ("06 pas vu mais [0639981234] oui", [MOBILE]),
    ],
)
def test_french_numbers_are_read_where_they_stand(message: str, values: list[str]) -> None:
    text, spans = unmark(message)

    found = find_phones(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == values


@pytest.mark.parametrize(
    "message",
    [
        "[zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre]",
        "son tel [zero six trente neuf quatre vingt dix huit douze trente quatre] voila",
        "[Zéro six, trente-neuf, quatre-vingt-dix-huit, douze, trente-quatre].",
        "[06 trente-neuf quatre-vingt-dix-huit 12 trente-quatre]",
        "[zéro 6 39 quatre-vingt-dix-huit 12 34]",
        "[zéro six trois neuf neuf huit un deux trois quatre]",
        "[zero six trente-neuf nonante-huit douze trente-quatre]",
        "[zero sis trante neuf quatre vint dix uit douze trente catre]",
        "[zéro six trente-neuf quatre-vingt dix-huit douze trente-quatre] et 450 euros",
        "[plus trente-trois six trente-neuf quatre-vingt-dix-huit douze trente-quatre]",
    ],
)
def test_dictated_numbers_are_read(message: str) -> None:
    text, spans = unmark(message)

    found = find_phones(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [MOBILE]


@pytest.mark.parametrize(
    ("tail", "digits"),
    [
        ("soixante-dix-huit", "78"),
        ("septante-huit", "78"),
        ("soixante et onze", "71"),
        ("vingt et un", "21"),
        ("vingt-deux", "22"),
        ("quatre-vingts", "80"),
        ("huitante-trois", "83"),
        ("octante-trois", "83"),
        ("quatre-vingt-onze", "91"),
        ("nonante-neuf", "99"),
        ("dix-sept", "17"),
        ("zéro sept", "07"),
        ("seize", "16"),
    ],
)
def test_the_last_pair_may_be_said_in_any_way(tail: str, digits: str) -> None:
    found = find_phones(f"c'est le zéro six trente-neuf quatre-vingt-dix-huit douze {tail}")

    assert [each.value for each in found] == [f"+336399812{digits}"]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_misspelling_stands_for_its_number(spelling: str) -> None:
    right, misspelt = (
        f"zero six douze vingt {word} onze onze onze" for word in (SPELLINGS[spelling], spelling)
    )

    assert [each.value for each in find_phones(misspelt)] == [
        each.value for each in find_phones(right)
    ]


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("envoyez OUI par sms au [36180]", "36180"),
        ("un SMS au [81234] facturé", "81234"),
        ("j'ai reçu un texto du [38424]", "38424"),
        ("envoyer STOP au [36184] par sms", "36184"),
        ("numéro court [36180]", "36180"),
        ("appel surtaxé au [81212]", "81212"),
    ],
)
def test_short_numbers_are_read_after_their_words(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_phones(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize(
    "message",
    [
        "FR76 3000 6000 0112 3456 7890 189",
        "IBAN BE68 5390 0754 7034",
        "RIB 30006 00001 12345678901 89",
        "le 06/12/2024 à 15 h 12",
        "le 06 12 2024 10h",
        "le 06.12.2024.",
        "du 01/02/2024 au 03/04/2024",
        "commande 0612345678",
        "commande n° 0639981234",
        "annonce n°2639981234",
        "numéro de dossier : 0639981234",
        "réf 0639981234",
        "SIRET 732 829 320 00074",
        "SIREN 732829320",
        "suivi 0639981234567",
        "colis 6A12345678901",
        "1 250 000 000 euros",
        "0612345678 €",
        "j'ai payé 1 250,50 € puis 2 300 €",
        "06 39 98 12 3",
        "06 39 98 12",
        "20 06 39 98 12 34 56 78",
        "carte 4111 1111 1111 1111",
        "4 970 101 234 567 890",
        "le 17, le 112 et le 3018",
        "j'ai signalé par SMS au 33700",
        "il veut 36000 euros",
        "j'habite au 36100 Issoudun",
        "un prêt de 81212 euros au total",
        "version 1.2.3.4",
        "connexion depuis 92.184.105.12",
        "code postal 75011",
        "CMD0639981234",
        "0639981234567890",
        "deux mille cinq cents euros et trente centimes",
        "zéro réponse, six messages, douze appels",
        "zéro six douze",
        "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        "https://www.leboncoin.fr/ad/voitures/2639981234",
    ],
)
def test_other_numbers_are_left_alone(message: str) -> None:
    assert find_phones(message) == []
