"""What a whole story lost the victim, with nothing counted twice."""

import pytest

from bot.complaint.money import Money
from bot.extraction.losses import find_losses


def totals(story: str) -> list[str]:
    return [f"{each.total.amount} {each.total.currency}" for each in find_losses(story)]


@pytest.mark.parametrize(
    ("story", "expected"),
    [
        ("J'ai payé 450 €.", ["450.00 EUR"]),
        ("J'ai payé 450 € par virement. Les 450 € sont partis le jour même.", ["450.00 EUR"]),
        ("J'ai viré 450 €. Il a reçu mes 450 € et il m'a bloqué.", ["450.00 EUR"]),
        ("J'ai viré 450 €. Donc j'ai payé 450 € pour rien.", ["450.00 EUR"]),
        ("J'ai payé 300 €, puis encore 200 €.", ["500.00 EUR"]),
        ("J'ai payé 200 € puis 200 €.", ["400.00 EUR"]),
        ("J'ai payé 200 €. Il en voulait plus, j'ai encore viré 200 €.", ["400.00 EUR"]),
        ("J'ai payé 200 € le 3 mars. Le lendemain j'ai reviré 200 €.", ["400.00 EUR"]),
        ("J'ai versé 3 fois 200 €.", ["600.00 EUR"]),
        ("J'ai versé 3 fois 200 €, soit 600 € au total.", ["600.00 EUR"]),
        ("J'ai versé 3 fois 200, soit 600 au total", ["600.00 EUR"]),
        ("J'ai fait des virements, 200 € x3.", ["600.00 EUR"]),
        ("J'ai viré 300 € puis 200 €. En tout j'ai perdu 500 €.", ["500.00 EUR"]),
        ("J'ai viré 300 €. En tout j'ai perdu 1 500 €.", ["1500.00 EUR"]),
        ("J'ai perdu 1 500 €.", ["1500.00 EUR"]),
        ("J'ai perdu 1 500 €, une vie d'économies. Oui 1 500 €.", ["1500.00 EUR"]),
        ("J'ai payé 450 € et il m'a remboursé 50 €.", ["400.00 EUR"]),
        ("J'ai payé 450 €. La banque m'a rendu 450 €.", ["0.00 EUR"]),
        ("J'ai payé 450 €, PayPal m'a intégralement remboursé.", ["0.00 EUR"]),
        ("J'ai payé 450 €, je ne serai jamais remboursé intégralement.", ["450.00 EUR"]),
        ("J'ai versé 1 500 € en tout, on m'a remboursé 300 €.", ["1200.00 EUR"]),
        ("J'ai payé 450 €. La banque refuse de me rembourser les 450 €.", ["450.00 EUR"]),
        ("J'ai payé 450 €. Il m'en demande encore 200 €.", ["450.00 EUR"]),
        ("J'ai payé 450 €. Il m'a demandé 80 € de frais que j'ai payés.", ["530.00 EUR"]),
        ("Le prix était de 500 €, j'ai payé 450 €.", ["450.00 EUR"]),
        ("J'ai payé 450 € dont 20 € de port.", ["450.00 EUR"]),
        ("J'ai envoyé 0,05 BTC (soit 2 000 €).", ["0.05000000 BTC"]),
        ("J'ai payé 200 $ soit environ 185 €.", ["200.00 USD"]),
        ("J'ai payé 200 $ et 300 €.", ["200.00 USD", "300.00 EUR"]),
        ("J'ai versé 10 000 €, récupéré 800 €, perdu 9 200 €.", ["9200.00 EUR"]),
        ("Cela représente 2 400 € au total.", ["2400.00 EUR"]),
        ("J'ai payé 1 000 €. La banque refuse de me rembourser 800 €.", ["1000.00 EUR"]),
        ("Elle a versé 18 000 €, d'abord 500 € puis 1 500 €. Je précise.", ["18000.00 EUR"]),
        ("J'ai fait 2 paiements de 899 € et 1 250 €.", ["2149.00 EUR"]),
        ("On m'a prélevé 3 fois 49,90 € après 1 € payé pour l'essai.", ["150.70 EUR"]),
        (
            "J'ai investi 250 € puis 5 000 €, puis 12 000 €. Total perdu : 17 250 €.",
            ["17250.00 EUR"],
        ),
        ("Il demande 1 000 €, puis 800 € ; au total je lui ai envoyé 1 800 €.", ["1800.00 EUR"]),
        ("Il m'a remboursé 20 € sur les 120 que j'avais payés.", ["100.00 EUR"]),
        ("J'ai récupéré 1 200 € sur les 3 000 grâce à ma banque.", ["1800.00 EUR"]),
        ("J'ai vu la voiture à 4 500 €, il voulait 500 €. J'ai fait un virement.", ["500.00 EUR"]),
        ("Il m'a fait 3 virements de 20 € puis j'ai mis 2000.", ["2000.00 EUR"]),
        ("J'ai versé entre 300 et 400 €.", ["300.00 EUR"]),
        (
            "J'ai acheté un iPhone à 450 €. J'ai payé par virement. Plus de nouvelles.",
            ["450.00 EUR"],
        ),
        ("Il vend un iPhone à 450 €.", []),
        ("Il me réclame 500 € sinon il publie mes photos.", []),
        ("On m'a remboursé 50 €.", []),
        ("Bonjour, je voudrais porter plainte.", []),
        ("", []),
    ],
)
def test_the_total_counts_each_sum_once(story: str, expected: list[str]) -> None:
    assert totals(story) == expected


def test_a_loss_lists_what_it_is_made_of() -> None:
    [loss] = find_losses("J'ai payé 300 € puis 200 €. Il m'a rendu 50 €.")

    assert [each.value for each in loss.paid] == [Money(300_00), Money(200_00)]
    assert [each.value for each in loss.refunded] == [Money(50_00)]
    assert loss.counted == loss.total == Money(450_00)
    assert loss.stated is None


@pytest.mark.parametrize(
    ("story", "agrees"),
    [
        ("J'ai payé 300 € puis 200 €, en tout j'ai perdu 500 €.", True),
        ("J'ai payé 300 € puis 200 €, en tout j'ai perdu 900 €.", False),
        ("J'ai payé 300 €, on m'a rendu 100 €, au total j'ai perdu 200 €.", True),
        ("En tout j'ai perdu 900 €.", True),
        ("J'ai payé 300 €.", True),
    ],
)
def test_a_stated_total_that_contradicts_the_sums_is_reported(story: str, agrees: bool) -> None:  # noqa: FBT001 - an expectation
    [loss] = find_losses(story)

    assert loss.agrees is agrees


@pytest.mark.parametrize(
    ("story", "certain"),
    [
        ("J'ai payé 450 €.", True),
        ("J'ai payé environ 450 €.", False),
        ("Je lui verse 200 € par mois.", False),
        ("J'ai acheté un iPhone à 450 €, payé par carte hier.", True),
        ("Un iPhone à 450 €. J'ai payé par carte.", False),
    ],
)
def test_a_rough_or_probable_loss_is_not_certain(story: str, certain: bool) -> None:  # noqa: FBT001 - an expectation
    [loss] = find_losses(story)

    assert loss.certain is certain
