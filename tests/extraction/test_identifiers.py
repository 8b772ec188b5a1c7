"""Whole stories: every identifier once, of the right kind, in order, with its owner."""

from itertools import permutations

import pytest

from bot.complaint.identifiers import IdentifierKind
from bot.extraction.identifiers import FINDERS, find_identifiers

IBAN = "FR76 3000 6000 0112 3456 7890 189"
COMPACT = "FR7630006000011234567890189"
NAMED = (IdentifierKind.PLATFORM, IdentifierKind.COMPANY)

STORY = f"""Bonjour,
J'ai acheté un iPhone sur leboncoin.fr à un certain Kevin_92 pour 450 €.
Il m'a contactée depuis le 06 39 98 12 34 puis sur WhatsApp au +225 07 07 12 34 56.
J'ai viré 450 € de mon compte {IBAN} vers DE89 3704 0044 0532 0130 00 au nom de Sophie Leroy,
BIC : AGRIFRPP. L'annonce était https://www.leboncoin.fr/ad/telephonie/2639981234.
Il a dit avoir envoyé le colis XY123456785FR par Chronopost, puis plus rien.
Sur leboncoin son compte a disparu, et le 0639981234 ne répond plus.
Cordialement,
Jeanne Martin
12 rue des Lilas 75011 Paris
06 39 98 56 78
jeanne.martin@example.org"""


def test_a_long_story_gives_each_identifier_once_in_order() -> None:
    read = [
        (each.kind.value, each.found.value, each.owner.value) for each in find_identifiers(STORY)
    ]

    assert read == [
        ("platform", "leboncoin", "other"),
        ("pseudonym", "Kevin_92", "suspect"),
        ("phone", "+33639981234", "suspect"),
        ("platform", "whatsapp", "other"),
        ("phone", "+2250707123456", "suspect"),
        ("iban", COMPACT, "victim"),
        ("iban", "DE89370400440532013000", "suspect"),
        ("person_name", "Sophie Leroy", "suspect"),
        ("bic", "AGRIFRPP", "suspect"),
        ("url", "https://leboncoin.fr/ad/telephonie/2639981234", "suspect"),
        ("tracking", "XY123456785FR", "suspect"),
        ("company", "Chronopost", "other"),
        ("person_name", "Jeanne Martin", "victim"),
        ("address", "12 rue des Lilas 75011 Paris", "victim"),
        ("phone", "+33639985678", "victim"),
        ("email", "jeanne.martin@example.org", "victim"),
    ]


@pytest.mark.parametrize(
    ("message", "read"),
    [
        (
            "arnaquee sur vinted par @lilou_vtd elle ma dit de payer sur paypal lilou@example.org",
            [
                "platform vinted",
                "pseudonym lilou_vtd",
                "platform paypal",
                "email lilou@example.org",
            ],
        ),
        (
            "faux site www.promo-baskets.shop commande n° FR-203948 carte 4111 1111 1111 1111",
            ["domain promo-baskets.shop", "order_ref FR-203948", "card_last4 1111"],
        ),
        (
            "0.3 btc envoyés à bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq via Binance",
            ["crypto bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "platform binance"],
        ),
        (
            "IP 203.0.113.7 connectée à mon compte Gmail depuis le 12/03/2024",
            ["ip 203.0.113.7"],
        ),
        (
            "il voulait 3 codes PCS : 1A2B3C4D5E, 0123456789",
            ["order_ref 1A2B3C4D5E", "order_ref 0123456789"],
        ),
        (
            "société TradeMax Ltd SIRET 732 829 320 00074, M. Durand, trade-max.example",
            [
                "company TradeMax Ltd",
                "company 73282932000074",
                "person_name Durand",
                "domain trade-max.example",
            ],
        ),
        (
            "profil https://www.instagram.com/lola.trade/ et t.me/lolatrade",
            [
                "url https://instagram.com/lola.trade/",
                "platform instagram",
                "url t.me/lolatrade",
                "platform telegram",
            ],
        ),
        (
            "SMS : votre colis https://laposte-suivi.example/p, envoyé du 06 39 98 12 34",
            ["url https://laposte-suivi.example/p", "phone +33639981234"],
        ),
        (f"{IBAN} {IBAN.replace(' ', '')} {IBAN.lower()}", [f"iban {COMPACT}"]),
        ("06 39 98 12 34, 0639981234, +33 6 39 98 12 34", ["phone +33639981234"]),
        ("zéro six trente-neuf quatre-vingt-dix-huit douze trente-quatre", ["phone +33639981234"]),
        (f"RIB 30006 00001 12345678901 89 soit {IBAN}", [f"iban {COMPACT}"]),
        ("mon espace sur www.labanquepostale.fr a été piraté", ["company La Banque Postale"]),
        (
            "via https://www.colissimo.fr/suivi",
            ["url https://colissimo.fr/suivi", "company Colissimo"],
        ),
        ("rien à signaler, j'ai perdu 450 € le 12 mars 2024", []),
        ("", []),
    ],
)
def test_kinds_do_not_take_each_others_characters(message: str, read: list[str]) -> None:
    found = find_identifiers(message)

    assert [f"{each.kind.value} {each.found.value}" for each in found] == read


@pytest.mark.parametrize(
    "mark", ["IBAN {}", "({})", "« {} »", "{}.", "{},", "{}\n", "\n{}", "<{}>"]
)
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iban", COMPACT),
        ("phone", "+33639981234"),
        ("email", "kevin.dupont@example.org"),
        ("url", "https://promo-baskets.shop/a?b=c"),
        ("domain", "promo-baskets.shop"),
        ("crypto", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"),
        ("ip", "203.0.113.7"),
        ("tracking", "XY123456785FR"),
    ],
)
def test_punctuation_around_changes_nothing(mark: str, kind: str, value: str) -> None:
    found = find_identifiers(mark.format(value))

    assert [(each.kind.value, each.found.value) for each in found] == [(kind, value)]


