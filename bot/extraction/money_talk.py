"""Whether a sentence makes a bare number money: « j'ai viré 450 sur son compte »."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import yaml

DENIED: Final = re.compile(
    r"\b(?:pas|jamais|rien|refus\w+|sans|failli|aurais|aurait|presque|heureusement que)"
    r"(?: \w+| d'){0,2}\W*$"
)
INFINITIVE: Final = re.compile(
    r"(?:re(?:n(?=voy))?)?(?:pay|pai|vir|vers|envoy|voy|regl|depens|transfer|avanc|pret|invest|mis"
    r"|depos|plac|lach|donn|debours|charg|tir)\w*(?:er|ir)$"
)
_LEXICON: Final = Path(__file__).parent / "lexicon" / "sums.yml"
# « remboursé 200 € sur les 1 000 », « les 120 que j'avais payés ».
_OUT_OF: Final = re.compile(
    r"(?:€|\beuros?|\beur|\d) sur (?:les |mes |un total de |une somme de )?$"
)
# « 450,00 » and « à 150 000 » are sums even where nothing else says so.
_WITH_CENTS: Final = re.compile(r",\d\d$")
_GROUPED: Final = re.compile(r"\d[ .']\d{3}")
# « un studio pour 600 par mois », « à 150 à débattre ».
_FOR: Final = re.compile(r"\b(?:a|pour|de|puis|ensuite) $")
_RATE: Final = re.compile(r" ?(?:par|/) ?(?:mois|nuit|personne|an)\b| a debattre| net vendeur| fdp")
_RELATIVE: Final = re.compile(
    r" qu(?:e |')(?:j'ai|j'avais|jai|je lui ai|nous avons|on a|il m'a|elle m'a|il|elle) "
    r"(?:\w+ ){0,2}(?:pay|vir|vers|envoy|demand|pret|perd|regl|donn|reclam)"
)


# « les 1 500 versés ».
_DONE_BEHIND: Final = re.compile(r" (?:deja )?(?:pay|vers|vir|envoy|demand|reclam|vol|donn)ee?s\b")
# « deux virements, un de 300 le 3 mars et un autre de 150 ».
_ONE_OF: Final = re.compile(
    r"\b(?:virements?|paiements?|versements?|transferts?|mandats?|recharges?|fois|une? de \d)"
    r"\b[^.!?\n]*\b(?:une?|l'une?|autre|premiere?|seconde?|deuxieme|troisieme|derniere?) de $"
)


def is_money(before: str, behind: str, digits: str) -> bool:
    """Tell whether a number that stands between these words, so written, is a sum."""
    told = _RELATIVE.match(behind) or _DONE_BEHIND.match(behind)
    if is_out_of(before) or told or _WITH_CENTS.search(digits) or _ONE_OF.search(before):
        return True
    if _FOR.search(before) and (_RATE.match(behind) or _GROUPED.search(digits)):
        return True
    return _introduction().search(before) is not None


def is_out_of(before: str) -> bool:
    """Tell whether a sum is the whole that the one before it is a part of."""
    return _OUT_OF.search(before) is not None


@cache
def sum_words() -> Mapping[str, Mapping[str, str]]:
    """Return the words around sums, by role, then ``verbs`` or ``nouns``."""
    entries: Mapping[str, Mapping[str, str]] = yaml.safe_load(_LEXICON.read_text("utf-8"))
    return entries


@cache
def _introduction() -> re.Pattern[str]:
    words = "|".join(forms[kind] for forms in sum_words().values() for kind in forms if forms[kind])
    filler = (
        r"environ|a peu pres|presque|quasi(?:ment)?|dans les|pres|plus|moins|encore|deja|aussi|au"
        r"|en tout|total|seulement|d'abord|ensuite|puis|lui|moi|nous|leur|m'|bien|jusqu'a|la|une?"
        r"|somme|montant|acompte|caution|de|d'|est|etait|c'est|c'etait|s'eleve a|a hauteur|que|hors"
        r"|en (?:deux|trois|quatre|plusieurs|\d) fois|pas"
        r"|sur (?:mon|ton|son|le) compte|d'un montant"
        r"|bancaires?|instantanee?|paypal|demandee?|affichee?|fixee?|initiale?|en plus|autres?|les"
        r"|a|pour|mes|ses|ces|un total|minimum|tout|quelque|soit"
        r"|(?:\d{1,2}|[a-z]{3,6}) fois|genre|je crois|:|="
    )
    return re.compile(rf"(?<!\w)(?:{words})(?:[ :=]{{1,3}}(?:{filler})){{0,5}}[ :=]{{0,3}}$")


@cache
def sum_verbs() -> re.Pattern[str]:
    """Return the pattern of the verbs that decide; the group's name is the role."""
    return _alternatives("verbs")


@cache
def sum_nouns() -> re.Pattern[str]:
    """Return the pattern of the nouns that decide where no verb does."""
    return _alternatives("nouns")


def _alternatives(kind: str) -> re.Pattern[str]:
    groups = [f"(?P<{role}>{forms[kind]})" for role, forms in sum_words().items() if forms[kind]]
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")
