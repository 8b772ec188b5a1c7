"""Each French word has one translation, and the code quotes it where it is defined."""

import inspect
import re
from importlib import import_module

import pytest

from bot.bootstrap.settings import ROOT

ROWS = re.findall(
    r"^\| ([^|]+) \| [^|]+ \| `(bot[\w.]+)` \|$",
    (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def defined(identifier: str) -> list[object]:
    """Return what an identifier names, after the module, class or enumeration that holds it."""
    parts = identifier.split(".")
    found: list[object] = []
    for length in range(1, len(parts) + 1):
        try:
            found = [import_module(".".join(parts[:length]))]
        except ModuleNotFoundError:
            found.append(getattr(found[-1], parts[length - 1]))
    return found


def test_the_glossary_has_rows() -> None:
    assert len(ROWS) >= 12


@pytest.mark.parametrize(("word", "identifier"), ROWS)
def test_a_word_is_quoted_where_it_is_defined(word: str, identifier: str) -> None:
    docstrings = [inspect.getdoc(each) or "" for each in defined(identifier)]

    assert [text for text in docstrings if f"« {word} »" in text]
