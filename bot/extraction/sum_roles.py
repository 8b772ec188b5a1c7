"""What a sum was: paid, asked for, a price …, from the words of its sentence."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from bot.extraction.demands import is_blackmail, is_obeyed, is_paid_with_all
from bot.extraction.money_talk import is_out_of
from bot.extraction.statement_lines import CARD, copied_act, is_disowned
from bot.extraction.sum_cues import DONE, Cue, nearest_cue, weighed
from bot.extraction.words_behind import role_behind

_BEFORE: Final = 90
# Where a sentence begins: a dot in « 12.50 » ends none.
_SENTENCE_START: Final = re.compile(r".*(?:[!?;\n]|\.(?=\s))", re.DOTALL)

# « un chèque de banque de 980 € »: a worth, unless the victim drew it.
_CHEQUE: Final = re.compile(r"\bcheques? (?:(?!de \d)\w+ ){0,3}(?:de|d'un montant de) $")
_DRAWN: Final = re.compile(
    r"\b(?:j'ai|jai|ai|j'avais|avons)(?: \w+){0,3} (?:fait|signe|envoye|donne|remis|etabli|poste)\b"
)
_INSTEAD: Final = re.compile(r"\bau lieu (?:de|des)(?: la| les)? $")
# « pas payé les 95 €, seulement les 310 ».
_ONLY: Final = re.compile(r"\d[^.!?]*\b(?:seulement|juste|uniquement)(?: \w+)? $")
# « un acompte de 400 $ sur une voiture à 6 500 $ ».
_THING_AT: Final = re.compile(r"\d[^.!?\n,;]*\b(?:une?|le|la|l'|mon|ma|cet?t?e?) ?(?:\w+ ){1,4}a $")
_BOUGHT: Final = re.compile(r"(?:achet|command|reserv)(?:e|er|ee?s?)|pris|achats?")
_PAYS_LATER: Final = re.compile(
    r"[^\n]{0,120}?\b(?:pay|vers|vir|regl|envoy|donn|avanc)\w*\W+(?:[^\W\d]+\W+){0,4}\d"
    r"|[^.!?\n]{0,20}\b(?:donc|soit)\W+\d"
)
_BUYING: Final = re.compile(r"\b(?:achet|command|reserv)\w*")
# Words that take over what the sum before them was: « puis encore 900 € », « soit 1 400 € ».
_GOES_ON: Final = re.compile(
    r"[^.!?;\n]*(?:[.!?;\n]\W*(?:(?:et|puis|ensuite|encore|plus)\b[^.!?;\n]*)|[^.!?;\n]*)"
)
_NEUTRAL: Final = frozenset({"soit", "total", "somme", "montant"})
_IN_ALL: Final = re.compile(r"\b(?:en tout|au total|au final|en totalite|total)\b[^.!?\n\d]{0,20}$")
_IN_ALL_AFTER: Final = re.compile(r" ?(?:en tout|au total|au final)\b")
_LONGEST_LINK: Final = 120
_AT: Final = re.compile(r"(?<!jusqu')\b(?:a|pour)(?: environ| a peu pres| presque)? $")


@dataclass(frozen=True)
class Told:
    """What a sum was.

    Attributes:
        role: ``paid``, ``asked``, ``price``, ``ransom``, ``refunded``, ``lost`` or ``unknown``.
        way: ``taken`` for a paid sum that left without the victim's hand, ``bought`` for the
            price of what she says she bought; else empty.
    """

    role: str
    way: str = ""


_WAYS: Final = {"taken": "paid", "bought": "price"}


class Roles:
    """The roles of one story's sums, which are to be asked for in the order of the text."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._blackmail: bool | None = None
        self._disowned: bool | None = None
        self._ends: list[int] = []
        self._roles: list[str] = []

    def of(self, start: int, end: int) -> Told:
        """Return what the sum that stands there was."""
        role = self._role(start, end)
        if self._is_obeyed(role, end):
            role = "paid"
        elif role == "asked" and self._is_blackmail():
            role = "ransom"
        if not self._ends or self._ends[-1] <= start:
            self._ends.append(end)
            self._roles.append(role)
        return Told(_WAYS.get(role, role), role if role in _WAYS else "")

    def _role(self, start: int, end: int) -> str:
        before = self._sentence(start)
        after, close = role_behind(self._folded, end)
        if close and after in ("paid", "taken", "refunded", "lost") and not _INSTEAD.search(before):
            return self._drawn(after, start)
        if is_out_of(before):
            return "paid"
        nearest = nearest_cue(before)
        set_apart = _set_apart(before, nearest)
        if set_apart:
            return set_apart
        if nearest is None or nearest.word in _NEUTRAL:
            return after or self._without_cue(start, end, before)
        role = self._drawn(weighed(nearest, before, after), start)
        if role == "price" and self._is_bought(nearest, before, end):
            return "bought"
        at_a_price = not nearest.verb and role in ("", "unknown") and _AT.search(before)
        return "price" if at_a_price else role or "unknown"

    def _without_cue(self, start: int, end: int, before: str) -> str:
        """Return what a sum was of which neither its sentence nor what follows tells."""
        copied = copied_act(self._folded, start)
        if copied:
            return self._card_role() if copied == CARD else copied
        if _IN_ALL.search(before) or _IN_ALL_AFTER.match(self._folded, end):
            return "lost"
        if _AT.search(before):
            return "price"
        index = bisect_right(self._ends, start) - 1
        if is_paid_with_all(self._folded, end):
            return "paid"
        if index < 0 or start - self._ends[index] > _LONGEST_LINK:
            return "unknown"
        goes_on = _GOES_ON.fullmatch(self._folded, self._ends[index], start)
        return self._roles[index] if goes_on and self._roles[index] != "refunded" else "unknown"

    def _drawn(self, role: str, start: int) -> str:
        """Tell a purchase that was debited from money that was drawn against her will."""
        bought = role == "taken" and _BUYING.search(self._sentence(start))
        return "paid" if bought else role

    def _is_obeyed(self, role: str, end: int) -> bool:
        asked = role == "asked" and is_obeyed(self._folded, end)
        return asked or (role in ("asked", "price") and is_paid_with_all(self._folded, end))

    def _is_bought(self, nearest: Cue, before: str, end: int) -> bool:
        leading = before[: nearest.start]
        done = DONE.search(leading) or not leading.strip()
        elsewhere = _PAYS_LATER.match(self._folded, end)
        return bool(_BOUGHT.fullmatch(nearest.word) and done and not elsewhere)

    def _sentence(self, start: int) -> str:
        before = self._folded[max(0, start - _BEFORE) : start]
        cut = _SENTENCE_START.match(before)
        return before[cut.end() :] if cut else before

    def _card_role(self) -> str:
        if self._disowned is None:
            self._disowned = is_disowned(self._folded)
        return "taken" if self._disowned else "paid"

    def _is_blackmail(self) -> bool:
        if self._blackmail is None:
            self._blackmail = is_blackmail(self._folded)
        return self._blackmail


def _set_apart(before: str, nearest: Cue | None) -> str:
    """Return what the words right before a sum make of it whatever the verb, else ``""``."""
    if _INSTEAD.search(before):
        return "price"
    if _CHEQUE.search(before) and not _DRAWN.search(before):
        return "unknown"
    if nearest and nearest.role == "paid" and _ONLY.search(before, nearest.start):
        return "paid"
    thing = nearest and nearest.role == "paid" and _THING_AT.search(before, nearest.start)
    return "price" if thing else ""
