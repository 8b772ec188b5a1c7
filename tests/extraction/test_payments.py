"""How the money left, and what was only proposed or refused."""

import pytest

from bot.extraction.payments import find_payment_methods, payment_method_used


def used(message: str) -> str | None:
    method = payment_method_used(find_payment_methods(message))
    return method.value.value if method else None


@pytest.mark.parametrize(
    ("message", "method"),
    [
        ("J'ai fait un virement", "transfer"),
        ("j'ai fait un virement instantané de 450 €", "transfer"),
        ("virement immédiat vers son compte", "transfer"),
        ("jai fai un virment", "transfer"),
        ("j'ai viré 450 €", "transfer"),
        ("450 € virés hier", "transfer"),
        ("j'ai versé 300 € sur le RIB qu'il m'a donné", "transfer"),
        ("j'ai envoyé l'argent sur son IBAN", "transfer"),
        ("payé par RIB", "transfer"),
        ("un virement Interac", "transfer"),
        ("un virement SEPA de 300", "transfer"),
        ("payé via Lydia", "wallet"),
        ("j'ai réglé avec Wero", "wallet"),
        ("payé en Paylib", "wallet"),
        ("par Sumeria", "wallet"),
        ("j'ai twinté, enfin payé par Twint", "wallet"),
        ("payé par Payconiq", "wallet"),
        ("envoyé par Orange Money", "wallet"),
        ("payé avec Apple Pay", "wallet"),
        ("payé par cash app", "wallet"),
        ("j'ai payé par PayPal", "paypal"),
        ("PayPal entre proches", "paypal"),
        ("paypale en mode amis", "paypal"),
        ("envoyé par pay pal", "paypal"),
        ("j'ai acheté 3 coupons PCS", "coupon"),
        ("des recharges Transcash", "coupon"),
        ("des tickets Neosurf", "coupon"),
        ("une Paysafecard de 100 €", "coupon"),
        ("des cartes cadeaux Amazon", "coupon"),
        ("une carte Google Play", "coupon"),
        ("des cartes iTunes", "coupon"),
        ("une carte prépayée", "coupon"),
        ("un mandat cash", "money_order"),
        ("un mandat à la Poste", "money_order"),
        ("par Western Union", "money_order"),
        ("envoyé par western-union", "money_order"),
        ("par MoneyGram", "money_order"),
        ("j'ai fait un chèque", "cheque"),
        ("un chèque de banque", "cheque"),
        ("payé en bitcoin", "crypto"),
        ("envoyé 0,05 BTC", "crypto"),
        ("j'ai acheté des cryptos", "crypto"),
        ("en cryptomonnaie", "crypto"),
        ("des crypto-monnaies", "crypto"),
        ("via Binance", "crypto"),
        ("payé en espèces", "cash"),
        ("payé en liquide", "cash"),
        ("je lui ai donné du cash", "cash"),
        ("payé par carte", "card"),
        ("payé avec ma carte bleue", "card"),
        ("payé en CB", "card"),
        ("j'ai donné mes numéros de carte", "card"),
        ("j'ai rentré ma carte bancaire sur le site", "card"),
        ("par Bancontact", "card"),
        ("ma carte a été débitée", "card"),
        ("un prélèvement SEPA que je n'ai pas autorisé", "other"),
        ("un SMS surtaxé", "other"),
        ("il voulait paypal mais j'ai fait un virement", "transfer"),
        ("il proposait Western Union, j'ai préféré payer par PayPal", "paypal"),
        ("j'ai payé par carte, pas par virement", "card"),
        ("pas par PayPal, par virement", "transfer"),
        ("il n'acceptait pas PayPal donc j'ai viré", "transfer"),
        ("il a refusé le chèque, j'ai payé en coupons PCS", "coupon"),
        ("j'ai fait un virement au lieu de PayPal", "transfer"),
        ("d'abord il parlait de chèque puis j'ai payé avec Lydia", "wallet"),
        ("il m'a demandé de payer en PCS et j'ai fini par payer par carte", "card"),
        ("le virement a été refusé alors j'ai payé par carte", "card"),
        ("j'ai payé par virement, il voulait ensuite des coupons PCS", "transfer"),
        ("il m'a demandé un virement de 450 €", "transfer"),
        ("il exige des bitcoins", "crypto"),
        ("G payé par vireman enfin virement", "transfer"),
        ("j ai envoyer par western union", "money_order"),
        ("des bons d'achat Google Play", "coupon"),
        ("une recharge PCS Mastercard", "coupon"),
        ("un virement Wero", "wallet"),
        ("un virement PayPal", "paypal"),
        ("payé via Ria", "money_order"),
        ("reçu un chèque, puis j'ai envoyé un mandat", "money_order"),
        ("payé par virement puis par carte", "transfer"),
        ("ni carte ni paypal, en coupons", "coupon"),
        ("faux mail paypal et j'ai payé 120€ en coupons PCS", "coupon"),
        ("Mon mari a viré 1.500€", "transfer"),
        ("l'acheteur a envoyé un chèque, j'ai renvoyé l'argent par mandat", "money_order"),
        ("j'ai donné mes coordonnées bancaires", "card"),
    ],
)
def test_the_means_that_was_used_is_kept(message: str, method: str) -> None:
    assert used(message) == method


@pytest.mark.parametrize(
    "message",
    [
        "je n'ai pas payé par PayPal",
        "ni chèque ni virement",
        "Il m'a traité d'espèce d'idiot",
        "j'ai envoyé ma carte d'identité",
        "ma carte SIM",
        "mes fichiers sont cryptés",
        "du liquide vaisselle",
        "un mandat de vente",
        "il s'appelle Kevin",
        "j'ai perdu 450 €",
        "un virus",
        "je n'ai pas donné ma carte",
        "des frais pour le visa",
    ],
)
def test_what_is_no_means_of_payment_is_left_alone(message: str) -> None:
    assert used(message) is None


def test_the_means_come_in_the_order_of_the_text_with_what_they_were() -> None:
    found = find_payment_methods("Il voulait PayPal, pas de chèque, j'ai fait un virement.")

    assert [(each.value.value, each.role) for each in found] == [
        ("paypal", "asked"),
        ("cheque", "refused"),
        ("transfer", "paid"),
    ]
