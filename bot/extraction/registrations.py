"""Companies by their registration number: SIREN, SIRET, and the VAT number made of it."""

import re
from typing import Final

from stdnum.fr import siren, siret

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.labels import COMPANY, label_of

_NUMBER: Final = re.compile(
    r"(?<![\w.+])(?P<vat>fr[ ]?[0-9a-z]{2}[ ]?)?"
    r"(?P<digits>\d{3}[ .]?\d{3}[ .]?\d{3}(?:[ .]?\d{5})?)(?![\w]|[ .]\d)"
)
_SIREN_DIGITS: Final = 9


def find_registrations(message: str) -> list[Found[str]]:
    """Find the SIREN, SIRET and VAT numbers that their word announces.

    They name a company more surely than its name, so they are of that kind, and their digits
    are the normal form. Without « SIRET », « RCS » … before, nine digits are anything.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Compact numbers in the order of the text; ``certain`` is false when the Luhn check fails.

    Source:
        Insee, répertoire Sirene, through python-stdnum.
    """
    folded = fold(message)
    found = []
    for written in _NUMBER.finditer(folded):
        if label_of(folded, written.start()) != COMPANY:
            continue
        digits = re.sub(r"\D", "", written["digits"])
        right = (siren if len(digits) == _SIREN_DIGITS else siret).is_valid(digits)
        value = re.sub(r"\s", "", written["vat"] or "").upper() + digits
        found.append(Found(value, written.start(), written.end(), certain=right))
    return found
