"""What a sum was: paid, asked for, a price …, from the words of its sentence."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from bot.extraction.money_talk import is_out_of, sum_words

_BEFORE: Final = 90
_AFTER: Final = 60
_OWN_OBJECT: Final = 15
# Where a sentence begins: a dot in « 12.50 » ends none.
_SENTENCE_START: Final = re.compile(r".*(?:[!?;\n]|\.(?=\s))", re.DOTALL)
_CLAUSE_END: Final = re.compile(r"[!?;:,.()\n]|\d|\b(?:mais|puis|ensuite|alors|car)\b")
# « 450 € que j'ai payés », « 450 € ont été débités ».
_LINK: Final = re.compile(
    r"""\W{0,3}(?:(?:que|qu'|qui)\W?(?:j'ai|je|on|nous|il|elle|ils|m'a|m'ont|lui|leur|l'ai)?\W?)?
    (?:(?:ont|a|est|sont|avons|ai|j'ai|ete|donc|deja|bien|tout|aussi|lui|leur|m'|m'a|m'ont|nous
    |de|je|jai|avais|j'avais|fait|etait|etaient|immediatement|aussitot)\W){0,5}""",
    re.VERBOSE,
)
_DENIED: Final = re.compile(
    r"\b(?:pas|jamais|rien|refus\w+|sans|failli|aurais|aurait|presque|heureusement que)"
    r"(?: \w+| d'){0,2}\W*$"
)
_DONE: Final = re.compile(
    r"\b(?:fait|fais|fini par|accepte de|j'ai du|jai du|ai du|avons du|oblige[es]* de|force[es]* a"
    r"|viens de|venais de|decide de|ai voulu|contraint[es]* de|amene[es]* a)(?: \w+){0,2}\W*$"
    r"|\b(?:j'ai|jai|j ai|ai|g|ge|gai|avons|avais)(?: (?:tout|deja|donc|bien|lui|leur))? $"
)
_SUBJUNCTIVE: Final = re.compile(
    r"\b(?:que|qu'|si)\W?(?:je|j'|nous|on)\W?(?:(?:ne|n'|lui|leur|le|la|les|en|y) ?){0,3}$"
)
_INFINITIVE: Final = re.compile(
    r"(?:re(?:n(?=voy))?)?(?:pay|pai|vir|vers|envoy|voy|regl|depens|transfer|avanc|pret|invest|mis"
    r"|depos|plac|lach|donn|debours|charg|tir)\w*(?:er|ir)$"
)
_GIVES_ME: Final = re.compile(
    r"(?:\bm'(?:a|ont|avait)|\bnous (?:a|ont)|\bma|\bmont"
    r"|\b(?:acheteu\w+|locataire|client) (?:a|avait))(?: \w+)?\W*$"
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


# What a sum is of: « acheté pour 200 € de recharges » buys money itself.
_BEHIND: Final[Mapping[str, str]] = {
    r" (?:de|en|d') ?(?:recharges?|coupons?|cartes?|pcs|transcash|neosurf|tickets?|bitcoins?|crypto"
    r"|btc|paysafe)": "paid",
    r" (?:de|en) (?:prejudice|pertes?|moins)\b": "lost",
    r" de remboursement\b": "refunded",
    r" de (?:benefices?|gains?|plus-values?|profits?|bonus)\b": "unknown",
    r" d(?:e |')(?:rancon|frais|caution|taxes?|douane|acompte|arrhes)\b": "asked",
}
# « acheté un lit 150 € par virement », « 8 000 €, virement le 27 février ».
_BY_MEANS: Final = re.compile(
    r",? (?:(?:par|en|via|avec) (?:ma |un |des )?)?(?:virement|cb|carte|paypal|lydia|wero|paylib"
    r"|twint|especes|liquide|cash|cheque|mandat|western|coupons?|bitcoins?|crypto)\w*"
    r"(?! (?:uniquement|seulement|obligatoire|accepte|exige|demande))\b"
)
# A price that somebody asks is none that was paid.
_SELLING: Final = re.compile(r"vend|vent|propos|affich|annonc|negoci")
_OF_ITS_OWN: Final = re.compile(r"^(?!.*\bque?\b).*\b(?:j'ai|jai|ai|a|avons) ?$")
_WHAT: Final = (
    r" (?:l[ea](?! (?:\d|soir|matin|jour|meme|veille|semaine|lendemain|lun|mar|mer|jeu|ven|sam))"
    r"|les|une?|des|du|mon|ma|mes) "
)
_OBJECT: Final = re.compile(_WHAT)
_LATER: Final = re.compile(
    r"(?P<link>[^\w.!?;\n]{0,3}(?:[^\W\d]\w*[^\w.!?;\n]{1,3}){0,6}?)"
    r"(?:pay|vir|vers|envoy|regl)ee?s?\b"
    rf"(?!\W{{0,2}}\d|{_WHAT})"
)
_DAY: Final = re.compile(r"\b(?:le|du|au|en|vers|a|depuis) (?:\w+ )?$")
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
        after, close = self._after(end)
        if close and after in ("paid", "refunded", "lost"):
            return after
        before = self._sentence(start)
        if is_out_of(before):
            return "paid"
        cues = list(_cues(before))
        named = [cue for cue in cues if cue.role != "unknown"] or cues
        deciding = [cue for cue in cues if cue.verb] or named
        if deciding:
            nearest = max(deciding, key=lambda cue: cue.start)
            role = _in_context(nearest, before)
            wanted = after == "paid" and _SELLING.match(nearest.word)
            doubtful = role in ("price", "unknown") or not nearest.verb
            return after if after and doubtful and not wanted else role
        if after:
            return after
        return "price" if _AT.search(before) else "unknown"

    def _sentence(self, start: int) -> str:
        before = self._folded[max(0, start - _BEFORE) : start]
        cut = _SENTENCE_START.match(before)
        return before[cut.end() :] if cut else before

    def _after(self, end: int) -> tuple[str, bool]:
        """Return the role that the words behind give, and whether they follow closely."""
        end += self._folded[end : end + 1] == ")"
        after = self._folded[end : end + _AFTER]
        stop = _CLAUSE_END.search(after, 1 if after.startswith(",") else 0)
        clause = after[: stop.start()] if stop else after
        # « …, j'ai payé 450 »: the words are of the next sum.
        ahead = len(clause) if stop and stop[0].isdigit() and not _DAY.search(clause) else -1
        link = _LINK.match(clause)
        word = _verbs().match(clause, link.end() if link else 0)
        own = word and (
            0 <= ahead - word.end() < _OWN_OBJECT
            or (_OF_ITS_OWN.search(clause[: word.start()]) and _OBJECT.match(clause, word.end()))
        )
        if word and word.lastgroup and not own:
            return _said_after(word.lastgroup, word[0], clause[: word.start()]), True
        for form, role in _BEHIND.items():
            if re.match(form, after):
                return role, False
        if _BY_MEANS.match(after):
            return "paid", False
        # « 450 € à un certain Kevin, viré le 3 »: it only settles what was doubtful.
        later = _LATER.match(self._folded, end)
        if later and not _DENIED.search(later["link"]):
            return "paid", False
        return "", False

    def _is_blackmail(self) -> bool:
        if self._blackmail is None:
            self._blackmail = _RANSOM.search(self._folded) is not None
        return self._blackmail


def _said_after(role: str, word: str, link: str) -> str:
    if role == "wanted_back":
        return "lost"
    if role in ("paid", "lost", "refunded") and _DENIED.search(link):
        return ""
    if role == "paid" and (_INFINITIVE.search(word) or not re.search(r"(?:e[es]*|partis?)$", word)):
        return "asked" if _INFINITIVE.search(word) else ""
    return role


def _in_context(cue: _Cue, before: str) -> str:
    leading = before[: cue.start]
    if cue.role in ("wanted_back", "refunded"):
        return _returned(cue, leading)
    if cue.role == "paid" and cue.verb:
        return _payment(cue, leading)
    denied = cue.role == "lost" and cue.verb and _DENIED.search(leading)
    given = cue.role == "paid" and _GIVES_ME.search(leading) and "fait faire" not in leading
    return "unknown" if denied or given else cue.role


def _payment(cue: _Cue, leading: str) -> str:
    """Tell money that was handed over from money that was only to be."""
    if _DENIED.search(leading):
        return "asked"
    if _INFINITIVE.fullmatch(cue.word):
        return "paid" if _DONE.search(leading) else "asked"
    if _SUBJUNCTIVE.search(leading):
        return "asked"
    if _GIVES_ME.search(leading) and not _TAKEN.match(cue.word):
        return "unknown"
    return "paid"


def _returned(cue: _Cue, leading: str) -> str:
    """Tell money that came back from money that is only wanted back."""
    if re.search(r"\bje (?:dois|devais|vais|devrai) (?:\w+ )?$", leading):
        return "unknown"
    if _DENIED.search(leading) or re.search(r"\b(?:ne|n'|veu[xt]|si)\W?(?:\w+ ){0,2}$", leading):
        return "lost"
    if cue.word.startswith("remboursem"):
        return "lost" if _WISHED.search(leading) else "refunded"
    participle = cue.role == "refunded" and cue.verb
    return "refunded" if participle or _OBTAINED.search(leading) else "lost"


def _cues(before: str) -> Iterator[_Cue]:
    for verb, pattern in ((True, _verbs()), (False, _nouns())):
        for word in pattern.finditer(before):
            assert word.lastgroup is not None  # each alternative is a named group
            yield _Cue(word.lastgroup, word[0], word.start(), verb)


@cache
def _verbs() -> re.Pattern[str]:
    return _alternatives("verbs")


@cache
def _nouns() -> re.Pattern[str]:
    return _alternatives("nouns")


def _alternatives(kind: str) -> re.Pattern[str]:
    groups = [f"(?P<{role}>{forms[kind]})" for role, forms in sum_words().items() if forms[kind]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
