"""Bank accounts: IBAN of any country, verified, a mistyped one reported as such; French RIB too."""

import re
from functools import cache
from typing import Final

from schwifty import IBAN
from schwifty.exceptions import SchwiftyException

from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.remembered import remembered
from bot.extraction.ribs import find_ribs

# Two letters and two digits; the letters O and I stand for digits in what people retype.
_START: Final = re.compile(
    r"(?:(?<![A-Za-z0-9])|(?<=iban))(?P<country>[A-Z]{2})(?P<gap>[ \u00a0\u202f.:-]?)"
    r"(?P<check>[\dOIl]{2})",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"[\s.:/_\u2010\u2011\u200b-]{0,3}(?P<group>[A-Za-z0-9]+)")
_LABEL: Final = re.compile(r"(?:iban|rib|compte|beneficiaire)\b[^.!?]{0,40}$")
_NAMED: Final = re.compile(r"\biban\b\W{0,4}$")
_LOOK_ALIKES: Final = str.maketrans("OIL", "011")
_BEFORE: Final = 60
# A group of four forgotten or typed twice still is an attempt at the number.
_SLIP: Final = 4
_FEWEST_DIGITS: Final = 10
_FEWEST_ABROAD: Final = 18
_LONGEST: Final = 34


@remembered
def find_ibans(message: str) -> list[Found[str]]:
    """Find the account numbers in a message.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Compact upper-case numbers in the order of the text. ``certain`` is false when the
        checksum is wrong: the number is then as it was typed, never repaired. A French RIB
        comes as the IBAN it stands for.

    Source:
        ISO 13616, through schwifty's registry of national lengths.
    """
    found: list[Found[str]] = []
    for written in _START.finditer(message):
        if found and written.start() < found[-1].end:
            continue
        read = _read(written, message)
        if read:
            found.append(read)
    ribs = [rib for rib in find_ribs(message) if not any(rib.overlaps(each) for each in found)]
    return sorted([*found, *ribs], key=lambda each: each.start)


def _read(written: re.Match[str], message: str) -> Found[str] | None:
    length, letters = _plan(written["country"].upper())
    before = fold(message[max(0, written.start() - _BEFORE) : written.start()])
    # No country has these letters: only right after « IBAN » are they a slip, not « le 06 … ».
    labelled = (_LABEL if length else _NAMED).search(before)
    if not length and not (labelled and written["country"].isupper()):
        return None
    typed = f"{written['country']}{written['check']}"
    ends = [(typed, written.end())]
    while len(typed) < (length or _LONGEST) + _SLIP:
        group = _GROUP.match(message, ends[-1][1])
        if group is None or not _belongs(group["group"], letters[len(typed) :]):
            break
        exact = length - len(typed)
        if _valid(typed + group["group"][:exact]) and not group["group"][exact:][:1].isdigit():
            return _found(typed + group["group"][:exact], written, group.start("group") + exact)
        typed += group["group"]
        ends.append((typed, group.end()))
    return _mistyped(written, ends, length, sure=bool(labelled))


def _mistyped(
    written: re.Match[str], ends: list[tuple[str, int]], length: int, *, sure: bool
) -> Found[str] | None:
    """Return the beginning that comes nearest to an account number, if one comes near."""
    # The right length if groups end there, else all that may be a slip.
    near = [each for each in ends if abs(len(each[0]) - (length or _LONGEST)) <= _SLIP]
    exact = [each for each in ends if len(each[0]) == length]
    typed, end = (exact or near or ends)[-1]
    digits = sum(char.isdigit() for char in typed)
    capitals = written["country"].isupper() and not written["gap"]
    likely = sure or capitals or _valid(typed.upper().translate(_LOOK_ALIKES))
    fewest = _FEWEST_DIGITS if length else _FEWEST_ABROAD
    if not likely or digits < fewest or (length and abs(len(typed) - length) > _SLIP):
        return None
    return _found(typed, written, end)


def _found(typed: str, written: re.Match[str], end: int) -> Found[str]:
    compact = typed.upper()
    return Found(compact, written.start(), end, certain=_valid(compact))


def _belongs(group: str, letters: str) -> bool:
    """Tell whether a group is part of the number: words follow it in what people type."""
    if not group.isalpha():
        return True
    expected = letters[: len(group)]
    if len(group) > _SLIP or len(expected) < len(group) or " " in expected:
        return False
    return "c" not in expected or (group.isupper() and len(group) == _SLIP)


@cache
def _plan(country: str) -> tuple[int, str]:
    """Return a country's length (0 without IBAN), and ``a`` or ``c`` where letters may stand."""
    try:
        spec = IBAN(country + "00", allow_invalid=True).spec
    except SchwiftyException:
        return 0, ""
    parts = re.findall(r"(\d+)!?([nac])", spec.bban_spec)
    kinds = "".join((" " if kind == "n" else kind) * int(count) for count, kind in parts)
    return int(spec.iban_length), " " * 4 + kinds


def _valid(compact: str) -> bool:
    try:
        return bool(IBAN(compact.upper(), allow_invalid=True).validate())
    except (SchwiftyException, ValueError):
        return False
