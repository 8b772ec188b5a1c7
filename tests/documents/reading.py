"""Reads a PDF back: its words through the fonts' own tables, and its structure."""

import io
import re
from collections.abc import Iterator, Mapping

import pikepdf


def characters_of(pdf: bytes) -> str:
    """Return the characters that a PDF draws, line after line without a break."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return "".join(char for page in opened.pages for char in _characters(page))


def text_of(pdf: bytes) -> str:
    """Return the words of a PDF without any white space: lines break where they like."""
    return squeezed(characters_of(pdf))


def squeezed(text: str) -> str:
    """Return a text without white space and soft breaks, to be looked for in a PDF."""
    return re.sub(r"[\s\u200b\u00ad]+", "", text)


def pages_of(pdf: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def tags_of(pdf: bytes) -> set[str]:
    """Return the kinds of structure elements that a PDF is tagged with."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return {
            str(each.get("/S"))
            for each in opened.objects
            if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each
        }


def _characters(page: pikepdf.Page) -> Iterator[str]:
    fonts = {
        name: _table(font.ToUnicode.read_bytes().decode())
        for name, font in page.resources.get("/Font", {}).items()
    }
    table: Mapping[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "Tf":
            table = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            yield from _shown(bytes(operands[0]), table)
        elif str(operator) == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    yield from _shown(bytes(part), table)


def _shown(codes: bytes, table: Mapping[int, str]) -> Iterator[str]:
    for index in range(0, len(codes), 2):
        yield table.get(int.from_bytes(codes[index : index + 2], "big"), "\ufffd")


def _table(written: str) -> dict[int, str]:
    """Read a font's « ToUnicode » table: which characters each glyph stands for."""
    table = {}
    for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", _blocks(written, "range")):
        for step in range(int(last, 16) - int(first, 16) + 1):
            table[int(first, 16) + step] = chr(ord(_utf16(text)[-1]) + step)
    for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", _blocks(written, "char")):
        table[int(code, 16)] = _utf16(text)
    return table


def _blocks(written: str, kind: str) -> str:
    return "\n".join(re.findall(rf"beginbf{kind}(.*?)endbf{kind}", written, re.DOTALL))


def _utf16(text: str) -> str:
    return bytes.fromhex(text).decode("utf-16-be")
