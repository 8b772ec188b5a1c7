"""Which of several payments a message speaks of: « le deuxième virement », « celui de 300 »."""

import re
from dataclasses import dataclass
from typing import Final

from bot.complaint.offences import PaymentMethod
from bot.extraction.folding import fold
from bot.extraction.payments import find_payment_methods

LAST: Final = -1
_PLACES: Final = {
    "prem": 1, "1": 1, "deux": 2, "seco": 2, "2": 2, "trois": 3, "3": 3, "quat": 4, "4": 4,
    "dern": LAST,
}  # fmt: skip
_THING: Final = (
    r"(?:virements?|paiements?|versements?|fois|depots?|envois?|achats?|tickets?|cheques?|coupons?)"
)
_MONTH: Final = r"(?:janv|fev|mars|avril|mai|juin|juil|aout|sept|oct|nov|dec)"
_ORDINAL: Final = (
    r"(?:1 ?ere?|premiere?|2 ?(?:e|eme|nde?)|deuxieme|seconde?|3 ?e(?:me)?|troisieme"
    r"|4 ?e(?:me)?|quatrieme|derniere?)"
)
# « le 1er mars » is a day.
_NTH: Final = re.compile(
    rf"\b(?:le|la|l'|au|du|mon|ma)\s?(?P<nth>{_ORDINAL})(?!\w)(?! {_MONTH})(?: {_THING})?"
)
_OF_SUM: Final = re.compile(rf"\b(?:l[ea]|celui|mon|celle)(?: {_THING})? (?:de|a)(?: \d|\s)")
_COUNT: Final = re.compile(
    rf"\b(?:y en a(?:vait)? (?:eu )?|j'?en ai (?:fait |paye )?|il y a eu |j'?ai fait (?:en tout )?)"
    rf"(?P<count>\d|un|deux|trois|quatre|cinq|six)\b(?=\W*$|\W*(?:{_THING}|en tout|au total))"
)
_COUNTS: Final = {"un": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6}
_DENIES: Final = re.compile(
    r"\bj(?:e |')?(?:n'?|ne )?\s?(?:ai )?(?:pas|jamais) (?:fait|paye|vire|verse|envoye|effectue)"
)


@dataclass(frozen=True)
class Pointer:
    """Words that point to one of several payments.

    Attributes:
        place: 1 for the first, :data:`LAST`, or ``None`` when it is named by its sum.
        method: its means, or ``None`` when the words do not tell it.
    """

    place: int | None
    method: PaymentMethod | None


def find_pointer(message: str) -> Pointer | None:
    """Return which payment a message points to, or ``None``."""
    folded = fold(message)
    nth = _NTH.search(folded)
    if nth:
        place = next(place for word, place in _PLACES.items() if nth["nth"].startswith(word))
        return Pointer(place, _method(nth[0]))
    named = _OF_SUM.search(folded)
    return Pointer(None, _method(named[0])) if named else None


def told_count(message: str) -> int:
    """Return how many payments a message says that there were; 0 when it does not."""
    found = _COUNT.search(fold(message))
    if found is None:
        return 0
    said = found["count"]
    return _COUNTS.get(said) or int(said)


def denies_payment(message: str) -> bool:
    """Tell whether a message says that a payment was not made."""
    return _DENIES.search(fold(message)) is not None


def _method(words: str) -> PaymentMethod | None:
    found = find_payment_methods(words)
    return found[0].value if found else None
