"""Whose national plan a telephone number follows, and its E.164 form."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from phonenumbers import (
    NumberParseException,
    PhoneNumber,
    PhoneNumberFormat,
    format_number,
    is_valid_number,
    is_valid_number_for_region,
    parse,
)

# Overseas, French ten-digit numbers have country codes of their own (Arcep's numbering plan).
_OVERSEAS: Final[Mapping[str, tuple[str, ...]]] = {
    "GP": ("0590", "0690", "0691"),
    "GF": ("0594", "0694"),
    "MQ": ("0596", "0696", "0697"),
    "RE": ("0262", "0263", "0692", "0693"),
    "YT": ("0269", "06390", "06391", "06392", "06396", "06397"),
}
# Words around a number that say where it is of, in folded text.
COUNTRIES: Final[Mapping[str, str]] = {
    "BE": r"belges?|belgique|bruxelles|\+32|proximus",
    "CH": r"suisses?|geneve|lausanne|\+41|natel",
    "LU": r"luxembourg\w*|\+352",
    "CA": r"canad\w+|quebec\w*|montreal",
    "MA": r"maroc\w*|\+212",
    "DZ": r"algeri\w+|\+213",
    "TN": r"tunisi\w+|\+216",
    "CI": r"ivoirien\w*|cote d'ivoire|\+225",
    "BJ": r"beninois\w*|benin|\+229",
    "SN": r"senegal\w*|\+221",
    "CM": r"camerou\w+|\+237",
    "GB": r"anglais\w*|britannique|royaume-uni|angleterre",
    "ES": r"espagn\w+",
    "IT": r"itali\w+",
    "DE": r"allemand\w*|allemagne",
    "US": r"americain\w*|etats-unis",
}
_COUNTRY: Final = re.compile(
    rf"(?<!\w)(?:{'|'.join(f'(?P<{region}>{words})' for region, words in COUNTRIES.items())})"
    r"(?!\w)"
)
# « un numéro belge : … », « … en Belgique »; further away the word speaks of something else.
_BEFORE: Final = 30
_AFTER: Final = 22
_FRENCH: Final = re.compile(r"0[1-9]\d{8}")
# How people set apart the digits of a number, where that tells the country.
_GROUPINGS: Final[Mapping[str, tuple[tuple[int, ...], ...]]] = {
    "BE": ((4, 2, 2, 2), (4, 3, 3), (4, 6), (2, 3, 2, 2), (3, 2, 2, 2), (1, 3, 2, 2)),
    "CH": ((3, 3, 2, 2), (3, 3, 4)),
    "CA": ((3, 3, 4), (1, 3, 3, 4)),
}


def international(typed: str) -> str:
    """Return the E.164 form of a number typed with its country's code; ``""`` if it is none.

    Args:
        typed: with « + » or « 00 »; a bracketed (0) may follow the code.

    Source:
        ITU-T E.164, and the national plans that phonenumbers carries.
    """
    digits = "+" + re.sub(r"\D", "", typed).removeprefix("00")
    digits = re.sub(r"^\+330(?=[1-9]\d{8}$)", "+33", digits)
    if digits.startswith("+33") and len(digits) == len("+33612345678"):
        return _french("0" + digits[3:])
    number = _parsed(digits, None)
    return format_number(number, PhoneNumberFormat.E164) if number and is_valid(number) else ""


def is_valid(number: PhoneNumber) -> bool:
    """Tell whether a number is assigned, or lies in a range that is kept for fiction."""
    # Ofcom keeps 07700 900xxx for drama, the North American plan 555-01xx.
    fiction = number.country_code == 44 and str(number.national_number).startswith("7700900")  # noqa: PLR2004
    return fiction or is_valid_number(number)


def national(digits: str, groups: tuple[int, ...], around: tuple[str, str]) -> str:
    """Return the E.164 form of a number typed without its country's code; ``""`` if it is none.

    Args:
        digits: the digits alone.
        groups: how many stood together.
        around: the folded text before and after the number.
    """
    for region in _regions(groups, around):
        number = _parsed(digits, region)
        if number and is_valid_number_for_region(number, region):
            return format_number(number, PhoneNumberFormat.E164)
    return _french(digits)


def _regions(groups: tuple[int, ...], around: tuple[str, str]) -> Iterator[str]:
    before, after = around
    said = [*_COUNTRY.finditer(before[-_BEFORE:])][-1:] + [*_COUNTRY.finditer(after[:_AFTER])][:1]
    yield from (str(word.lastgroup) for word in said)
    for region, groupings in _GROUPINGS.items():
        if groups in groupings:
            yield region


def _french(digits: str) -> str:
    if not _FRENCH.fullmatch(digits):
        return ""
    for region, prefixes in _OVERSEAS.items():
        local = _parsed(digits, region) if digits.startswith(prefixes) else None
        if local:
            return format_number(local, PhoneNumberFormat.E164)
    # Not all are assigned: 06 39 98, which Arcep keeps for fiction, is no less a number.
    return f"+33{digits[1:]}"


def _parsed(digits: str, region: str | None) -> PhoneNumber | None:
    try:
        return parse(digits, region)
    except NumberParseException:
        return None
