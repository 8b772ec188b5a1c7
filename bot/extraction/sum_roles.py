"""What a sum was: paid, asked for, a price …, from the words of its sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.extraction.money_talk import DENIED, INFINITIVE, is_out_of, sum_nouns, sum_verbs
from bot.extraction.statement_lines import copied_role
from bot.extraction.words_behind import role_behind

_BEFORE: Final = 90
# Where a sentence begins: a dot in « 12.50 » ends none.
_SENTENCE_START: Final = re.compile(r".*(?:[!?;\n]|\.(?=\s))", re.DOTALL)
_DONE: Final = re.compile(
    r"\b(?:fait|fais|fini par|accepte de|j'ai du|jai du|ai du|avons du|oblige[es]* de|force[es]* a"
    r"|viens de|venais de|decide de|contraint[es]* de|amene[es]* a)(?: \w+){0,2}\W*$"
    r"|\b(?:j'ai|jai|j ai|ai|g|ge|gai|avons|avais)(?: (?:tout|deja|donc|bien|lui|leur))? $"
)
_SUBJUNCTIVE: Final = re.compile(
    r"\b(?:que|qu'|ke|k'|si)\W?(?:je|j'|nous|on)\W?(?:(?:ne|n'|lui|leur|le|la|les|en|y) ?){0,3}$"
)
_GIVES_ME: Final = re.compile(
    r"(?:\bm'(?:a|ont|avait)|\bnous (?:a|ont)|\b(?:acheteu\w+|locataire|client) (?:a|avait))"
    r"(?: \w+){0,2}\W*$|\b(?:ma|mont)(?: \w+)?\W*$"
)
_TAKEN: Final = re.compile(r"(?:debit|prelev|retir|ponctionn|encaiss|fait)")
_OBTAINED: Final = re.compile(
    r"\b(?:obten\w+|recu|eu|fait|pu|reussi|accord\w+|procede|effectu\w+|parven\w+)(?: \w+){0,3}\W*$"
)
_WISHED: Final = re.compile(
    r"\b(?:demand\w*|veu\w*|voul\w*|attend\w*|refus\w*|exig\w*|reclam\w*|esper\w*|souhait\w*"
    r"|obtenir|pour|prom[ei]\w*|sans|faux|aucun)(?: \w+){0,3}\W*$"
)
_RANSOM: Final = re.compile(
    r"\b(?:rancon\w*|ransomware|fichiers? (?:sont |etaient |ont ete )?(?:crypt|chiffr)\w+|chantage|sextorsion|menac\w+"
    r"|(?:chiffr|crypt)\w+ (?:\w+ ){0,3}(?:fichiers?|donnees|serveurs?|ordinateurs?|disques?)"
    r"|(?:envo\w+|montr\w+) (?:\w+ ){0,4}(?:famille|contacts?|proches|amis?|employeur)"
    r"|sinon (?:\w+ ){0,5}(?:photos?|videos?|images?|tout)\b|nudes?\b"
    r"|pirat\w+ (?:ma|mon|notre) (?:webcam|camera|ordi\w*|pc|telephone)"
    r"|(?:photos?|videos?|images?) (?:\w+ ){0,3}(?:sur internet|sur le net|sur les reseaux|partout)"
    r"|(?:diffus|publi|divulgu|balanc|partag)\w+ (?:la|les|ma|mes|des|cette|ces|nos|une|tout)\b)"
)
_OBEYED: Final = re.compile(
    r"""[^.!?\n\d]{0,60}?[.,!]?\s?(?:(?:et|alors|donc|puis|bien\ sur|evidemment|bete\w*)\ ?){0,2}
    (?:(?:ce\ )?que\ )?(?:j(?:e\ l)?'?\ ?(?:ai|avais)\ (?:donc\ |tout\ |aussi\ |encore\ )?
    (?:fait(?!\ un)|paye|vire|verse|regle|obei|accepte|envoye)|je\ me\ suis\ execute
    |je\ (?:paye|paie|regle|vire|verse)\b)
    (?![^.!?\n]{0,20}(?<!le\ )(?<!du\ )(?<!\d)\d)""",
    re.VERBOSE,
)

# « caution 900 €, premier loyer 450 €, j'ai tout viré ».
_ALL_OBEYED: Final = re.compile(
    r"[^\n]{0,140}?\bj'?ai (?:donc )?tout (?:paye|vire|verse|regle|envoye|donne)r?\b(?! \d)"
)
_TURNED_DOWN: Final = re.compile(
    r"[^.!?\n\d]{0,50}\b(?:dit (?:non|stop)|refus\w+|(?:rien|pas|jamais) (?:paye|vire|voulu|donne|fait)"
    r"|pas (?:les |l')?(?:ai|avais) )"
)
# « ils ont ensuite retiré 1 000 € », « déposé 250, retiré 150 », « j'ai pu en retirer 80 ».
_THEY: Final = re.compile(r"\b(?:ils?|elles?|on|escrocs?|voleurs?)\W(?:m')?(?:ont|a)(?: \w+){0,3} $")
_INVESTED: Final = re.compile(r"\b(?:depos|depot|invest|plateforme|trading|\bpu\b)")
# A price that somebody asks is none that was paid.
_SELLING: Final = re.compile(r"vend|vent|propos|affich|annonc|negoci")
# « Envoie 150 », « payez 490 $ »: an order, in the mouth of the other.
_ORDERED: Final = re.compile(r"\w+ez")
_QUOTED: Final = re.compile(r"[«\"“] ?(?:\w+ ){0,2}$")
# « un chèque de banque de 980 € »: a worth, unless the victim drew it.
_CHEQUE: Final = re.compile(r"\bcheques? (?:(?!de \d)\w+ ){0,3}(?:de|d'un montant de) $")
_DRAWN: Final = re.compile(
    r"\b(?:j'ai|jai|ai|j'avais|avons)(?: \w+){0,3} (?:fait|signe|envoye|donne|remis|etabli|poste)\b"
)
_INSTEAD: Final = re.compile(r"\bau lieu (?:de|des)(?: la| les)? $")
# « pas payé les 95 €, seulement les 310 ».
_ONLY: Final = re.compile(r"\d[^.!?]*\b(?:seulement|juste|uniquement)(?: \w+)? $")
# « un acompte de 400 $ sur une voiture à 6 500 $ ».
_THING_AT: Final = re.compile(
    r"\d[^.!?\n,;]*\b(?:une?|le|la|l'|mon|ma|cet?t?e?) ?(?:\w+ ){1,4}a $"
)
_BOUGHT: Final = re.compile(r"(?:achet|command|reserv)(?:e|er|ee?s?)|pris")
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
class _Cue:
    role: str
    word: str
    start: int
    verb: bool


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
        self._ends: list[int] = []
        self._roles: list[str] = []

    def of(self, start: int, end: int) -> Told:
        """Return what the sum that stands there was."""
        role = self._role(start, end)
        if role in ("asked", "price") and self._is_obeyed(role, end):
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
        nearest = _nearest(list(_cues(before)), before)
        set_apart = _set_apart(before, nearest)
        if set_apart:
            return set_apart
        if nearest is None or nearest.word in _NEUTRAL:
            return after or self._without_cue(start, end, before)
        role = self._drawn(_weighed(nearest, before, after), start)
        if role == "price" and self._is_bought(nearest, before, end):
            return "bought"
        at_a_price = not nearest.verb and role in ("", "unknown") and _AT.search(before)
        return "price" if at_a_price else role or "unknown"

    def _without_cue(self, start: int, end: int, before: str) -> str:
        """Return what a sum was of which neither its sentence nor what follows tells."""
        copied = copied_role(self._folded, start)
        if copied:
            return copied
        if _IN_ALL.search(before) or _IN_ALL_AFTER.match(self._folded, end):
            return "lost"
        if _AT.search(before):
            return "price"
        index = bisect_right(self._ends, start) - 1
        if index < 0 or start - self._ends[index] > _LONGEST_LINK:
            return "unknown"
        goes_on = _GOES_ON.fullmatch(self._folded, self._ends[index], start)
        return self._roles[index] if goes_on and self._roles[index] != "refunded" else "unknown"

    def _drawn(self, role: str, start: int) -> str:
        """Tell a purchase that was debited from money that was drawn against her will."""
        bought = role == "taken" and _BUYING.search(self._sentence(start))
        return "paid" if bought else role

    def _is_obeyed(self, role: str, end: int) -> bool:
        if _TURNED_DOWN.match(self._folded, end):
            return False
        once = role == "asked" and _OBEYED.match(self._folded, end)
        return bool(once or _ALL_OBEYED.match(self._folded, end))

    def _is_bought(self, nearest: _Cue, before: str, end: int) -> bool:
        leading = before[: nearest.start]
        done = _DONE.search(leading) or not leading.strip()
        elsewhere = _PAYS_LATER.match(self._folded, end)
        return bool(_BOUGHT.fullmatch(nearest.word) and done and not elsewhere)

    def _sentence(self, start: int) -> str:
        before = self._folded[max(0, start - _BEFORE) : start]
        cut = _SENTENCE_START.match(before)
        return before[cut.end() :] if cut else before

    def _is_blackmail(self) -> bool:
        if self._blackmail is None:
            self._blackmail = _RANSOM.search(self._folded) is not None
        return self._blackmail


def _set_apart(before: str, nearest: _Cue | None) -> str:
    """Return what the words right before a sum make of it whatever the verb, else ``""``."""
    if _INSTEAD.search(before):
        return "price"
    if _CHEQUE.search(before) and not _DRAWN.search(before):
        return "unknown"
    if nearest and nearest.role == "paid" and _ONLY.search(before, nearest.start):
        return "paid"
    thing = nearest and nearest.role == "paid" and _THING_AT.search(before, nearest.start)
    return "price" if thing else ""


def _nearest(cues: Sequence[_Cue], before: str) -> _Cue | None:
    """Return the cue that decides: the nearest verb, else the nearest noun."""
    nouns = [cue for cue in cues if cue.role != "unknown"] or cues
    verbs = [cue for cue in cues if cue.verb] or nouns
    nearest = max(verbs, key=lambda cue: cue.start, default=None)
    noun = max(nouns, key=lambda cue: cue.start, default=None)
    # « Prix 450 €, frais de port 12 € »: the price was another sum's.
    if nearest and noun and nearest.role == "price":
        between = before[nearest.start : noun.start]
        return noun if re.search(r"\d", between) else nearest
    return nearest


def _weighed(nearest: _Cue, before: str, after: str) -> str:
    """Weigh what stands before a sum against what stands behind it."""
    role = _in_context(nearest, before)
    if after == "paid" and nearest.word in ("acheter", "commander"):
        return "paid" if _DONE.search(before[: nearest.start]) else "asked"
    wanted = after == "paid" and _SELLING.match(nearest.word)
    doubtful = role in ("price", "unknown") or not nearest.verb
    return after if after and doubtful and not wanted else role


def _in_context(cue: _Cue, before: str) -> str:
    leading = before[: cue.start]
    if cue.word.startswith("retir") and (drawn := _withdrawal(cue, leading)):
        return drawn
    if cue.role in ("wanted_back", "refunded"):
        return _returned(cue, leading)
    if cue.role in ("paid", "taken") and cue.verb:
        due = _payment(cue, leading)
        return cue.role if due == "paid" else due
    denied = cue.role == "lost" and cue.verb and DENIED.search(leading)
    given = cue.role in ("paid", "taken") and _GIVES_ME.search(leading) and "fait faire" not in leading
    return "unknown" if denied or given else cue.role


def _withdrawal(cue: _Cue, leading: str) -> str:
    """Tell what others drew, and what a platform let go, from money that she took out."""
    if _THEY.search(leading):
        return "taken"
    done = not INFINITIVE.fullmatch(cue.word) or re.search(r"\bpu (?:en )?$", leading)
    return "refunded" if done and _INVESTED.search(leading) else ""


def _payment(cue: _Cue, leading: str) -> str:
    """Tell money that was handed over from money that was only to be."""
    if DENIED.search(leading):
        return "asked"
    ordered = _ORDERED.fullmatch(cue.word) and not re.search(r"\b(?:avez|si vous) $", leading)
    if ordered or (_QUOTED.search(leading) and not INFINITIVE.fullmatch(cue.word)):
        return "asked"
    if INFINITIVE.fullmatch(cue.word):
        due = "unknown" if cue.word == "retirer" else "asked"
        return "paid" if _DONE.search(leading) else due
    if _SUBJUNCTIVE.search(leading):
        return "asked"
    if _GIVES_ME.search(leading) and not _TAKEN.match(cue.word):
        return "unknown"
    return "paid"


def _returned(cue: _Cue, leading: str) -> str:
    """Tell money that came back from money that is only wanted back."""
    if re.search(r"\bje (?:dois|devais|vais|devrai) (?:\w+ )?$", leading):
        return "unknown"
    if DENIED.search(leading) or re.search(r"\b(?:ne|n'|veu[xt]|si)\W?(?:\w+ ){0,2}$", leading):
        return "lost"
    if cue.word.startswith("remboursem"):
        return "lost" if _WISHED.search(leading) else "refunded"
    participle = cue.role == "refunded" and cue.verb
    return "refunded" if participle or _OBTAINED.search(leading) else "lost"


def _cues(before: str) -> Iterator[_Cue]:
    for verb, pattern in ((True, sum_verbs()), (False, sum_nouns())):
        for word in pattern.finditer(before):
            assert word.lastgroup is not None  # each alternative is a named group
            yield _Cue(word.lastgroup, word[0], word.start(), verb)
