"""What each sum was, from the words of its sentence."""

import pytest

from bot.extraction.amounts import find_amounts
from bot.extraction.losses import find_losses


def roles(message: str) -> list[str]:
    return [
        f"{each.value.amount.removesuffix('.00')} {each.role}" for each in find_amounts(message)
    ]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("J'ai payé 450 € par virement.", ["450 paid"]),
        ("jai vire 450€ le 3 mars", ["450 paid"]),
        ("J'ai fait un virement de 450 €", ["450 paid"]),
        ("un virement instantané de 450 € sur son RIB", ["450 paid"]),
        ("Je lui ai versé un acompte de 300 €", ["300 paid"]),
        ("Je lui ai envoyé 200 euros en coupons PCS", ["200 paid"]),
        ("on m'a débité 79,90 € de ma carte", ["79.90 paid"]),
        ("79,90 € ont été prélevés sur mon compte", ["79.90 paid"]),
        ("450 € virés le soir même", ["450 paid"]),
        ("les 450 € que j'ai payés", ["450 paid"]),
        ("450 € que je lui ai donc versés", ["450 paid"]),
        ("J'ai dû payer 300 € de douane", ["300 paid"]),
        ("il m'a fait payer 300 € de douane", ["300 paid"]),
        ("j'ai fini par lui envoyer 300 €", ["300 paid"]),
        ("ma mère a donné 3 000 € à ce faux conseiller", ["3000 paid"]),
        ("j'ai investi 5 000 € sur leur plateforme", ["5000 paid"]),
        ("j'ai rechargé pour 150 € de tickets Transcash", ["150 paid"]),
        ("l'iPhone à 450 €, payé par Lydia", ["450 paid"]),
        ("un iPhone à 450 € que j'ai réglé par Lydia", ["450 paid"]),
        ("j'ai payé la rançon de 800 €", ["800 paid"]),
        ("j'ai payé 300 €. Ensuite il en voulait encore 200 €", ["300 paid", "200 asked"]),
        ("Il m'a demandé 450 €.", ["450 asked"]),
        ("il ma demander 450 euro pour les frais", ["450 asked"]),
        ("Il me réclamait 80 € de frais de douane", ["80 asked"]),
        ("il voulait que je paye 300 € de frais", ["300 asked"]),
        ("elle exige que je lui vire 1 000 €", ["1000 asked"]),
        ("il fallait payer 39 € pour débloquer le colis", ["39 asked"]),
        ("je devais verser 600 € de caution", ["600 asked"]),
        ("il me dit de payer 300 € sinon il annule", ["300 asked"]),
        ("j'ai refusé de payer les 300 €", ["300 asked"]),
        ("je n'ai pas payé les 300 €", ["300 asked"]),
        ("j'ai failli virer 300 €", ["300 asked"]),
        ("des frais de 80 €", ["80 asked"]),
        ("une caution de 600 €", ["600 asked"]),
        ("il m'a demandé 80 € de frais que j'ai payés", ["80 paid"]),
        ("Il m'a demandé 80 € et je l'ai fait.", ["80 paid"]),
        ("Il me demande 80 €. J'ai payé. Plus rien.", ["80 paid"]),
        ("il me réclame 500 € sinon il publie les photos", ["500 ransom"]),
        ("ils exigent 0,05 BTC pour rendre mes fichiers chiffrés", ["0.05000000 ransom"]),
        ("une rançon de 800 € réclamée par mail", ["800 ransom"]),
        ("il menace d'envoyer la vidéo et demande 300 €", ["300 ransom"]),
        ("Prix : 450 €", ["450 price"]),
        ("il vendait une PS5 à 350 €", ["350 price"]),
        ("j'ai acheté un vélo 200 € sur leboncoin", ["200 price"]),
        ("une annonce à 450 €", ["450 price"]),
        ("ça coûtait 450 €", ["450 price"]),
        ("d'une valeur de 450 €", ["450 price"]),
        ("une poussette à 80 €", ["80 price"]),
        ("loyer de 600 €", ["600 price"]),
        ("Il m'a remboursé 100 €", ["100 refunded"]),
        ("la banque m'a rendu 100 €", ["100 refunded"]),
        ("j'ai récupéré 100 €", ["100 refunded"]),
        ("j'ai été remboursée de 100 €", ["100 refunded"]),
        ("j'ai pu récupérer 100 €", ["100 refunded"]),
        ("j'ai reçu un remboursement de 100 €", ["100 refunded"]),
        ("100 € remboursés par PayPal", ["100 refunded"]),
        ("la banque refuse de me rembourser les 800 €", ["800 lost"]),
        ("je veux récupérer mes 800 €", ["800 lost"]),
        ("il ne m'a jamais remboursé les 800 €", ["800 lost"]),
        ("J'ai perdu 1 500 €", ["1500 lost"]),
        ("un préjudice de 1 500 €", ["1500 lost"]),
        ("il m'a escroqué de 1 500 €", ["1500 lost"]),
        ("je me suis fait avoir de 1 500 €", ["1500 lost"]),
        ("on m'a soutiré 1 500 €", ["1500 lost"]),
        ("1 500 € perdus", ["1500 lost"]),
        ("il m'a viré 100 € au début pour me mettre en confiance", ["100 unknown"]),
        ("il me promettait 3 000 € de gains", ["3000 unknown"]),
        ("je touche 1 200 € de retraite", ["1200 unknown"]),
        ("450 €", ["450 unknown"]),
        (
            "Il en voulait 500 €, j'ai payé 450 € et il m'a rendu 50 €.",
            ["500 asked", "450 paid", "50 refunded"],
        ),
        (
            "Prix 450 €, frais de port 12 €, j'ai tout payé 462 €",
            ["450 price", "12 asked", "462 paid"],
        ),
        ("ya 3 semène gé acheté 1 fone 200e é il mabloké", ["200 price"]),
        ("j'ai payé six cents euros à un monsieur très poli", ["600 paid"]),
        ("j'ai déboursé nonante euros pour l'assurance", ["90 paid"]),
        ("y m'a chargé 300 piasses", ["300 unknown"]),
        ("une tondeuse pour la somme de 389 euros, jamais reçue", ["389 unknown"]),
        ("jai payer 150 euro en pcs a un mec sur snap", ["150 paid"]),
        ("2 places pour le match à 120€ chacune", ["120 price"]),
        ("une avance de 200 €", ["200 asked"]),
        ("899 € sont passés", ["899 paid"]),
        ("un billet d'avion à 780 €", ["780 price"]),
        ("on m'a dit d'acheter pour 500 € de cartes Transcash", ["500 asked"]),
        ("trois prélèvements de 29 €", ["29 paid"]),
        ("10 virements de 950€", ["950 paid"]),
        (
            "Arnaque hier : on m'a fait valider 2 virements, 1 999 € et 990 €",
            ["1999 paid", "990 paid"],
        ),
        ("j'ai payé 59 euros, le vrai prix c'était 86 euros", ["59 paid", "86 price"]),
        ("quand j'ai voulu retirer mes 47 000 €", ["47000 unknown"]),
        ("préjudice estimé à 3 000 €", ["3000 lost"]),
        ("il me doit encore 450 €", ["450 lost"]),
        ("je dois rembourser 5 000 € à la banque", ["5000 unknown"]),
        ("remboursement partiel de 50 €", ["50 refunded"]),
        ("je demande le remboursement de 450 €", ["450 lost"]),
        ("400 € de loyer payés", ["400 paid"]),
        ("me suis fait enfler de 80 balles", ["80 lost"]),
        ("l'argent (1 500 €) est parti", ["1500 paid"]),
        ("coût total : 760 €", ["760 price"]),
        ("j'ai acheté une voiture 8000 euros, virement le 27 février", ["8000 paid"]),
        ("j'ai acheté un lit sur leboncoin 150 euros par virement le 2 mars", ["150 paid"]),
        ("il vend un lit 150 euros par virement", ["150 price"]),
        ("j'ai vendu mon vélo 150 euros par paypal", ["150 price"]),
        ("il demandait 150 euros par virement", ["150 asked"]),
        ("un iphone sur leboncoin 450€ a un certain Kevin_92, viré le 3 mars", ["450 paid"]),
        ("un iphone à 450 €, j'ai payé la caution", ["450 price"]),
        ("j'ai avancé 200 €", ["200 paid"]),
        ("la banque a vu 200 €", ["200 unknown"]),
        ("on s'était mis d'accord sur 350€", ["350 unknown"]),
        ("il y en a pour 2600€ de préjudice", ["2600 lost"]),
        (
            "acheté pour 100 euros de recharge transcash et il en voulait encore 200",
            ["100 paid", "200 asked"],
        ),
        ("il demandait un acompte de 500 € par virement, ce que j'ai fait lundi", ["500 paid"]),
        ("il m'a remboursé 20 € sur les 120 que j'avais payés", ["20 refunded", "120 paid"]),
        (
            "j'ai réussi à récupérer 1 200 euros sur les 3 000 grâce à ma banque",
            ["1200 refunded", "3000 paid"],
        ),
        ("ils ont chiffré tous nos fichiers et réclament 2000 €", ["2000 ransom"]),
        ("si je ne paye pas 400 euros il envoie tout à ma famille", ["400 ransom"]),
        ("l'acheteur a envoyé un chèque de 1 300 €", ["1300 unknown"]),
        ("il m'a demandé de renvoyer 1 000 € par mandat", ["1000 asked"]),
        (
            "j'ai encaissé le chèque de 1300 et envoyé 1000 par western union",
            ["1300 unknown", "1000 paid"],
        ),
        (
            "le compte affichait 45 000 € de bénéfices mais il faut payer 6 750 €",
            ["45000 unknown", "6750 asked"],
        ),
        ("4 900 € sont partis", ["4900 paid"]),
        ("il m'a fait 3 virements de 20 € puis j'ai mis 2000", ["20 unknown", "2000 paid"]),
    ],
)
def test_the_sentence_tells_what_a_sum_was(message: str, expected: list[str]) -> None:
    assert roles(message) == expected


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ("on m'a débité 79,90 € de ma carte", "lost"),
        ("ils ont ensuite retiré 600 € au distributeur", "lost"),
        ("15/10 PRLV SEPA CLUB OCEAN 39,90 EUR", "lost"),
        ("15/10 CB CLUB OCEAN 39,90 EUR\nce n'est pas moi", "lost"),
        ("15/10 CB CLUB OCEAN 39,90 EUR", "paid"),
        ("15/10 VIR INST VERS M DURAND 390,00 EUR", "paid"),
        ("j'ai commandé une lampe à 60 €, débités le jour même", "paid"),
        ("j'ai acheté un vélo 200 € sur leboncoin", "paid"),
        ("je voulais acheter un vélo à 200 €", "price"),
        ("j'ai acheté un vélo 200 €, j'ai versé 50 € d'avance", "price"),
        ("le vendeur a vendu son vélo 200 €", "price"),
        ("il a demandé 90 € de plus mais j'ai dit non. J'ai tout envoyé à la police", "asked"),
        ("« payez 300 € avant demain »", "asked"),
        ("un chèque de banque de 980 €", "unknown"),
        ("j'ai fait un chèque de 980 €", "paid"),
        ("j'ai investi sur leur plateforme, j'ai pu retirer 80 €", "refunded"),
        ("la perte est de 900 € en tout", "lost"),
    ],
)
def test_a_sum_is_told_by_how_it_left(message: str, told: str) -> None:
    assert find_amounts(message)[0].told_as == told


def test_what_was_taken_counts_among_what_left() -> None:
    [loss] = find_losses("J'ai payé 2,95 € de frais, puis 499 € ont été débités.")

    assert loss.total.amount == "501.95"
