"""French account numbers in their old form (« RIB »): bank, branch, account and key, verified."""

import re
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found

_APART: Final = r"[\s.,:;|/-]{0,3}"
_NAMED: Final = (
    r"(?:(?:code\ )?(?:guichet|agence)|(?:n[°o]|numero)?\ ?(?:de\ |du\ )?compte|cle(?:\ rib)?)?"
)
_GAP: Final = rf"{_APART}{_NAMED}{_APART}"
_RIB: Final = re.compile(
    rf"""(?<![a-z0-9])(?<!\d[ .-])
    (?P<bank>\d{{5}}){_GAP}(?P<branch>\d{{5}}){_GAP}
    (?P<account>[a-z0-9](?:[ ]?[a-z0-9]){{10}}){_GAP}(?P<key>\d{{2}})(?![ ]?\d)""",
    re.VERBOSE,
)
_LABEL: Final = re.compile(r"\b(?:rib|compte|iban|virement|code banque)\b[^.!?]{0,60}$")
_BEFORE: Final = 80
# Letters in an account number count as the digits 1 to 9, twice over, then 2 to 9.
_LETTERS: Final = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")


def find_ribs(message: str) -> list[Found[str]]:
    """Find the French account numbers that are not written as IBAN.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The IBAN that each stands for, « FR76… »; after the word « RIB », one whose key is wrong
        is kept as typed, compact, and not ``certain``.

    Source:
        Comité français d'organisation et de normalisation bancaires, « clé RIB »; the key makes
        the check digits of the IBAN always 76.
    """
    folded = fold(message)
    found = []
    for written in _RIB.finditer(folded):
        account = written["account"].replace(" ", "").upper()
        compact = f"{written['bank']}{written['branch']}{account}{written['key']}"
        labelled = _LABEL.search(folded[max(0, written.start() - _BEFORE) : written.start()])
        if _key(written["bank"], written["branch"], account) == int(written["key"]):
            found.append(Found(f"FR76{compact}", written.start(), written.end()))
        elif labelled:
            found.append(Found(compact, written.start(), written.end(), certain=False))
    return found


def _key(bank: str, branch: str, account: str) -> int:
    digits = int(account.translate(_LETTERS))
    return 97 - (89 * int(bank) + 15 * int(branch) + 3 * digits) % 97
