"""References of orders, ads, files, tickets and transfers, after the word that names them."""

import re
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.labels import LABELS, ORDER

_WORD: Final = "|".join(form for form, label in LABELS.items() if label == ORDER)
# « n° », « numéro », « réf. », « # »: the sign that what follows is a reference.
_SIGN: Final = r"(?:n\s?[°o]|n\.|nr|numero|num\b|no\b|ref\w*|identifiant|id\b|code|\#|:|=)"
_FILLER: Final = (
    r"(?:[\s:.,(\"'«#°]|\b(?:est|etait|c'est|le|la|suivante?|n|no|num|numero|de|du|sur|vinted"
    r"|leboncoin|amazon|paypal|ebay|transaction|commande|annonce|client)\b)"
)
_DIRECT: Final = re.compile(rf"\b(?:{_WORD})(?!\w){_FILLER}{{0,8}}(?P<ref>[a-z0-9])")
_SIGNED: Final = re.compile(
    rf"\b(?:{_WORD})(?!\w)[^.!?\n\d]{{0,40}}?{_SIGN}\s?(?:de\s)?{_FILLER}{{0,6}}(?P<ref>[a-z0-9])"
)
# « la commande Zalando 1020304050 »: after any other word, only a long number is one.
_APART: Final = re.compile(rf"\b(?:{_WORD}) [a-z.]{{2,15}} (?P<ref>\d)")
# « sous la référence de dossier LOC-2025-77 »: capitals and digits in the sentence of their word.
_CODE: Final = re.compile(
    r"(?<![\w/-])(?P<ref>[A-Z]{1,6}[-/_]?\d{2,}[A-Z\d]*(?:[-/_][A-Z\d]+)*)(?![\w@])"
)
_NAMED: Final = re.compile(rf"\b(?:{_WORD})(?!\w)[^.!?\n]{{0,60}}$")
# Of several groups, or long: the name of nothing that is sold.
_PLAINLY: Final = re.compile(r"[A-Z]{2,6}-(?:\d{5,}|\d{2,}-[A-Z\d-]{2,})")
_REFERENCE: Final = re.compile(
    r"(?P<grouped>\d{2,5}(?:[ ]\d{2,5}){2,5})(?![\w-])"
    r"|(?P<whole>[a-z0-9]+(?:[-/_.][a-z0-9]+)*)(?!\w)"
)
# A sum, a count, a time: not the name of anything.
_UNIT: Final = re.compile(
    r"\s?(?:€|euros?\b|eur\b|\$|%|k€|h\b|heures?|jours?|mois|ans?\b|articles?|fois|places?|pieces?"
    r"|balles|kg|km|cm|m2)"
)
_DATE: Final = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|(?:19|20)\d\d")
_SHORTEST: Final = 3
_LONGEST: Final = 70
_FEWEST_DIGITS: Final = 3
# Without « n° », a short number after « annonce » or « dossier » is a count or a model.
_UNSIGNED: Final = 5
_LONG: Final = 7


def find_orders(message: str) -> list[Found[str]]:
    """Find the references of orders, ads, files, tickets and money orders.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Upper-case references without spaces, in the order of the text.
    """
    folded = fold(message)
    found: list[Found[str]] = []
    for pattern, fewest in ((_SIGNED, _FEWEST_DIGITS), (_DIRECT, _UNSIGNED), (_APART, _LONG)):
        for written in pattern.finditer(folded):
            reading = _read(message, folded, written.start("ref"), fewest)
            if reading and not any(reading.overlaps(other) for other in found):
                found.append(reading)
    for code in _CODE.finditer(message):
        named = _NAMED.search(folded[max(0, code.start() - _LONGEST) : code.start()])
        plainly = _PLAINLY.fullmatch(code["ref"])
        digits = sum(char.isdigit() for char in code["ref"])
        reading = Found(code["ref"].upper(), code.start(), code.end())
        free = not any(reading.overlaps(other) for other in found)
        if free and (plainly or (named and digits >= _FEWEST_DIGITS)):
            found.append(reading)
    return sorted(found, key=lambda each: each.start)


def _read(message: str, folded: str, start: int, fewest: int) -> Found[str] | None:
    written = _REFERENCE.match(folded, start)
    if written is None or folded[start - 1 : start].isalnum():
        return None
    value = message[start : written.end()].replace(" ", "").upper()
    digits = sum(char.isdigit() for char in value)
    mixed = digits >= _FEWEST_DIGITS and digits < len(value)
    if not _SHORTEST <= len(value) <= _LONGEST or (
        digits < fewest and not (mixed and fewest < _LONG)
    ):
        return None
    if (
        _DATE.fullmatch(value)
        or _UNIT.match(folded, written.end())
        or "@" in folded[written.end() :][:1]
    ):
        return None
    return Found(value, start, written.end())
