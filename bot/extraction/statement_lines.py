"""Lines copied out of a bank's statement: « 15/11 PRLV SEPA STREAMFLIX 47,90 »."""

import re
from typing import Final

_LINE: Final = re.compile(
    r"\W*(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?\W+){0,2}"
    r"(?P<act>vir\w*|virement|prlv|prelevement|prel|cb|carte|paiement|achat|retrait|dab|facture|ret)\b"
)
CARD: Final = "card"
_LONGEST: Final = 120
# A line in a sentence's words is told, not copied.
_TOLD: Final = re.compile(r"\b(?:je|j|il|elle|on|nous|que|qui|mon|ma|mes|et|un|une)\b")
_NOT_MINE: Final = re.compile(
    r"\b(?:pas moi|jamais (?:\w+ ){0,2}(?:command|achet|autoris|souscri|fait|valid|sign|effectu)\w*"
    r"|rien (?:command|achet|autoris|souscri|valid)\w*|fraud\w+|reconnai\w+|inconnue?s?)\b"
)


def copied_act(folded: str, start: int) -> str:
    """Return what a copied line says of its sum, ``""`` where the line was not copied.

    Args:
        folded: the folded text.
        start: where the sum begins.

    Returns:
        ``paid`` for a transfer, ``taken`` for a direct debit, :data:`CARD` for what a card paid:
        hers, unless the message disowns it.
    """
    begin = folded.rfind("\n", max(0, start - _LONGEST), start) + 1
    if not begin and start > _LONGEST:
        return ""
    act = _LINE.match(folded, begin, start)
    if not act or _TOLD.search(folded, begin, start):
        return ""
    if act["act"].startswith("vir"):
        return "paid"
    return "taken" if act["act"].startswith("pr") else CARD


def is_disowned(folded: str) -> bool:
    """Tell whether a message disowns what its lines tell: « ce n'est pas moi »."""
    return _NOT_MINE.search(folded) is not None
