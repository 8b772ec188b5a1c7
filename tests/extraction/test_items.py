"""What was bought, sold or rented, without its article, its price or its seller."""

import pytest

from bot.extraction.items import find_items
from tests.extraction.brackets import mark, unmark


@pytest.mark.parametrize(
    "marked",
    [
        "J'ai acheté un [iPhone 13] sur leboncoin pour 450 €",
        "jai achete une [ps5] a 350 euro",
        "J'ai commandé des [chaussures Nike] chez un site",
        "je voulais acheter un [vélo électrique] d'occasion",
        "J'ai réservé un [appartement] à Nice du 3 au 10 août",
        "j'ai voulu louer un [studio] à Lyon",
        "je vendais ma [poussette] sur Vinted",
        "J'ai mis en vente mon [canapé]",
        "j'ai vu une annonce pour un [chiot]",
        "une annonce pour un [chien de race]",
        "il vendait une [Peugeot 308] à 9 000 €",
        "g achté 1 [fone] 200e",
        "fausse annonce de location sur Leboncoin, un [studio], 1 100 € d'acompte",
        "un [ordinateur portable] sur vinted payé jamais livré voilà",
        "l'achat d'une [console]",
        "j'ai payé pour [2 places de concert]",
        "j'ai acheté [4 pneus] à 120 €",
        "commande de [granulés de bois]",
        "j'ai acheté sur leboncoin un [lave-linge]",
        "j'ai acheté à un particulier un [scooter 125]",
        "j'ai pris un [billet] pour le concert de Céline Dion",
        "il vend des [cartes Pokémon]",
        "intéressée par une [table basse]",
        "j'ai trouvé sur Facebook un [canapé d'angle]",
        "j'achète un [téléviseur Samsung 55 pouces] 300€",
        "Achat d'un [sac Louis Vuitton]",
        "J'ai commandé une [robe de mariée] et je n'ai rien reçu",
        "une [formation] en ligne à 1 500 €",
        "j'ai voulu vendre mon [iphone]",
        "Le [téléphone] que j'ai acheté n'est jamais venu",
        "j'ai acheté hier soir une [trottinette]",
        "j'ai commandé du [bois de chauffage]",
        "une annonce sur fb pour une [Clio 4] de 2017 à 6500€",
        "un [chien] donné gratuitement",
        "jveux récupérer l'argent de mon [velo]",
    ],
)
def test_things_are_read_where_they_stand(marked: str) -> None:
    text, things = unmark(marked)

    found = find_items(text)

    assert mark(text, found) == marked
    assert [each.value for each in found] == things


@pytest.mark.parametrize(
    "message",
    [
        "j'ai acheté en ligne",
        "j'ai payé par virement",
        "J'ai acheté quelque chose",
        "j'ai acheté des bitcoins",
        "j'ai acheté trois cartes PCS",
        "j'ai acheté des coupons",
        "j'ai payé une caution",
        "j'ai payé 300 euros",
        "je voulais savoir si c'est une arnaque",
        "j'ai trouvé une annonce",
        "j'ai trouvé un acheteur",
        "Bonjour",
        "on m'a téléphoné hier",
        "je l'ai eu au téléphone",
        "je l'ai payé le 9 février 2026",
        "il a pris le contrôle de mon compte",
        "il faut payer 15% de taxe",
    ],
)
def test_what_is_no_thing_is_left_alone(message: str) -> None:
    assert mark(message, find_items(message)) == message
