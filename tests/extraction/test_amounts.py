"""How sums are written, and what must not be taken for one."""

import pytest

from bot.extraction.amounts import find_amounts, find_bare_sums
from tests.extraction.brackets import mark, unmark


def worth(message: str) -> list[str]:
    return [f"{each.value.amount} {each.value.currency}" for each in find_amounts(message)]


def read_uncertain(marked: str) -> list[str]:
    """Return the sums between brackets, once they are found there and none is certain."""
    text, _ = unmark(marked)
    found = find_amounts(text)
    assert mark(text, found) == marked
    assert not any(each.certain for each in found)
    return worth(text)


@pytest.mark.parametrize(
    ("marked", "sums"),
    [
        ("On m'a débité de [1 250,50 €] lundi.", ["1250.50 EUR"]),
        ("Copié de l'appli : [1\u202f250,50\u00a0€].", ["1250.50 EUR"]),
        ("Relevé : [1\u2007250,50 €]", ["1250.50 EUR"]),
        ("un virement de [1.250 €]", ["1250.00 EUR"]),
        ("un virement de [1.250,50 €]", ["1250.50 EUR"]),
        ("un virement de [1,250.50 €]", ["1250.50 EUR"]),
        ("PayPal affiche [1,250 €]", ["1250.00 EUR"]),
        ("il voulait [12.50€] de port", ["12.50 EUR"]),
        ("il voulait [12,5€] de port", ["12.50 EUR"]),
        ("il voulait [12€50] de port", ["12.50 EUR"]),
        ("il voulait [12€5] de port", ["12.50 EUR"]),
        ("il voulait [12 € 50] pour le port", ["12.50 EUR"]),
        ("il voulait [12 euros 50], pas plus", ["12.50 EUR"]),
        ("[2 000 euros et 50 centimes] envolés", ["2000.50 EUR"]),
        ("[3 euros 5 centimes]", ["3.05 EUR"]),
        ("[trois euros cinquante]", ["3.50 EUR"]),
        ("ça m'a coûté [deux euros et vingt centimes].", ["2.20 EUR"]),
        ("juste [50 cts]", ["0.50 EUR"]),
        ("juste [50 centimes] pour vérifier la carte", ["0.50 EUR"]),
        ("juste [80 centimes d'euro]", ["0.80 EUR"]),
        ("[1 million d'euros] d'héritage", ["1000000.00 EUR"]),
        ("[1,2 million d'euros]", ["1200000.00 EUR"]),
        ("[3 M€] promis", ["3000000.00 EUR"]),
        ("[un million et demi d'euros]", ["1500000.00 EUR"]),
        ("[2k€] partis", ["2000.00 EUR"]),
        ("[2 k€] partis", ["2000.00 EUR"]),
        ("[1,5k€] partis", ["1500.00 EUR"]),
        ("[1k5€] partis", ["1500.00 EUR"]),
        ("[10k euros] partis", ["10000.00 EUR"]),
        ("[5 mille euros] partis", ["5000.00 EUR"]),
        ("[200 mille euros]", ["200000.00 EUR"]),
        ("[5 cents euros]", ["500.00 EUR"]),
        ("j'ai mis [450e] dedans", ["450.00 EUR"]),
        ("j'ai mis [450 e] dedans", ["450.00 EUR"]),
        ("j'ai mis [9,99e] dedans", ["9.99 EUR"]),
        ("[450 eur]. et rien", ["450.00 EUR"]),
        ("[450EUR]", ["450.00 EUR"]),
        ("[450 Euros]", ["450.00 EUR"]),
        ("[450 EUROS] PERDUS", ["450.00 EUR"]),
        ("[450 euors] perdus", ["450.00 EUR"]),
        ("[450 éuros] perdus", ["450.00 EUR"]),
        ("[450 erous]", ["450.00 EUR"]),
        ("[450 uros]", ["450.00 EUR"]),
        ("[450 eros]", ["450.00 EUR"]),
        ("[450 euross]", ["450.00 EUR"]),
        ("[450 €uros]", ["450.00 EUR"]),
        ("[450 euro]", ["450.00 EUR"]),
        ("[450 eurs]", ["450.00 EUR"]),
        ("montant [€ 450] débité", ["450.00 EUR"]),
        ("montant [€450,90] débité", ["450.90 EUR"]),
        ("montant : [EUR 450,00]", ["450.00 EUR"]),
        ("[USD 300] and fees", ["300.00 USD"]),
        ("[CHF1'200.50] sur la facture", ["1200.50 CHF"]),
        ("[20 dollars australiens]", ["20.00 AUD"]),
        ("[2,5 milliards de dollars]", ["2500000000.00 USD"]),
        ("acheté 2 à [300 euros] pièce", ["300.00 EUR"]),
        ("[quatre cent cinquante euros]", ["450.00 EUR"]),
        ("[quatre-cent-cinquante euros]", ["450.00 EUR"]),
        ("[deux mille cinq cents euros]", ["2500.00 EUR"]),
        ("[deux milles cinq cent euro]", ["2500.00 EUR"]),
        ("[deuxmille euros]", ["2000.00 EUR"]),
        ("[cinqcents euros]", ["500.00 EUR"]),
        ("[quatre vint euros]", ["80.00 EUR"]),
        ("[quatre-vingt-dix-sept euros]", ["97.00 EUR"]),
        ("[soixante et onze euros]", ["71.00 EUR"]),
        ("[mille deux cent trente-quatre euros]", ["1234.00 EUR"]),
        ("[trois cent mille euros]", ["300000.00 EUR"]),
        ("[septante-cinq euros]", ["75.00 EUR"]),
        ("[huitante francs suisses]", ["80.00 CHF"]),
        ("[nonante-neuf euros]", ["99.00 EUR"]),
        ("[octante euros]", ["80.00 EUR"]),
        ("[quinze cents euros] à la banque ING", ["1500.00 EUR"]),
        ("[douze cents piastres]", ["1200.00 CAD"]),
        ("[cinq cents eur]", ["500.00 EUR"]),
        ("[un euro] symbolique", ["1.00 EUR"]),
        ("[mille balles]", ["1000.00 EUR"]),
        ("[1500 balles] en moins", ["1500.00 EUR"]),
        ("[1500 boules], la honte", ["1500.00 EUR"]),
        ("[1500 pions] mon gars", ["1500.00 EUR"]),
        ("[1500 piasses] sur Kijiji", ["1500.00 CAD"]),
        ("[200 $]", ["200.00 USD"]),
        ("[$200]", ["200.00 USD"]),
        ("[200 $US]", ["200.00 USD"]),
        ("[CAD 200]", ["200.00 CAD"]),
        ("[200 $ CA]", ["200.00 CAD"]),
        ("[200 dollars canadiens]", ["200.00 CAD"]),
        ("virement Interac de [200 $] à Montréal", ["200.00 CAD"]),
        ("[300 francs suisses]", ["300.00 CHF"]),
        ("[1'250.- CHF]", ["1250.00 CHF"]),
        ("[1’250 CHF]", ["1250.00 CHF"]),
        ("payé par Twint : [1250.-]", ["1250.00 CHF"]),
        ("[CHF 80.50]", ["80.50 CHF"]),
        ("[Fr. 450.-] par Twint", ["450.00 CHF"]),
        ("[150 000 FCFA]", ["150000 XOF"]),
        ("[150.000 francs CFA]", ["150000 XOF"]),
        ("[150 000 F CFA] à Douala", ["150000 XAF"]),
        ("[25 000 francs pacifiques]", ["25000 XPF"]),
        ("[2000 dirhams]", ["2000.00 MAD"]),
        ("j'ai payé [2000 dh]", ["2000.00 MAD"]),
        ("[40 000 dinars]", ["40000.00 DZD"]),
        ("[300 dinars] envoyés à Tunis", ["300.000 TND"]),
        ("[200 livres sterling]", ["200.00 GBP"]),
        ("[£200]", ["200.00 GBP"]),
        ("payé [200 livres] à un Anglais", ["200.00 GBP"]),
        ("[30 000 yens]", ["30000 JPY"]),
        ("[3000 couronnes suédoises]", ["3000.00 SEK"]),
        ("[0,05 BTC]", ["0.05000000 BTC"]),
        ("[0.125 bitcoin]", ["0.12500000 BTC"]),
        ("[1,250 ETH]", ["1.250000000 ETH"]),
        ("[500 USDT]", ["500.00 USDT"]),
        ("[300 €] puis [200 €] puis [2k€]", ["300.00 EUR", "200.00 EUR", "2000.00 EUR"]),
        ("[300], [200] et [150 euros]", ["300.00 EUR", "200.00 EUR", "150.00 EUR"]),
        ("[300]+[50€]", ["300.00 EUR", "50.00 EUR"]),
        ("iPhone 13 [450 €]", ["450.00 EUR"]),
        ("iphone 14 pro 128 Go à [600€]", ["600.00 EUR"]),
        ("Galaxy S21 [300 €]", ["300.00 EUR"]),
        ("lot de 3 [200 €]", ["200.00 EUR"]),
        ("lit 140x190 [120€]", ["120.00 EUR"]),
        ("Nike Air Max 90 [120€]", ["120.00 EUR"]),
        ("taille 40 [80 €]", ["80.00 EUR"]),
        ("Xbox 360 [80 €]", ["80.00 EUR"]),
        ("Clio 3 [2500€]", ["2500.00 EUR"]),
        ("le 12 [450 €] ont été débités", ["450.00 EUR"]),
        ("en 2024 [1 250 €]", ["1250.00 EUR"]),
        ("06 12 34 56 78 [450 €]", ["450.00 EUR"]),
        ("[450 €]/mois", ["450.00 EUR"]),
        ("([450€])", ["450.00 EUR"]),
        ("arnaque.[450€]", ["450.00 EUR"]),
        ("prix:[450€]", ["450.00 EUR"]),
        ("la somme de [1 000,00 (mille) euros]", ["1000.00 EUR"]),
        (
            "mis [5.000 euros] en juillet, puis [15.000] en septembre",
            ["5000.00 EUR", "15000.00 EUR"],
        ),
    ],
)
def test_sums_are_read_where_they_stand(marked: str, sums: list[str]) -> None:
    text, _ = unmark(marked)

    found = find_amounts(text)

    assert mark(text, found) == marked
    assert worth(text) == sums


