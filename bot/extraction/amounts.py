"""Sums of money (« montants ») as victims type them, and what each sum was."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from bot.complaint.money import Money
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.numbers import DIGITS, WORDS, read_digits, read_words

# As they stand in folded text; the first that fits is taken, so the longer come first.
CURRENCIES: Final[Mapping[str, str]] = {
    r"€": "EUR",
    r"euros?": "EUR",
    r"euro?s": "EUR",
    r"eur": "EUR",
    r"balles?": "EUR",
    r"francs? suisses?": "CHF",
    r"chf": "CHF",
    r"francs? cfa": "XOF",
    r"f\.?cfa": "XOF",
    r"dirhams?": "MAD",
    r"mad": "MAD",
    r"dinars?": "DZD",
    r"dollars? canadiens?": "CAD",
    r"dollars?": "USD",
    r"usd": "USD",
    r"\$": "USD",
    r"livres? sterlings?": "GBP",
    r"£": "GBP",
    r"bitcoins?": "BTC",
    r"btc": "BTC",
    r"eth(?:er)?": "ETH",
    r"usdt": "USDT",
}
# In a verbose pattern a plain space says nothing.
_CURRENCY: Final = "|".join(CURRENCIES).replace(" ", r"\ ")
# « iphone 13 450 € » is not thirteen thousand: a model's number stands apart from the sum.
_MODEL: Final = re.compile(
    r"\b(?:iphone|ipad|galaxy|pixel|playstation|ps|xbox|switch|redmi|note|airpods|macbook|serie"
    r"|taille|pointure|rtx|gtx|peugeot|lot de)\s?\w?\d{1,4}(?=\s\d)"
)
_AMOUNT: Final = re.compile(
    rf"""(?<![\w.,])
    (?:(?P<digits>{DIGITS}|0,\d+)\s?(?P<thousands>k\s?)?(?P<currency>{_CURRENCY})(?![a-z])
      (?P<cents>\s?\d\d(?!\s?[\d€]))?
    |(?P<words>{WORDS})\s(?:d')?(?P<spoken>{_CURRENCY})(?![a-z]))""",
    re.VERBOSE,
)
# A number alone, for an answer to « combien ? » or a correction.
_BARE: Final = re.compile(rf"(?<![\w.,/+-])(?P<digits>{DIGITS})(?P<thousands>k)?(?![\w/%-])")

# The words just before a sum, or after it, that tell what it was; the nearest decides.
ROLES: Final[Mapping[str, str]] = {
    r"rembours\w*|rendu\w*": "refunded",
    r"demand\w*|reclam\w*|exig\w*|voulait|voulaient": "asked",
    r"pay\w*|vire|viree?s?|virement|vers\w*|envoy\w*|regle\w*|depens\w*|debit\w*|donne\w*": "paid",
    r"perd\w*|vole\w*|prejudice|arnaque\w*": "lost",
    r"prix|vend\w*|annonce\w*|affich\w*|achet\w*|acheter|pour|a": "price",
}
_BEFORE: Final = 40


def find_amounts(message: str) -> list[Found[Money]]:
    """Find the sums that a message states.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The sums, exact to the minor unit, in the order of the text, each with its role:
        ``paid``, ``asked``, ``price``, ``refunded``, ``lost`` or ``unknown``.

    Source:
        Code de rédaction interinstitutionnel (UE), for how sums are written in French.
    """
    folded = _MODEL.sub(lambda model: re.sub(r"\d", "#", model[0]), fold(message))
    return [
        Found(_worth(written), written.start(), written.end(), _role(folded, written))
        for written in _AMOUNT.finditer(folded)
    ]


def find_bare_sums(message: str) -> Iterator[Found[Money]]:
    """Yield the numbers without a currency, as sums in euros with the role ``bare``."""
    for written in _BARE.finditer(fold(message)):
        thousand = 1000 if written["thousands"] else 1
        value = read_digits(written["digits"]) * thousand
        yield Found(Money.of(value), written.start(), written.end(), "bare")


def _worth(written: re.Match[str]) -> Money:
    if written["words"]:
        value = read_words(written["words"]) or Decimal(0)
        return Money.of(value, _currency(written["spoken"]))
    value = read_digits(written["digits"])
    if written["cents"] and value == value.to_integral_value():
        value += Decimal(written["cents"].strip()) / 100
    return Money.of(value * (1000 if written["thousands"] else 1), _currency(written["currency"]))


def _currency(symbol: str) -> str:
    return next(code for form, code in CURRENCIES.items() if re.fullmatch(form, symbol))


def _role(folded: str, written: re.Match[str]) -> str:
    before = folded[max(0, written.start() - _BEFORE) : written.start()]
    nearest, role = -1, "unknown"
    for form, name in ROLES.items():
        for word in re.finditer(rf"\b(?:{form})\b", before):
            if word.start() > nearest:
                nearest, role = word.start(), name
    if role in ("unknown", "price") and re.match(
        r"\W{0,3}(?:\w+\W+){0,5}?(?:vire|paye|verse|envoye)", folded[written.end() :]
    ):
        return "paid"
    return role
