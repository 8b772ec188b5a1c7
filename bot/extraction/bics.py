"""Banks' codes (« BIC », « SWIFT »), after their word or beside an account number."""

import re
from typing import Final

from schwifty import BIC
from stdnum import bic

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.ibans import find_ibans

# Banks print it whole or in its four parts.
_CODE: Final = re.compile(
    r"(?<![\w@])[A-Z]{4}(?P<gap> ?)[A-Z]{2}(?P=gap)[A-Z0-9]{2}(?:(?P=gap)[A-Z0-9]{3})?(?![\w@])",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\b(?:bic|swift)\b[\w\s/:=.()'-]{0,20}$")
_BEFORE: Final = 35
_NEAR: Final = 60


def find_bics(message: str) -> list[Found[str]]:
    """Find the banks' codes in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Compact upper-case codes of 8 or 11 characters, of a real country. Without the word
        « BIC » before it, a code must stand near an IBAN and belong to a bank that is known.

    Source:
        ISO 9362, through python-stdnum for the form and schwifty for the banks.
    """
    folded = fold(message)
    accounts = find_ibans(message)
    found = []
    for written in _CODE.finditer(message):
        code = Found(written[0].replace(" ", "").upper(), written.start(), written.end())
        if any(code.overlaps(account) for account in accounts) or not bic.is_valid(code.value):
            continue
        before = folded[max(0, code.start - _BEFORE) : code.start]
        if _NAMED.search(before):
            likely = written[0].isupper() or _known(code.value)
        else:
            near = [account for account in accounts if _gap(code, account) <= _NEAR]
            likely = written[0].isupper() and any(_goes_with(code, account) for account in near)
        if likely:
            found.append(code)
    return found


def _gap(code: Found[str], account: Found[str]) -> int:
    return max(code.start - account.end, account.start - code.end, 0)


def _goes_with(code: Found[str], account: Found[str]) -> bool:
    """Tell a code from a word in capitals (« VIREMENT » has the form, of a bank in Montenegro)."""
    return code.value[4:6] == account.value[:2] or _known(code.value)


def _known(compact: str) -> bool:
    return any(BIC(code, allow_invalid=True).exists for code in (compact, compact[:8]))
