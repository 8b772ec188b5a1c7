"""References of orders, ads, files, tickets and money orders, after the word that names them."""

import pytest

from bot.extraction.orders import find_orders
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("commande n° [FR-203948]", "FR-203948"),
        ("Commande n°[203948].", "203948"),
        ("numéro de commande : [203948]", "203948"),
        ("ma commande [20394857] n'est jamais arrivée", "20394857"),
        ("la commande numéro [171-1234567-1234567] sur Amazon", "171-1234567-1234567"),
        ("commande Amazon n° [171-1234567-1234567]", "171-1234567-1234567"),
        ("commande passée sur leur site sous le numéro [CMD12345]", "CMD12345"),
        ("commande (réf. [AB12CD34])", "AB12CD34"),
        ("référence : [lbc-2639981234]", "LBC-2639981234"),
        ("Réf [A1234B]", "A1234B"),
        ("annonce n° [2639981234]", "2639981234"),
        ("l'annonce [2639981234] a disparu", "2639981234"),
        ("numéro de l'annonce : [2639981234]", "2639981234"),
        ("mon dossier n°[2024-001234]", "2024-001234"),
        ("dossier [2024/001234] chez la banque", "2024/001234"),
        ("ticket #[458712]", "458712"),
        ("facture n° [F2024-118]", "F2024-118"),
        ("facture [INV00458]", "INV00458"),
        ("réservation [HMABC12345]", "HMABC12345"),
        ("ma réservation numéro [4587 1236 98]", "4587123698"),
        ("transaction n° [7XK12345AB678901C]", "7XK12345AB678901C"),
        ("id de transaction : [7XK12345AB678901C]", "7XK12345AB678901C"),
        ("MTCN : [123 456 7890]", "1234567890"),
        ("mandat cash n° [1234567890]", "1234567890"),
        ("contrat n° [00458712]", "00458712"),
        ("ma plainte n° [2024/0012]", "2024/0012"),
        ("PV n° [01234/2024]", "01234/2024"),
        ("billet n° [TS-889-201]", "TS-889-201"),
        ("la commande Zalando [10203040506070]", "10203040506070"),
        ("commande [0639981234]", "0639981234"),
    ],
)
def test_references_are_read_where_they_stand(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_orders(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize(
    "message",
    [
        "une commande de 450 euros",
        "une annonce appartement 75011 Paris",
        "l'annonce peugeot 208gti",
        "commande de 3 articles",
        "ma commande du 12/03/2024",
        "la commande de 2024",
        "l'annonce iPhone 13 à 450 €",
        "une facture de 12500 €",
        "deux billets à 250 euros",
        "le dossier est clos",
        "commande passée hier",
        "référence bancaire inconnue",
        "une annonce pour un lot de 300 pièces",
        "le ticket coûtait 15000 francs",
        "le contrat de 24 mois",
        "un dossier complet",
        "réservation pour 4 personnes",
        "une transaction de 1000€",
        "annonce à 25000€",
    ],
)
def test_sums_counts_and_words_are_left_alone(message: str) -> None:
    assert find_orders(message) == []
