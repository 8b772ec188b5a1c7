"""The French number words, those of Belgium and Switzerland included, and how they add up."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

_UNITS: Final[Mapping[str, int]] = {
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "quatres": 4,
    "cinq": 5,
    "cinqs": 5,
    "six": 6,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
}
_HUNDRED: Final = 100
_THOUSAND: Final = 1_000
_EIGHTY: Final = 80
_TWENTY: Final = 20
_TEN: Final = 10
# Each word with what it adds, in order: « quatrevingt » is quatre, then vingt.
WORD_VALUES: Final[Mapping[str, tuple[int, ...]]] = {
    **{word: (value,) for word, value in _UNITS.items()},
    **{f"{word}cent": (value, 100) for word, value in _UNITS.items() if value > 1},
    **{f"{word}cents": (value, 100) for word, value in _UNITS.items() if value > 1},
    **{f"{word}mille": (value, 1_000) for word, value in _UNITS.items() if value > 1},
    "dix": (10,),
    "onze": (11,),
    "douze": (12,),
    "treize": (13,),
    "quatorze": (14,),
    "quinze": (15,),
    "seize": (16,),
    "dixsept": (10, 7),
    "dixhuit": (10, 8),
    "dixneuf": (10, 9),
    "vingt": (20,),
    "vingts": (20,),
    "vint": (20,),
    "trente": (30,),
    "trante": (30,),
    "quarante": (40,),
    "cinquante": (50,),
    "cinquantes": (50,),
    "soixante": (60,),
    "soixant": (60,),
    "septante": (70,),
    "octante": (80,),
    "huitante": (80,),
    "nonante": (90,),
    "quatrevingt": (4, 20),
    "quatrevingts": (4, 20),
    "cent": (100,),
    "cents": (100,),
    "mille": (1_000,),
    "milles": (1_000,),
    "mile": (1_000,),
    "million": (1_000_000,),
    "millions": (1_000_000,),
    "milion": (1_000_000,),
    "milions": (1_000_000,),
    "milliard": (1_000_000_000,),
    "milliards": (1_000_000_000,),
    "dizaine": (-10,),
    "dizaines": (-10,),
    "douzaine": (-12,),
    "quinzaine": (-15,),
    "vingtaine": (-20,),
    "trentaine": (-30,),
    "quarantaine": (-40,),
    "cinquantaine": (-50,),
    "soixantaine": (-60,),
    "centaine": (-100,),
    "centaines": (-100,),
    "millier": (-1_000,),
    "milliers": (-1_000,),
}
APPROXIMATE: Final = re.compile(r"(?:zaine|taine|millier)s?\b")
_AFTER_TEN: Final = (7, 8, 9)
_AFTER_SIXTY: Final = (60, 80)
_LINKED: Final = (1, 11, 10)


class Numeral:
    """A number in words, while it is being read.

    Attributes:
        begun: a word was taken.
        scale: the last thousand, million … that was said, or 1.
    """

    def __init__(self) -> None:
        self.begun = False
        self.scale = 1
        self._total = 0
        self._hundreds = 0
        self._low = 0
        self._closed = False
        self._plain_end = False

    @property
    def value(self) -> int:
        """What the words are worth so far."""
        return self._total + self._hundreds + self._low

    @property
    def elliptic(self) -> Decimal | None:
        """What it is worth with « cents » left unsaid: « mille deux », « deux mille cinq »."""
        unsaid = self.scale == _THOUSAND and self._plain_end and 1 < self._low < _TEN
        return Decimal(self._total + self._low * _HUNDRED) if unsaid else None

    def take(self, word: str, link: str = "") -> bool:
        """Add a word if the number can go on with it.

        Args:
            word: one of :data:`WORD_VALUES`.
            link: what joins it: « et », as in « vingt et un », « de », as in « une dizaine de
                milliers », else nothing.
        """
        values = WORD_VALUES[word]
        if link == "et" and (values[0] not in _LINKED or self._low < _TWENTY):
            return False
        if link == "de":
            return self._gather_more(-values[0])
        # « quelques centaines » says no number.
        if not self.begun and values[0] < 0 and word.endswith("s"):
            return False
        kept = (self._total, self._hundreds, self._low, self.scale, self._closed)
        for value in values:
            if not self._add(value):
                self._total, self._hundreds, self._low, self.scale, self._closed = kept
                return False
        self.begun = True
        self._plain_end = len(values) == 1 and self._hundreds == 0
        return True

    def _add(self, value: int) -> bool:
        if self._closed:
            return False
        if value < 0:
            return self._gather(-value)
        if value >= _THOUSAND:
            return self._multiply(value)
        if value == _HUNDRED:
            return self._hundred()
        return self._small(value)

    def _small(self, value: int) -> bool:
        low = self._low
        if low == 0:
            self._low = value
        elif value == _TWENTY and low == _EIGHTY // _TWENTY:
            self._low = _EIGHTY
        elif (
            (value < _TEN and low >= _TWENTY and low % _TEN == 0)
            or (value < _TWENTY and low in _AFTER_SIXTY)
            or (value in _AFTER_TEN and low in (10, 70, 90))
        ):
            self._low += value
        else:
            return False
        return True

    def _hundred(self) -> bool:
        # « quinze cents » is still said in Belgium and Québec.
        if self._hundreds or self._low >= _TWENTY or self._low in (1, _TEN):
            return False
        self._hundreds, self._low = (self._low or 1) * _HUNDRED, 0
        return True

    def _multiply(self, value: int) -> bool:
        group = self._hundreds + self._low
        if self.scale != 1 and value >= self.scale:
            return False
        if value > _THOUSAND and group == 0:
            return False
        self._total += (group or 1) * value
        self._hundreds, self._low, self.scale = 0, 0, value
        return True

    def _gather(self, value: int) -> bool:
        """Take « centaine »: the number ends there."""
        group = self._hundreds + self._low
        if self._total or group >= _HUNDRED:
            return False
        self._hundreds, self._low, self._closed = 0, (group or 1) * value, True
        return True

    def _gather_more(self, value: int) -> bool:
        """Take the second of « une dizaine de milliers »."""
        if not self._closed or value != _THOUSAND or self._low >= value:
            return False
        self._low *= value
        return True
