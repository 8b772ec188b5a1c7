"""Parcel numbers (« numéros de suivi »): verified where the carrier publishes a check digit."""

import re
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.labels import CARRIER, LABELS, PARCEL, label_of

# Two letters, eight digits and their check, a country: La Poste, Chronopost, every post office.
_S10: Final = re.compile(
    r"(?<!\w)(?P<service>[A-Z]{2})[ ]?(?P<digits>\d(?:[ ]?\d){8})[ ]?(?P<country>[A-Z]{2})(?!\w)",
    re.IGNORECASE,
)
_S10_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)
_UPS: Final = re.compile(r"(?<!\w)1Z(?:[ ]?[0-9A-Z]){16}(?!\w)", re.IGNORECASE)
# Colissimo's two letters or digits of product, then eleven digits: « 6A12345678901 ».
_COLISSIMO: Final = re.compile(r"(?<!\w)[5-9][A-Z](?:[ ]?\d){11}(?!\w)", re.IGNORECASE)
_AMAZON: Final = re.compile(r"(?<!\w)TBA\d{12}(?!\w)", re.IGNORECASE)
_WORD: Final = "|".join(form for form, label in LABELS.items() if label in (PARCEL, CARRIER))
_SIGNED: Final = re.compile(
    rf"\b(?:{_WORD})(?!\w)[^.!?\n\d]{{0,40}}?[\s:°#(](?P<number>[a-z]{{0,4}}\d[a-z0-9]*)"
)
_NUMBER: Final = re.compile(r"[a-z]{0,4}\d[a-z0-9]*(?:[ -]\d[a-z0-9]*)*(?![\w@])")
_FEWEST: Final = 8
_MOST: Final = 30
_FEWEST_DIGITS: Final = 7
_UNIT: Final = re.compile(r"\s?(?:€|euros?\b|eur\b|kg|km)")
_DATE: Final = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}")


def find_parcels(message: str) -> list[Found[str]]:
    """Find the numbers by which carriers follow parcels.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Compact upper-case numbers in the order of the text. ``certain`` is false when the
        check digit, where there is one, is wrong.

    Source:
        Universal Postal Union, standard S10; UPS's modulus 10 of « 1Z » numbers. Colissimo,
        Mondial Relay and the others publish no check: the shape or the word before tells.
    """
    folded = fold(message)
    found: list[Found[str]] = []
    for pattern, check in ((_S10, _s10), (_UPS, _ups), (_COLISSIMO, None), (_AMAZON, None)):
        for written in pattern.finditer(message):
            value = written[0].replace(" ", "").upper()
            right = check is None or check(value)
            if right or label_of(folded, written.start()) in (PARCEL, CARRIER):
                _add(found, Found(value, written.start(), written.end(), certain=right))
    for written in _SIGNED.finditer(folded):
        _add(found, _labelled(message, folded, written.start("number")))
    return sorted(found, key=lambda each: each.start)


def _add(found: list[Found[str]], reading: Found[str] | None) -> None:
    if reading and not any(reading.overlaps(other) for other in found):
        found.append(reading)


def _labelled(message: str, folded: str, start: int) -> Found[str] | None:
    written = _NUMBER.match(folded, start)
    if written is None or _DATE.match(folded, start):
        return None
    value = re.sub(r"[ -]", "", message[start : written.end()]).upper()
    digits = sum(char.isdigit() for char in value)
    # Ten digits from 0 are a telephone: « suivi par sms au 06 … ».
    phone = re.fullmatch(r"0[1-9]\d{8}|33[67]\d{8}", value) and (
        " " in message[start : written.end()] or label_of(folded, start) != PARCEL
    )
    # « 00KQ1234 »: fewer digits are enough among capitals.
    typed = message[start : written.end()]
    enough = digits >= _FEWEST_DIGITS or (typed.isupper() and digits > _FEWEST // 2)
    if not _FEWEST <= len(value) <= _MOST or not enough or phone:
        return None
    return None if _UNIT.match(folded, written.end()) else Found(value, start, written.end())


def _s10(value: str) -> bool:
    total = sum(
        int(digit) * weight for digit, weight in zip(value[2:10], _S10_WEIGHTS, strict=True)
    )
    return int(value[10]) == {10: 0, 11: 5}.get(11 - total % 11, 11 - total % 11)


def _ups(value: str) -> bool:
    # Letters count as 2 for A, 3 for B … and start again after ten.
    digits = [int(c) if c.isdigit() else (ord(c) - 63) % 10 for c in value[2:17]]
    total = sum(digits[0::2]) + 2 * sum(digits[1::2])
    return value[17].isdigit() and (10 - total % 10) % 10 == int(value[17])
