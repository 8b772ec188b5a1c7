"""What the words behind a sum tell of it: « 450 € que j'ai payés », « 80 € de frais »."""

import re
from collections.abc import Mapping
from typing import Final

from bot.extraction.money_talk import DENIED, INFINITIVE, sum_verbs

_AFTER: Final = 60
_OWN_OBJECT: Final = 15
_CLAUSE_END: Final = re.compile(r"[!?;:,.()\n]|\d|\b(?:mais|puis|ensuite|alors|car)\b")
# « 450 € que j'ai payés », « 450 € ont été débités ».
_LINK: Final = re.compile(
    r"""\W{0,3}(?:(?:que|qu'|qui)\W?(?:j'ai|je|on|nous|il|elle|ils|m'a|m'ont|lui|leur|l'ai)?\W?)?
    (?:(?:ont|a|est|sont|avons|ai|j'ai|ete|donc|deja|bien|tout|aussi|lui|leur|m'|m'a|m'ont|me|nous
    |de|je|jai|avais|j'avais|fait|etait|etaient|immediatement|aussitot)\W){0,5}""",
    re.VERBOSE,
)
# « un retrait de 500 € que je n'ai pas fait », « 40 € que j'ai pu retirer ».
_OF_HERS: Final = re.compile(
    r",? que je n'?ai (?P<taken>(?:pas|jamais) (?:fait|autoris|effectu|valid|reconn)\w*)"
    r"|,? que j'?ai (?P<refunded>(?:pu|reussi a) (?:en )?(?:retirer|recuperer))"
)
# What a sum is of: « acheté pour 200 € de recharges » buys money itself.
_BEHIND: Final[Mapping[str, str]] = {
    r" (?:de|en|d') ?(?:recharges?|coupons?|cartes?|pcs|transcash|neosurf|tickets?|bitcoins?|crypto"
    r"|btc|paysafe)": "paid",
    r" (?:de|en) (?:prejudice|pertes?|moins)\b": "lost",
    r" de (?:debits?|prelevements?|retraits?|achats?) (?:frauduleu\w+|non autoris\w+)": "taken",
    r" de remboursement\b": "refunded",
    r" de (?:benefices?|gains?|plus-values?|profits?|bonus)\b": "unknown",
    r" d(?:e |')(?:rancon|frais|caution|taxes?|douane|acompte|arrhes|assurance|honoraires)\b": (
        "asked"
    ),
}
# « acheté un lit 150 € par virement », « 8 000 €, virement le 27 février ».
_BY_MEANS: Final = re.compile(
    r",? (?:(?:par|en|via|avec) (?:ma |un |des )?)?(?:virement|cb|carte|paypal|lydia|wero|paylib"
    r"|twint|especes|liquide|cash|cheque|mandat|western|coupons?|bitcoins?|crypto)\w*"
    r"(?! (?:uniquement|seulement|obligatoire|accepte|exige|demande))\b"
)
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
_SUPPOSED: Final = re.compile(r"\b(?:si|ne|n')(?: |$)")
_DAY: Final = re.compile(r"\b(?:le|du|au|en|vers|a|depuis) (?:\w+ )?$")


def role_behind(folded: str, end: int) -> tuple[str, bool]:
    """Return the role that the words behind a sum give, and whether they follow closely.

    Args:
        folded: the folded text.
        end: one past the sum's last character.

    Returns:
        The role, empty when nothing there tells, and whether it holds whatever stands before.
    """
    end += folded[end : end + 1] == ")"
    after = folded[end : end + _AFTER]
    stop = _CLAUSE_END.search(after, 1 if after.startswith(",") else 0)
    clause = after[: stop.start()] if stop else after
    hers = _OF_HERS.match(after)
    if hers and hers.lastgroup:
        return hers.lastgroup, True
    # « …, j'ai payé 450 »: the words are of the next sum.
    ahead = len(clause) if stop and stop[0].isdigit() and not _DAY.search(clause) else -1
    link = _LINK.match(clause)
    word = sum_verbs().match(clause, link.end() if link else 0)
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
    later = _LATER.match(folded, end)
    if later and not DENIED.search(later["link"]) and not _SUPPOSED.search(later["link"]):
        return "paid", False
    return "", False


def _said_after(role: str, word: str, link: str) -> str:
    if role == "wanted_back":
        return "lost"
    if role in ("paid", "taken", "lost", "refunded") and DENIED.search(link):
        return ""
    done = re.search(r"(?:e[es]*|partis?)$", word) and not INFINITIVE.search(word)
    if role in ("paid", "taken") and not done:
        return "asked" if INFINITIVE.search(word) else ""
    return role
