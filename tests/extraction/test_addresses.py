"""Postal addresses, in capitals or not, on one line or several."""

import pytest

from bot.extraction.addresses import find_addresses
from bot.extraction.lexicons import words
from tests.extraction.spans import unmark


@pytest.mark.parametrize(
    ("message", "value"),
    [
        ("[12 rue des Lilas 75011 Paris]", "12 rue des Lilas 75011 Paris"),
        ("J'habite [12 rue des Lilas, 75011 Paris].", "12 rue des Lilas, 75011 Paris"),
        ("[12, rue des Lilas - 75011 Paris]", "12, rue des Lilas - 75011 Paris"),
        ("[12 rue des Lilas\n75011 PARIS]\nmerci", "12 rue des Lilas 75011 PARIS"),
        ("[12 RUE DES LILAS 75011 PARIS]", "12 RUE DES LILAS 75011 PARIS"),
        ("[12 rue des lilas 75011 paris] et il m'a dit", "12 rue des lilas 75011 paris"),
        (
            "il habite [4 bis avenue Victor Hugo, 69003 Lyon]",
            "4 bis avenue Victor Hugo, 69003 Lyon",
        ),
        ("[4bis av. Victor Hugo 69003 Lyon]", "4bis av. Victor Hugo 69003 Lyon"),
        ("[17 bd de la Liberté 59800 Lille]", "17 bd de la Liberté 59800 Lille"),
        ("[3 place du Marché 13100 Aix-en-Provence]", "3 place du Marché 13100 Aix-en-Provence"),
        (
            "[8 chemin du Moulin 47300 Villeneuve-sur-Lot]",
            "8 chemin du Moulin 47300 Villeneuve-sur-Lot",
        ),
        (
            "[8 chemin du Moulin 47300 Villeneuve sur Lot] en France",
            "8 chemin du Moulin 47300 Villeneuve sur Lot",
        ),
        ("[25 impasse de l'Église 35400 Saint-Malo]", "25 impasse de l'Église 35400 Saint-Malo"),
        ("[25 impasse de l’Église 35400 saint malo]", "25 impasse de l’Église 35400 saint malo"),
        (
            "[1 allée des Pins 17000 La Rochelle] sur leboncoin",
            "1 allée des Pins 17000 La Rochelle",
        ),
        (
            "[10 rue du 8 mai 1945 94200 Ivry-sur-Seine]",
            "10 rue du 8 mai 1945 94200 Ivry-sur-Seine",
        ),
        ("[6-8 quai de Seine 75019 Paris]", "6-8 quai de Seine 75019 Paris"),
        (
            "[2 rte de Bastia 20137 Porto-Vecchio]",
            "2 rte de Bastia 20137 Porto-Vecchio",
        ),
        (
            "[5 lotissement Bellevue 97122 Baie-Mahault]",
            "5 lotissement Bellevue 97122 Baie-Mahault",
        ),
        (
            "[14 résidence Les Tilleuls 44000 Nantes] depuis 2 ans",
            "14 résidence Les Tilleuls 44000 Nantes",
        ),
        ("[BP 123 69003 Lyon]", "BP 123 69003 Lyon"),
        ("[B.P. 40 - 67000 Strasbourg Cedex]", "B.P. 40 - 67000 Strasbourg Cedex"),
        ("[CS 20345 35000 RENNES CEDEX 7]", "CS 20345 35000 RENNES CEDEX 7"),
        ("[12 rue de la Gare BP 12 67000 Strasbourg]", "12 rue de la Gare BP 12 67000 Strasbourg"),
        ("[rue de la Loi 16, 1000 Bruxelles]", "rue de la Loi 16, 1000 Bruxelles"),
        ("[avenue de la Gare 12, 1003 Lausanne]", "avenue de la Gare 12, 1003 Lausanne"),
        ("[12 rue des Lilas]", "12 rue des Lilas"),
        ("au [12 rue des Lilas à Nantes]", "12 rue des Lilas à Nantes"),
        ("le [12 rue des lilas] il n'y a personne", "12 rue des lilas"),
        ("[12 rue Victor Hugo, Nantes].", "12 rue Victor Hugo, Nantes"),
        ("[145 boulevard Voltaire], code 1234", "145 boulevard Voltaire"),
        (
            "au nom de M. X [12 rue des Lilas 75011 Paris] tel 06 39 98 12 34",
            "12 rue des Lilas 75011 Paris",
        ),
    ],
)
def test_addresses_are_read_where_they_stand(message: str, value: str) -> None:
    text, spans = unmark(message)

    found = find_addresses(text)

    assert [(each.start, each.end) for each in found] == spans
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize("river", sorted(words("rivers")))
def test_each_river_belongs_to_its_town(river: str) -> None:
    (found,) = find_addresses(f"8 rue du Moulin 47300 Ville sur {river.title()}")

    assert found.value.endswith(f"sur {river.title()}")


@pytest.mark.parametrize("word", sorted(words("not_in_an_address") - {"a", "m", "n", "j", "c"}))
def test_each_word_of_the_sentence_ends_the_address(word: str) -> None:
    (found,) = find_addresses(f"12 rue des lilas 75011 paris {word} voila")

    assert found.value == "12 rue des lilas 75011 paris"


@pytest.mark.parametrize(
    "message",
    [
        "1 place pour le concert",
        "2 places à 50 euros",
        "1 mail de confirmation",
        "2 cours de yoga",
        "dans la rue hier soir",
        "rue Victor Hugo",
        "j'habite à Paris",
        "44000 Nantes",
        "12 mars 2024 à Paris",
        "450 euros rue des Lilas",
        "3 avenues possibles",
        "FR76 3000 6000 0112 3456 7890 189",
        "il reste 15 routeurs 4000 watts",
    ],
)
def test_other_places_and_counts_are_left_alone(message: str) -> None:
    assert find_addresses(message) == []
