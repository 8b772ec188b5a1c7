"""The currencies that French-speaking victims name, as they name them."""

import re
from collections.abc import Mapping
from typing import Final

# As they stand in folded text, after the number; the first that fits is taken, so that the longer
# come first. A form may hold for several countries: see _MEANT.
CURRENCIES: Final[Mapping[str, str]] = {
    r"€ ?uros?|€|e+u+r+o+s*e?|eurs?|euors?|erous?|eruos?|ueros?|uero|uros?|eros?|euos?": "EUR",
    r"euro?'s|eurso|eours?|eureos?|euris|eyros?|eurros?|zeuros?|neuros?|roros?|boules": "EUR",
    r"francs? suisses?|chf|sfr|frs? suisses?": "CHF",
    r"francs? (?:cfa|c\.f\.a\.?)|f\.?\s?cfa|frs? cfa|cfa|xof": "XOF",
    r"xaf": "XAF",
    r"francs? (?:pacifiques?|cfp)|f\.?\s?cfp|xpf|cfp": "XPF",
    r"dirhams? (?:des )?emirat\w*|aed": "AED",
    r"dirhams?(?: marocains?)?|mad|dhs?": "MAD",
    r"dinars? algeriens?|dzd": "DZD",
    r"dinars? tunisiens?|tnd|dt": "TND",
    r"dinars?": "dinar",
    r"dollars? (?:canadiens?|ca)|\$ ?ca[dn]?|cad|piasses?|piastres?": "CAD",
    r"dollars? (?:americains?|us)|\$ ?us|us ?\$|usd": "USD",
    r"dollars? australiens?|aud": "AUD",
    r"dollars? neo-zelandais|nzd": "NZD",
    r"dollars?|dolars?|dollards?|\$": "dollar",
    r"livres? (?:sterlings?|anglaises?)|£|gbp|pounds?": "GBP",
    r"livres? turques?": "TRY",
    r"couronnes? suedoises?|sek": "SEK",
    r"couronnes? norvegiennes?|nok": "NOK",
    r"couronnes? danoises?|dkk": "DKK",
    r"couronnes? tcheques?|czk": "CZK",
    r"yens?(?: japonais)?|jpy|¥": "JPY",
    r"yuans?(?: chinois)?|cny|rmb": "CNY",
    r"roubles?(?: russes?)?|rub": "RUB",
    r"roupies? mauriciennes?": "MUR",
    r"roupies?(?: indiennes?)?|inr": "INR",
    r"zlotys?|pln": "PLN",
    r"(?:leu|lei)(?: roumains?)?|ron": "RON",
    r"forints?|huf": "HUF",
    r"bahts?|thb": "THB",
    r"nairas?|ngn": "NGN",
    r"cedis?|ghs": "GHS",
    r"ariary|mga": "MGA",
    r"gourdes? haitiennes?|htg": "HTG",
    r"bitcoins?|bit ?coins?|btc|₿": "BTC",
    r"ethereums?|eth(?:ers?)?": "ETH",
    r"usdt|tethers?": "USDT",
    # Words that mean other things as well: read where the sentence speaks of money.
    r"balles?|pions?": "slang",
    r"francs?|frs?|f": "franc",
    r"livres?": "GBP",
    r"couronnes?": "SEK",
    r"e": "EUR",
}
DOUBTFUL: Final = re.compile(r"(?:boules|balles?|pions?|livres?|couronnes?|f|e|dt|ron|mad|try)")
# Before the number, symbols and codes only: « norme euro 6 » is no sum.
_BEFORE: Final[Mapping[str, str]] = {
    r"€|eur": "EUR",
    r"chf|fr\.|sfr\.?": "CHF",
    r"us ?\$|usd": "USD",
    r"ca?\$|cad": "CAD",
    r"\$": "dollar",
    r"£|gbp": "GBP",
    r"btc|₿": "BTC",
    r"eth": "ETH",
    r"usdt": "USDT",
    r"fcfa|xof": "XOF",
    r"¥|jpy": "JPY",
}
# What a name that several countries share means in a story: by its cues, else the last.
_MEANT: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "dollar": (
        (r"quebec\w*|montreal|interac|desjardins|kijiji|canad\w+|piasses?|gatineau|laval", "CAD"),
        ("", "USD"),
    ),
    "franc": (
        (r"cameroun\w*|gabon\w*|congo\w*|tchad\w*|douala|yaounde|libreville|brazzaville", "XAF"),
        (r"caledoni\w+|noumea|tahiti|papeete|polynesi\w+|cfp", "XPF"),
        (r"cfa|senegal\w*|dakar|abidjan|ivoir\w+|benin\w*|togo\w*|mali|bamako|burkina", "XOF"),
        ("", "CHF"),
    ),
    "dinar": ((r"tunis\w*|sfax|sousse", "TND"), ("", "DZD")),
    "slang": (
        (r"suisses?|geneve|lausanne|twint|chf|anibis|postfinance|fribourg", "CHF"),
        ("", "EUR"),
    ),
}
_CENTRAL_AFRICA: Final = re.compile(rf"\b(?:{_MEANT['franc'][0][0]})\b")
_HOME: Final = (
    (re.compile(r"\b(?:suisses?|geneve|lausanne|twint|anibis|postfinance|neuchatel)\b"), "CHF"),
    (re.compile(r"\b(?:quebec\w*|montreal|interac|desjardins|kijiji|piasses?)\b"), "CAD"),
)
_EURO: Final = re.compile(r"€|\beuros?\b|\d ?eur\b")

# In a verbose pattern a plain space says nothing.
_FORMS: Final = "|".join(CURRENCIES).replace(" ", r"\ ")
AFTER: Final = re.compile(
    rf"""(?:[.,]-)?(?:\ et\ quelques?|\ \([a-z\ -]{{3,60}}\))?\ {{0,2}}(?:d'|de\ )?
    (?P<currency>{_FORMS})(?:(?<=[a-z])(?![^\W_])|(?<![a-z]))""",
    re.VERBOSE,
)
BEFORE: Final = re.compile(
    rf"(?<![^\W\d_])(?P<currency>{'|'.join(_BEFORE)})[ :]{{0,2}}$".replace(" ", r"\ "), re.VERBOSE
)
_READERS: Final = [
    (re.compile(form), code) for form, code in [*CURRENCIES.items(), *_BEFORE.items()]
]


class Currencies:
    """The currencies of one story, whose places tell one dollar from another.

    Attributes:
        home: the currency of a number that has none: the story's country's, else the euro.
    """

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._meant: dict[str, str] = {}
        self.home = "EUR"
        if not _EURO.search(folded):
            self.home = next((code for cues, code in _HOME if cues.search(folded)), "EUR")

    def meant(self, symbol: str) -> str:
        """Return the code of what :data:`AFTER` or :data:`BEFORE` read."""
        if symbol not in self._meant:
            self._meant[symbol] = self._code(symbol)
        return self._meant[symbol]

    def _code(self, symbol: str) -> str:
        code = next(code for form, code in _READERS if form.fullmatch(symbol))
        if code == "XOF" and _CENTRAL_AFRICA.search(self._folded):
            return "XAF"
        if code not in _MEANT:
            return code
        return next(
            meant
            for cues, meant in _MEANT[code]
            if not cues or re.search(rf"\b(?:{cues})\b", self._folded)
        )
