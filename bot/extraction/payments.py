"""How the money left (« moyen de paiement »), from the words for it."""

import re
from collections.abc import Mapping
from typing import Final

from bot.complaint.offences import PaymentMethod
from bot.extraction.folding import fold
from bot.extraction.found import Found

# As they stand in folded text; of two that overlap, the earlier line is taken.
FORMS: Final[Mapping[str, PaymentMethod]] = {
    r"western[ -]?union|money ?gram|ria money|mandat(?: cash)?": PaymentMethod.MONEY_ORDER,
    r"pay ?pale?": PaymentMethod.PAYPAL,
    r"lydia|wero|paylib|apple pay|google pay|sumeria|revolut|cash app": PaymentMethod.WALLET,
    r"pcs|transcash|neosurf|paysafe ?card|toneo|(?:carte|coupon|ticket|recharge)s? "
    r"(?:prepaye\w*|cadeaux?|itunes|steam|google play)": PaymentMethod.COUPON,
    r"cheques?(?: de banque)?": PaymentMethod.CHEQUE,
    r"bitcoins?|btc|crypto\w*|ethereum|usdt": PaymentMethod.CRYPTO,
    r"(?:en )?(?:especes?|liquide|cash)": PaymentMethod.CASH,
    r"vir(?:e|ee?s|er|ements?|emen|ment)(?: bancaire)?(?: instantanee?)?": PaymentMethod.TRANSFER,
    r"(?:par |avec |de )?(?:ma |la |une )?(?:carte (?:bancaire|bleue|de credit|visa)|cb|visa"
    r"|mastercard)|par carte": PaymentMethod.CARD,
}


def find_payment_methods(message: str) -> list[Found[PaymentMethod]]:
    """Find the means of payment in a message, in the order of the text."""
    folded = fold(message)
    found: list[Found[PaymentMethod]] = []
    for form, method in FORMS.items():
        for written in re.finditer(rf"(?<!\w)(?:{form})(?!\w)", folded):
            reading = Found(method, written.start(), written.end())
            if not any(reading.overlaps(other) for other in found):
                found.append(reading)
    return sorted(found, key=lambda each: each.start)