@pytest.mark.parametrize(
    ("marked", "sums"),
    [
        ("viré [450] sur son compte", ["450.00 EUR"]),
        ("j'ai payé [300] par paypal", ["300.00 EUR"]),
        ("il m'a demandé [200] de plus", ["200.00 EUR"]),
        ("vendu [1200]", ["1200.00 EUR"]),
        ("J'ai versé [1 500] à ce monsieur", ["1500.00 EUR"]),
        ("g payé [50] et pui plu rien", ["50.00 EUR"]),
        ("ça m'a coûté dans les [300], c'est pas rien", ["300.00 EUR"]),
        ("je l'ai eu pour [300]", ["300.00 EUR"]),
        ("il le vendait à [250] sur leboncoin", ["250.00 EUR"]),
        ("prix : [450]", ["450.00 EUR"]),
        ("le prix était de [450]", ["450.00 EUR"]),
        ("une caution de [600] pour l'appart", ["600.00 EUR"]),
        ("un acompte de [150].", ["150.00 EUR"]),
        ("un virement de [1k5] hier", ["1500.00 EUR"]),
        ("j'ai payé [mille deux] pour une console", ["1200.00 EUR"]),
        ("j'ai payé [quatre cent cinquante] par virement", ["450.00 EUR"]),
        ("on m'a volé [900]", ["900.00 EUR"]),
        ("je me suis fait avoir de [400]", ["400.00 EUR"]),
        ("une carte PCS de [150]", ["150.00 EUR"]),
        ("02/03/2026 VIR SEPA KEVIN -[450,00]", ["450.00 EUR"]),
        ("une maison à [150 000]", ["150000.00 EUR"]),
        ("un studio pour [600] par mois", ["600.00 EUR"]),
        ("le loyer est de [600] charges comprises", ["600.00 EUR"]),
        ("vendu [150000]", ["150000.00 EUR"]),
        ("les [120] que j'avais payés", ["120.00 EUR"]),
        ("j'ai perdu en tout [2 300]", ["2300.00 EUR"]),
        ("prélevé de [79,90] sans rien demander", ["79.90 EUR"]),
        ("rendu [100] seulement", ["100.00 EUR"]),
        ("j'ai tiré, pardon retiré [200] en espèces", ["200.00 EUR"]),
        ("j'ai payé [300] au Québec par Interac", ["300.00 CAD"]),
        ("j'ai versé [300] par Twint à Genève", ["300.00 CHF"]),
    ],
)
def test_a_number_is_a_sum_where_the_sentence_makes_it_money(marked: str, sums: list[str]) -> None:
    assert read_uncertain(marked) == sums


