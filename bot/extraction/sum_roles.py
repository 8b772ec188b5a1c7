"""What a sum was: paid, asked for, a price …, from the words of its sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.extraction.money_talk import DENIED, INFINITIVE, is_out_of, sum_nouns, sum_verbs
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
    r"\b(?:rancon\w*|ransomware|fichiers? (?:crypt|chiffr)\w+|chantage|sextorsion|menac\w+"
    r"|(?:chiffr|crypt)\w+ (?:\w+ ){0,3}(?:fichiers?|donnees|serveurs?|ordinateurs?|disques?)"
    r"|(?:envo\w+|montr\w+) (?:\w+ ){0,4}(?:famille|contacts?|proches|amis?|employeur)"
    r"|(?:diffus|publi|divulgu|balanc|partag)\w+ (?:la|les|ma|mes|des|cette|ces|nos|une|tout)\b)"
)
_OBEYED: Final = re.compile(
    r"""[^.!?\n\d]{0,60}?[.,!]?\s?(?:(?:et|alors|donc|puis|bien\ sur|evidemment|bete\w*)\ ?){0,2}
    (?:(?:ce\ )?que\ )?(?:j(?:e\ l)?'?\ ?(?:ai|avais)\ (?:donc\ |tout\ |aussi\ |encore\ )?
    (?:fait(?!\ un)|paye|vire|verse|regle|obei|accepte|envoye)|je\ me\ suis\ execute)
    (?![^.!?\n]{0,20}\d)""",
    re.VERBOSE,
)


# A price that somebody asks is none that was paid.
_SELLING: Final = re.compile(r"vend|vent|propos|affich|annonc|negoci")
_AT: Final = re.compile(r"(?<!jusqu')\b(?:a|pour)(?: environ| a peu pres| presque)? $")


@dataclass(frozen=True)
class _Cue:
    role: str
    word: str
    start: int
    verb: bool


class Roles:
    """The roles of one story's sums."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._blackmail: bool | None = None

    def of(self, start: int, end: int) -> str:
        """Return the role of the sum that stands there.

        Returns:
            ``paid``, ``asked``, ``price``, ``ransom``, ``refunded``, ``lost`` or ``unknown``.
        """
        role = self._role(start, end)
        if role != "asked":
            return role
        if _OBEYED.match(self._folded, end):
            return "paid"
        return "ransom" if self._is_blackmail() else "asked"

    def _role(self, start: int, end: int) -> str:
        after, close = role_behind(self._folded, end)
        if close and after in ("paid", "refunded", "lost"):
            return after
        before = self._sentence(start)
        if is_out_of(before):
            return "paid"
        nearest = _nearest(list(_cues(before)), before)
        role = _weighed(nearest, before, after) if nearest else after
        soft = nearest is None or not nearest.verb
        at_a_price = soft and role in ("", "unknown") and _AT.search(before)
        return "price" if at_a_price else role or "unknown"

    def _sentence(self, start: int) -> str:
        before = self._folded[max(0, start - _BEFORE) : start]
        cut = _SENTENCE_START.match(before)
        return before[cut.end() :] if cut else before

    def _is_blackmail(self) -> bool:
        if self._blackmail is None:
            self._blackmail = _RANSOM.search(self._folded) is not None
        return self._blackmail


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
    if cue.role in ("wanted_back", "refunded"):
        return _returned(cue, leading)
    if cue.role == "paid" and cue.verb:
        return _payment(cue, leading)
    denied = cue.role == "lost" and cue.verb and DENIED.search(leading)
    given = cue.role == "paid" and _GIVES_ME.search(leading) and "fait faire" not in leading
    return "unknown" if denied or given else cue.role


def _payment(cue: _Cue, leading: str) -> str:
    """Tell money that was handed over from money that was only to be."""
    if DENIED.search(leading):
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
