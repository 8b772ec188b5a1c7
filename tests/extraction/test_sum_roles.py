"""What each sum was, from the words of its sentence."""

import pytest

from bot.extraction.amounts import find_amounts


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
    ],
)
def test_the_sentence_tells_what_a_sum_was(message: str, expected: list[str]) -> None:
    assert roles(message) == expected