EACH = (
    ("iban", IBAN, COMPACT),
    ("phone", "06 39 98 12 34", "+33639981234"),
    ("phone", "+225 07 07 12 34 56", "+2250707123456"),
    ("email", "kevin.dupont@example.org", "kevin.dupont@example.org"),
    ("url", "https://promo-velos.example/a?b=1", "https://promo-velos.example/a?b=1"),
    ("domain", "promo-velos.com", "promo-velos.com"),
    ("crypto", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
    ("ip", "203.0.113.7", "203.0.113.7"),
    ("tracking", "XY123456785FR", "XY123456785FR"),
    ("card_last4", "4111 1111 1111 1111", "1111"),
    ("pseudonym", "@lola.trade", "lola.trade"),
    ("address", "12 rue des Lilas 75011 Paris", "12 rue des Lilas 75011 Paris"),
    ("person_name", "Kevin Dupont", "Kevin Dupont"),
    ("platform", "Leboncoin", "leboncoin"),
    ("company", "Chronopost", "Chronopost"),
)


@pytest.mark.parametrize("joint", [" ", "\n", " - ", " / ", " et "])
@pytest.mark.parametrize(("first", "second"), list(permutations(EACH, 2)))
def test_two_identifiers_side_by_side_stay_two(
    first: tuple[str, str, str], second: tuple[str, str, str], joint: str
) -> None:
    if (first[0], second[0], joint) == ("address", "person_name", " "):
        joint = ", "  # « … Paris Kevin Dupont »: nobody could tell

    found = find_identifiers(f"{first[1]}{joint}{second[1]}")

    assert [(each.kind.value, each.found.value) for each in found] == [
        (first[0], first[2]),
        (second[0], second[2]),
    ]


def test_a_number_told_hers_once_is_hers_everywhere() -> None:
    message = "il y a eu un appel. 06 39 98 12 34. Or 06 39 98 12 34 c'est mon numéro"

    assert [each.owner.value for each in find_identifiers(message)] == ["victim"]


def test_several_suspects_keep_their_own_numbers() -> None:
    message = (
        "Le premier vendeur, Kevin, avait le 06 39 98 12 34. Le second, Moussa Diallo, le"
        " 06 39 98 56 78 et le compte BE68 5390 0754 7034. Mon numéro est le 06 39 98 00 11."
    )

    read = [(each.found.value, each.owner.value) for each in find_identifiers(message)]

    assert read == [
        ("Kevin", "suspect"),
        ("+33639981234", "suspect"),
        ("Moussa Diallo", "suspect"),
        ("+33639985678", "suspect"),
        ("BE68539007547034", "suspect"),
        ("+33639980011", "victim"),
    ]


@pytest.mark.parametrize(
    ("message", "owner"),
    [
        ("mettre à jour mon paiement sur https://a-b.example/x", "suspect"),
        ("mon annonce : https://www.leboncoin.fr/ad/1", "victim"),
        ("son profil https://www.facebook.com/kevin", "suspect"),
        ("le vrai site https://www.laposte.fr/suivi", "other"),
        ("connecté à mon compte depuis 203.0.113.7", "suspect"),
        ("payé sur le site avec la carte 4111 1111 1111 1111", "victim"),
        ("il m'a montré sa carte 4111 1111 1111 1111", "suspect"),
    ],
)
def test_pages_machines_and_cards_have_owners_of_their_own(message: str, owner: str) -> None:
    found = [each for each in find_identifiers(message) if each.kind not in NAMED]

    assert [each.owner.value for each in found] == [owner]


@pytest.mark.parametrize(
    ("message", "owner"),
    [
        ("la société Nord Transit Cargo m'a envoyé un contrat", "suspect"),
        ("le colis devait partir par Chronopost", "other"),
        ("commande n° 4471-8820", "victim"),
        ("annonce n° 2231445566", "suspect"),
        ("suivi 6A04418829301", "suspect"),
    ],
)
def test_companies_and_references_belong_to_whom_their_words_say(message: str, owner: str) -> None:
    assert [each.owner.value for each in find_identifiers(message)] == [owner]


@pytest.mark.parametrize("kind", IdentifierKind)
def test_every_kind_has_a_finder(kind: IdentifierKind) -> None:
    assert kind in {each for each, _ in FINDERS}