@pytest.mark.parametrize(
    ("marked", "sums"),
    [
        ("[une centaine d'euros]", ["100.00 EUR"]),
        ("[deux centaines d'euros]", ["200.00 EUR"]),
        ("[une dizaine de milliers d'euros]", ["10000.00 EUR"]),
        ("[un millier d'euros]", ["1000.00 EUR"]),
        ("[une cinquantaine d'euros]", ["50.00 EUR"]),
        ("près de [400 €]", ["400.00 EUR"]),
        ("environ [400€]", ["400.00 EUR"]),
        ("plus de [400 euros]", ["400.00 EUR"]),
        ("à peu près [400 euros]", ["400.00 EUR"]),
        ("dans les [400 euros]", ["400.00 EUR"]),
        ("[400 euros] environ", ["400.00 EUR"]),
        ("[400 euros] à peu près", ["400.00 EUR"]),
        ("entre [300] et [400 €]", ["300.00 EUR", "400.00 EUR"]),
        ("entre [300 €] et [400 €]", ["300.00 EUR", "400.00 EUR"]),
        ("de [300] à [400 euros]", ["300.00 EUR", "400.00 EUR"]),
        ("[300]/[400€]", ["300.00 EUR", "400.00 EUR"]),
        ("[300]-[400 €]", ["300.00 EUR", "400.00 EUR"]),
        ("[300] ou [400 €], je ne sais plus", ["300.00 EUR", "400.00 EUR"]),
        ("[deux] à [trois cents euros]", ["200.00 EUR", "300.00 EUR"]),
        ("[3] ou [400 euros]", ["300.00 EUR", "400.00 EUR"]),
        ("[2] à [3000 euros]", ["2000.00 EUR", "3000.00 EUR"]),
        ("[300 et quelques euros]", ["300.00 EUR"]),
        ("plus ou moins [300 euros]", ["300.00 EUR"]),
    ],
)
def test_a_sum_that_is_not_exact_is_not_certain(marked: str, sums: list[str]) -> None:
    assert read_uncertain(marked) == sums


