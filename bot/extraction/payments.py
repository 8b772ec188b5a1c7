"""How the money left (« moyen de paiement »), from the words for it and around it."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.complaint.offences import PaymentMethod
from bot.extraction.folding import fold
from bot.extraction.found import Found

_LEXICON: Final = Path(__file__).parent / "lexicon" / "payments.yml"
_BEFORE: Final = 70
_AFTER: Final = 45
_SENTENCE: Final = re.compile(r"[.!?;\n]")
# « pas par PayPal », « au lieu de PayPal »: what was not used.
_REFUSED: Final = re.compile(
    r"\b(?:pas|plus|jamais|ni|refus\w+|sans|au lieu|plutot qu|evit\w+|n'accept\w+|impossible)"
    r"(?:[ ']+(?:de|d|du|que|par|le|la|l|un|une|en|des|accept\w+|voulu\w*|veu[tx]|voulait|prend\w*"
    r"|prendre|utilis\w+|paye\w*|faire|fait|via|avec|possible|passer|prenait"
    r"|regler|mon|ma|mes|donn\w+|communiqu\w+|rentre\w*|entre|saisi|mis))*[ ']*$"
)
_FAILED: Final = re.compile(
    r" (?:(?:ne|n')\W?\w+ (?:pas|plus)|(?:a ete|est|etait|soit)? ?(?:refusee?|bloquee?|annulee?"
    r"|rejetee?|impossible|suspect)|mais (?:il|elle|ca) (?:ne |n')?(?:voulait|veut|marchait|a) "
    r"(?:pas|refuse))\b"
)
_ASKED: Final = re.compile(
    r"\b(?:voul\w+|veu[tx]|demand\w+|exig\w+|propos\w+|insist\w+|(?<!ai )prefer\w+|souhait\w+"
    r"|reclam\w+|dit (?:de|que)|conseill\w+|suger\w+|uniquement|exclusivement|devai\w+|fallait"
    r"|faut|si j\w*|pouvai\w+|aurais|accept\w+|envisag\w+|penc\w+|promis|promet\w*|me"
    r"|m'a fait un|pour recevoir|que je)\b"
)
_USED: Final = re.compile(
    r"\b(?:(?<!je )(?<!que )pay(?:e|ee?s?|ement|ant|ai)|reglee?s?|r?envoyee?s?"
    r"|versee?s?|(?<=ai )(?:prefere|payer|envoyer|virer)|(?<=\bg )payer"
    r"|fait|effectu\w+|viree?s?|achet\w+|debit\w+|passee?s? par|utilis\w+"
    r"|donnee?s?|rentre\w*|recharg\w+|retire\w*|sorti\w*|fini par|j'ai du|cede|preleve\w*|remis"
    r"|depose\w*|saisi\w*|tape|choisi)\b"
)
_IS_PAYING: Final = re.compile(
    r"viree?s?|(?:verse|envoye|depose|transfere)(?:e?s?) .*|pay(?:e|ee?s?) .*"
)
_SUPPOSED: Final = re.compile(r"\b(?:que (?:je|j'|nous|on)|si (?:je|j'|on))[ ']?(?:\w+ )?$")
_OTHERS: Final = re.compile(
    r"\b(?:acheteu\w+|locataire|il|elle|client|m'a|m'ont|ma|nous a)"
    r"(?: (?:m'|lui |m'a|a|avait))?\s?$"
)
_CASHED: Final = re.compile(
    r"\b(?:recue?|recevoir|encaisse[er]?|remis a la banque)(?: (?:un|son|le|ce|des|par))?"
    r"(?: (?:faux|premier))? $"
)
_ABOUT: Final = re.compile(
    r"\b(?:mails?|messages?|sms|sites?|liens?|notifications?|faux|fausse|confirmations?|assistance"
    r"|service|compte|conseiller|probleme|application|appli)(?: de| d'| du)? ?$"
)
# The best last: a means that was used wins over one that was only named or asked for.
_WEIGHT: Final = {"received": 0, "asked": 1, "named": 2, "paid": 3}


def find_payment_methods(message: str) -> list[Found[PaymentMethod]]:
    """Find the means of payment in a message, in the order of the text.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The means, each with its role: ``paid`` when it was used, ``asked`` when it was only
        wanted, ``refused`` when it was not used, ``received`` when the other paid by it, else
        ``named``.
    """
    folded = fold(message)
    taken = bytearray(len(folded))
    found: list[Found[PaymentMethod]] = []
    for method, pattern in _forms():
        for written in pattern.finditer(folded):
            start, end = written.span()
            if any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            found.append(Found(method, start, end, _role(folded, written)))
    return sorted(found, key=lambda each: each.start)


def payment_method_used(found: Sequence[Found[PaymentMethod]]) -> Found[PaymentMethod] | None:
    """Return the means that the money left by: the one that was used, else asked for.

    Args:
        found: what :func:`find_payment_methods` returned.

    Returns:
        The first of those that were used, else named, else asked for; ``None`` when there is
        none, or all were refused.
    """
    kept = [each for each in found if each.role != "refused"]
    return max(
        kept,
        key=lambda each: (_WEIGHT[each.role], each.value is not PaymentMethod.OTHER, -each.start),
        default=None,
    )


def was_paid(message: str) -> bool:
    """Tell whether the other paid her by a means, and she by none: the bad cheque of a buyer."""
    roles = {each.role for each in find_payment_methods(message)}
    return "received" in roles and not roles & {"paid", "named"}


def _role(folded: str, written: re.Match[str]) -> str:
    before = folded[max(0, written.start() - _BEFORE) : written.start()]
    before = _SENTENCE.split(before)[-1]
    after = folded[written.end() : written.end() + _AFTER]
    if _REFUSED.search(before) or _FAILED.match(after):
        return "refused"
    if _IS_PAYING.fullmatch(written[0]) and not _SUPPOSED.search(before):
        return "paid"
    asked, used = _last(_ASKED, before), _last(_USED, before)
    if _CASHED.search(before):
        return "received"
    # A false cheque that the buyer sent is no means of hers either.
    if used > asked and _theirs(before, used):
        return "received"
    if used > asked and not _ABOUT.search(before):
        return "paid"
    return "asked" if asked >= 0 else "named"


def _theirs(before: str, used: int) -> bool:
    """Tell whether it is the other who paid: « l'acheteur m'a envoyé un chèque »."""
    handed = re.match(
        r"(?!fait \w+(?:er|ir|re)\b)(?:envoy|fai|remi|donn|pay|vers|effectu)", before[used:]
    )
    return bool(handed) and _OTHERS.search(before[:used]) is not None


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((word.start() for word in pattern.finditer(text)), default=-1)


@cache
def _forms() -> Sequence[tuple[PaymentMethod, re.Pattern[str]]]:
    entries = yaml.safe_load(_LEXICON.read_text("utf-8"))
    return [
        (PaymentMethod(entry["method"]), re.compile(rf"(?<!\w)(?:{entry['forms']})(?!\w)"))
        for entry in entries
    ]
