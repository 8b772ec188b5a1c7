"""The words before a sum that tell what it was, and what the words around them make of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.extraction.money_talk import DENIED, INFINITIVE, sum_nouns, sum_verbs

DONE: Final = re.compile(
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
    r"|\b(?:dit|pretend|assur|affirm|jur)\w* qu'(?:il|elle) (?:m')?(?:a|avait) (?:\w+ )?$"
    r"|\bsoi-disant $"
)
_TAKEN: Final = re.compile(r"(?:debit|prelev|retir|ponctionn|encaiss|fait|emprunt|utilis)")
_OBTAINED: Final = re.compile(
    r"\b(?:obten\w+|recu|eu|fait|pu|reussi|accord\w+|procede|effectu\w+|parven\w+)(?: \w+){0,3}\W*$"
)
_WISHED: Final = re.compile(
    r"\b(?:demand\w*|veu\w*|voul\w*|attend\w*|refus\w*|exig\w*|reclam\w*|esper\w*|souhait\w*"
    r"|obtenir|pour|prom[ei]\w*|sans|faux|aucun)(?: \w+){0,3}\W*$"
)
# « ils ont ensuite retiré 1 000 € », « déposé 250, retiré 150 », « j'ai pu en retirer 80 ».
_THEY: Final = re.compile(
    r"\b(?:ils?|elles?|on|escrocs?|voleurs?)\W(?:m')?(?:ont|a)(?: \w+){0,3} $"
)
_INVESTED: Final = re.compile(r"\b(?:depos|depot|invest|plateforme|trading|\bpu\b)")
# A price that somebody asks is none that was paid.
_SELLING: Final = re.compile(r"vend|vent|propos|affich|annonc|negoci")
# « Envoie 150 », « payez 490 $ »: an order, in the mouth of the other.
_ORDERED: Final = re.compile(r"\w+ez")
_QUOTED: Final = re.compile(r"[«\"“] ?(?:\w+ ){0,2}$")


@dataclass(frozen=True)
class Cue:
    """A word that tells what a sum was: which role, where it begins, and whether it is a verb."""

    role: str
    word: str
    start: int
    verb: bool


def nearest_cue(before: str) -> Cue | None:
    """Return the cue that decides for a sum behind these words: a verb, else a noun."""
    cues = list(_cues(before))
    nouns = [cue for cue in cues if cue.role != "unknown"] or cues
    verbs = [cue for cue in cues if cue.verb] or nouns
    nearest = max(verbs, key=lambda cue: cue.start, default=None)
    noun = max(nouns, key=lambda cue: cue.start, default=None)
    # « Prix 450 €, frais de port 12 € »: the price was another sum's.
    if nearest and noun and nearest.role == "price":
        between = before[nearest.start : noun.start]
        return noun if re.search(r"\d", between) else nearest
    return nearest


def weighed(nearest: Cue, before: str, after: str) -> str:
    """Weigh what stands before a sum against what stands behind it."""
    role = _in_context(nearest, before)
    if after == "paid" and nearest.word in ("acheter", "commander"):
        return "paid" if DONE.search(before[: nearest.start]) else "asked"
    wanted = after == "paid" and _SELLING.match(nearest.word)
    doubtful = role in ("price", "unknown") or not nearest.verb
    return after if after and doubtful and not wanted else role


def _in_context(cue: Cue, before: str) -> str:
    leading = before[: cue.start]
    if cue.word.startswith("retir") and (drawn := _withdrawal(cue, leading)):
        return drawn
    if cue.role in ("wanted_back", "refunded"):
        return _returned(cue, leading)
    if cue.role in ("paid", "taken") and cue.verb:
        due = _payment(cue, leading)
        return cue.role if due == "paid" else due
    denied = cue.role == "lost" and cue.verb and DENIED.search(leading)
    leaves = cue.role in ("paid", "taken") and "fait faire" not in leading
    given = leaves and _GIVES_ME.search(leading)
    return "unknown" if denied or given else cue.role


def _withdrawal(cue: Cue, leading: str) -> str:
    """Tell what others drew, and what a platform let go, from money that she took out."""
    if _THEY.search(leading):
        return "taken"
    done = not INFINITIVE.fullmatch(cue.word) or re.search(r"\bpu (?:en )?$", leading)
    return "refunded" if done and _INVESTED.search(leading) else ""


def _payment(cue: Cue, leading: str) -> str:
    """Tell money that was handed over from money that was only to be."""
    if DENIED.search(leading):
        return "asked"
    ordered = _ORDERED.fullmatch(cue.word) and not re.search(r"\b(?:avez|si vous) $", leading)
    if ordered or (_QUOTED.search(leading) and not INFINITIVE.fullmatch(cue.word)):
        return "asked"
    if INFINITIVE.fullmatch(cue.word):
        due = "unknown" if cue.word == "retirer" else "asked"
        return "paid" if DONE.search(leading) else due
    if _SUBJUNCTIVE.search(leading):
        return "asked"
    if _GIVES_ME.search(leading) and not _TAKEN.match(cue.word):
        return "unknown"
    return "paid"


def _returned(cue: Cue, leading: str) -> str:
    """Tell money that came back from money that is only wanted back."""
    if re.search(r"\bje (?:dois|devais|vais|devrai) (?:\w+ )?$", leading):
        return "unknown"
    if DENIED.search(leading) or re.search(r"\b(?:ne|n'|veu[xt]|si)\W?(?:\w+ ){0,2}$", leading):
        return "lost"
    if cue.word.startswith("remboursem"):
        return "lost" if _WISHED.search(leading) else "refunded"
    participle = cue.role == "refunded" and cue.verb
    return "refunded" if participle or _OBTAINED.search(leading) else "lost"


def _cues(before: str) -> Iterator[Cue]:
    for verb, pattern in ((True, sum_verbs()), (False, sum_nouns())):
        for word in pattern.finditer(before):
            assert word.lastgroup is not None  # each alternative is a named group
            yield Cue(word.lastgroup, word[0], word.start(), verb)