@pytest.mark.parametrize(
    ("message", "times"),
    [
        ("3 fois 200 €", 3),
        ("trois fois 200 €", 3),
        ("200€ x3", 3),
        ("200 € x 3", 3),
        ("3x200€", 3),
        ("3 x 200 €", 3),
        ("200 €, 3 fois", 3),
        ("200 € deux fois de suite", 2),
        ("200 € par mois pendant 6 mois", 6),
        ("200 € par semaine pendant trois semaines", 3),
        ("3 virements de 200 €", 3),
        ("pour 2 paiements de 200 €", 2),
        ("cinq virements d'un montant de 200 € chacun", 5),
        ("deux cartes PCS de 200 €", 2),
        ("200 €", 1),
        ("200 € une fois", 1),
    ],
)
def test_a_sum_knows_how_many_times_it_was_handed_over(message: str, times: int) -> None:
    found = find_amounts(message)

    assert worth(message) == ["200.00 EUR"]
    assert [each.times for each in found] == [times]


@pytest.mark.parametrize(
    "message",
    [
        "Appelez-moi au 06 39 98 12 34.",
        "C'était le 12 mars 2024.",
        "Mon IBAN : FR76 3000 6000 0112 3456 7890 189",
        "joignable 24/7",
        "24h/24 et 7j/7",
        "une RTX 3080 pour ma ps5",
        "rendez-vous à 15h30",
        "rdv vers 18 heures",
        "il a pris 20 % de commission",
        "commande n° 45012",
        "commande 45012 jamais reçue",
        "facture 2024-125",
        "44000 Nantes",
        "taille 42, pointure 38",
        "à 300 km de chez moi",
        "j'ai attendu 2 mois",
        "j'ai perdu 20 kg et 2 mois",
        "il a 45 ans et moi 62",
        "j'ai acheté 2 iphones",
        "j'ai envoyé 15 messages",
        "j'ai acheté 3 livres",
        "12 balles de tennis",
        "3 boules de glace",
        "acheté 4 pneus de 205/55 R16",
        "un écran 4K de 55 pouces",
        "un iPhone 13 Pro Max 256 Go",
        "une Peugeot 308 de 2019",
        "habite Paris 20e",
        "la 2e fois, le 3e virement",
        "le 18e siècle",
        "j'ai appelé le 17",
        "j'ai signalé au 33700",
        "quelques centaines d'euros",
        "plusieurs milliers d'euros",
        "des dizaines de messages",
        "norme euro 6",
        "l'euro 2024",
        "le chalet fait 45 m2",
        "code 4587 reçu par sms",
        "j'ai donné le code 458712",
        "il y a cent ans",
        "deux personnes et trois enfants",
        "j'ai reçu un colis vide de 3 kg",
        "version 2.4.1",
        "noté 4,5/5",
        "j'ai payé en 3 fois",
        "payé le 15",
        "payé en 2023",
        "acheté en mars 2022",
        "vendeur avec 250 avis",
        "pseudo kevin_92",
        "192.168.1.26",
        "je lui ai donné 458712 comme code",
        "il m'a demandé 10 minutes",
        "à 150 000 km",
        "il a 3 comptes et 250 avis",
        "cvv 123",
        "vol AF 1234",
        "né en 1954",
        "j'ai rappelé 3 fois",
        "payer 15 pour cent d'avance",
        "123.fr",
    ],
)
def test_other_numbers_are_left_alone(message: str) -> None:
    assert mark(message, find_amounts(message)) == message


@pytest.mark.parametrize(
    ("message", "amount"),
    [
        ("540", "540.00"),
        ("environ 540", "540.00"),
        ("540,50", "540.50"),
        ("1 250", "1250.00"),
        ("1k5", "1500.00"),
        ("mille deux", "1200.00"),
        ("quatre cent cinquante", "450.00"),
        ("c'était 540", "540.00"),
        ("540 je crois", "540.00"),
        ("540 le 3 mars", "540.00"),
    ],
)
def test_a_lone_number_answers_how_much(message: str, amount: str) -> None:
    found = list(find_bare_sums(message))

    assert [each.value.amount for each in found] == [amount]
    assert [each.role for each in found] == ["bare"]


@pytest.mark.parametrize("message", ["06 39 98 12 34", "le 3", "3 mars", "24/7", "50%", "15h30"])
def test_what_is_no_sum_does_not_answer_how_much(message: str) -> None:
    assert list(find_bare_sums(message)) == []
