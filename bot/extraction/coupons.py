"""Codes of prepaid coupons and gift cards, by the brand before them and the brand's own shape."""

import re
from collections.abc import Mapping
from typing import Final

from bot.extraction.folding import fold
from bot.extraction.found import Found

# How each brand prints its codes, without spaces or dashes; « x » is a letter or a digit.
BRANDS: Final[Mapping[str, str]] = {
    r"pcs(?: mastercard)?": r"[a-z0-9]{10}|\d{16}",
    r"trans ?cash": r"\d{12}|[a-z0-9]{12}",
    r"neo ?surf": r"[a-z0-9]{10}",
    r"pay ?safe ?cards?|pay ?safe": r"\d{16}",
    r"toneo(?: first)?": r"[a-z0-9]{10}|\d{12,16}",
    r"cash ?lib|ca\$hlib": r"[a-z0-9]{16}",
    r"google ?play": r"[a-z0-9]{16}|[a-z0-9]{20}",
    r"steam": r"[a-z0-9]{15}|[a-z0-9]{18}",
    r"amazon": r"[a-z0-9]{14,15}",
    r"itunes|app ?store|apple": r"[a-z0-9]{16}",
    r"xbox": r"[a-z0-9]{25}",
    r"playstation|psn": r"[a-z0-9]{12}",
    r"(?:flexepin|jeton cash|jeton|bitnovo|azteco)": r"\d{16}",
    r"(?:carte|ticket|coupon|recharge|bon)s? (?:cadeaux?|prepayee?s?|d'achat)": r"[a-z0-9]{10,20}",
    r"(?:recharge|coupon)s?": r"[a-z0-9]{10,16}",
}
_BRAND: Final = re.compile(
    "|".join(rf"(?P<b{rank}>\b(?:{form})(?!\w))" for rank, form in enumerate(BRANDS))
)
_SHAPES: Final = tuple(re.compile(shape) for shape in BRANDS.values())
_CODE: Final = re.compile(r"(?<![\w/@.-])[a-z0-9]{2,25}(?:[ -][a-z0-9]{2,6}){0,6}(?![\w@€$])")
_WORDS: Final = re.compile(
    r"(?:codes?|recharges?|coupons?|tickets?|numeros?|cartes?|pin|envoy\w+)\b"
)
_PHONE: Final = re.compile(r"0[1-9]\d{8}")
_AFTER: Final = 160
_RIGHT_AFTER: Final = 24
_FEWEST_DIGITS: Final = 3


def find_coupons(message: str) -> list[Found[str]]:
    """Find the codes of prepaid coupons and gift cards.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        Upper-case codes without spaces or dashes, in the order of the text: each stands
        after its brand, in the same paragraph.

    Source:
        The issuers' help pages: length and alphabet of each code.
    """
    folded = fold(message)
    found: list[Found[str]] = []
    brands = list(_BRAND.finditer(folded))
    for brand, following in zip(brands, [*brands[1:], None], strict=False):
        shape = _SHAPES[int(str(brand.lastgroup)[1:])]
        end = min(brand.end() + _AFTER, following.start() if following else len(folded))
        area = folded[: _paragraph_end(folded, brand.end(), end)]
        # Without the word « code », only what stands right after the brand is one.
        named = _WORDS.search(folded, max(0, brand.start() - _AFTER // 2), len(area))
        area = area if named else area[: brand.end() + _RIGHT_AFTER]
        found += _codes(message, area, brand.end(), shape)
    return found


def _paragraph_end(folded: str, start: int, end: int) -> int:
    blank = folded.find("\n\n", start, end)
    return end if blank < 0 else blank


def _codes(message: str, area: str, start: int, shape: re.Pattern[str]) -> list[Found[str]]:
    found = []
    while (written := _CODE.search(area, start)) is not None:
        code = next((each for each in _windows(written) if _fits(message, each, shape)), None)
        start = code[1] if code else written.end()
        if code:
            value = re.sub(r"[ -]", "", message[code[0] : code[1]]).upper()
            found.append(Found(value, *code))
    return found


def _fits(message: str, window: tuple[int, int], shape: re.Pattern[str]) -> bool:
    typed = message[window[0] : window[1]]
    value = re.sub(r"[ -]", "", typed).lower()
    groups = re.findall(r"[^ -]+", typed)
    # « 150 euros au » is of the length: letters alone must be capitals to be a group of a code.
    plain = any(group.isalpha() and not group.isupper() for group in groups)
    digits = sum(char.isdigit() for char in value)
    phone = len(groups) > 1 and _PHONE.fullmatch(value)
    return bool(shape.fullmatch(value)) and digits >= _FEWEST_DIGITS and not plain and not phone


def _windows(written: re.Match[str]) -> list[tuple[int, int]]:
    """Return where the code may begin and end: words stand before and after its groups."""
    groups = list(re.finditer(r"[a-z0-9]+", written[0]))
    offset = written.start()
    return [
        (offset + first.start(), offset + last.end())
        for index, first in enumerate(groups)
        for last in reversed(groups[index:])
    ]
