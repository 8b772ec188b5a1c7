"""Lines copied out of a bank's statement: « 15/11 PRLV SEPA STREAMFLIX 47,90 »."""

import re
from typing import Final

_LINE: Final = re.compile(
    r"\W*(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\W+){0,2}"
    r"(?P<act>vir\w*|virement|prlv|prelevement|prel|cb|carte|paiement|achat|retrait|dab|facture|ret)\b"
)
_OWN_ACTS: Final = ("vir", "virement")
# A line in a sentence's words is told, not copied.
_TOLD: Final = re.compile(r"\b(?:je|j|il|elle|on|nous|que|qui|mon|ma|mes|et|un|une)\b")
_NOT_MINE: Final = re.compile(
    r"\b(?:pas moi|jamais (?:\w+ ){0,2}(?:command|achet|autoris|souscri|fait|valid|sign|effectu)\w*"
    r"|rien (?:command|achet|autoris|souscri|valid)\w*|fraud\w+|reconnai\w+|inconnue?s?)\b"
)


def copied_role(folded: str, start: int) -> str:
    """Return what the sum of a copied line was, ``""`` where the line was not copied.

    Args:
        folded: the folded text.
        start: where the sum begins.

    Returns:
        ``paid`` for a transfer, ``taken`` for what the bank let others draw: a direct debit, or
        a card's payment where the message disowns it.
    """
    line = folded[folded.rfind("\n", 0, start) + 1 : start]
    act = _LINE.match(line)
    if not act or _TOLD.search(line):
        return ""
    if act["act"] in _OWN_ACTS:
        return "paid"
    drawn = act["act"].startswith("pr") or _NOT_MINE.search(folded)
    return "taken" if drawn else "paid"
