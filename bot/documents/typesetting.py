"""Typesets a paper: a template of ours, and content that is never read as one."""

import json
import re
import textwrap
import unicodedata
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

_TEMPLATES: Final = Path(__file__).parent / "templates"
_BREAK_EVERY: Final = 24
_UNBROKEN: Final = re.compile(r"[^\s\u00a0\u202f]{25,}")
# Letters that the two fonts draw; what they cannot draw would stop a PDF/UA.
_DRAWN: Final = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x0370, 0x03FF),
    (0x0400, 0x04FF),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x202F, 0x2040),
    (0x2044, 0x2044),
    (0x20AC, 0x20AC),
    (0x2122, 0x2122),
    (0x2190, 0x2193),
)


def typeset(template: str, content: Mapping[str, Any], at: datetime) -> bytes:
    """Return a paper as a tagged PDF; the same content and moment give the same bytes.

    Args:
        template: the name of a file of ``templates``, without its ending.
        content: what the template shows; it travels as data, never as source.
        at: the moment of issue, which the file's metadata bear.

    Raises:
        typst.TypstError: the template is at fault.
    """
    return _compiled(template, content, at, pdf_standards="ua-1")


def typeset_mark(template: str, content: Mapping[str, Any], at: datetime) -> bytes:
    """Return a drawing to lay over a paper: one page as small as it is, untagged.

    Whoever lays it says in the paper's own structure what it shows.

    Raises:
        typst.TypstError: the template is at fault.
    """
    return _compiled(template, content, at, pdf_tags=False)


def _compiled(
    template: str,
    content: Mapping[str, Any],
    at: datetime,
    **options: Any,  # noqa: ANN401 - typst's own
) -> bytes:
    drawable = json.dumps(_drawable(content), ensure_ascii=False)
    pdf = typst.compile(
        str(_TEMPLATES / f"{template}.typ"),
        root=str(_TEMPLATES),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"data": drawable},
        timestamp=at.replace(microsecond=0),
        **options,
    )
    assert isinstance(pdf, bytes)
    return pdf


@cache
def _fonts() -> typst.Fonts:
    # The fonts that typst brings, alone: a paper looks the same on every machine.
    return typst.Fonts(include_system_fonts=False)


def _drawable(content: Any) -> Any:  # noqa: ANN401 - any shape that JSON has
    if isinstance(content, str):
        # Some telephones write « é » as two characters; the fonts draw it as one.
        composed = unicodedata.normalize("NFC", content)
        return _UNBROKEN.sub(_with_breaks, "".join(_glyph(char) for char in composed))
    if isinstance(content, Mapping):
        return {key: _drawable(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_drawable(value) for value in content]
    return content


def _with_breaks(word: re.Match[str]) -> str:
    """Let a link, or a word that somebody leaned on, break instead of leaving the page."""
    return "\u200b".join(textwrap.wrap(word[0], _BREAK_EVERY, break_on_hyphens=False))


def _glyph(char: str) -> str:
    """Return a character, or its name where no font draws it: an emoji may be evidence."""
    code, category = ord(char), unicodedata.category(char)
    drawn = any(first <= code <= last for first, last in _DRAWN)
    if char == "\n" or (drawn and category not in ("Cn", "Mn")):
        return char
    if char.isspace():
        return " "
    if category in ("Cc", "Cf", "Mn") or 0xFE00 <= code <= 0xFE0F:  # noqa: PLR2004 - variation selectors
        return ""
    return f"[{unicodedata.name(char, f'U+{code:04X}')}]"
