"""Each French word has one translation, and the code quotes it where it is defined."""

import inspect
import re
from pkgutil import resolve_name

import pytest

from bot.bootstrap.settings import ROOT

ROWS = re.findall(
    r"^\| ([^|]+) \| [^|]+ \| `(bot[\w.]+)` \|$",
    (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8"),
    re.MULTILINE,
)


def test_the_glossary_has_rows() -> None:
    assert len(ROWS) >= 12


@pytest.mark.parametrize(("word", "identifier"), ROWS)
def test_a_word_is_quoted_where_it_is_defined(word: str, identifier: str) -> None:
    # A member of an enumeration is defined by its class.
    places = (identifier, identifier.rpartition(".")[0])
    docstrings = [inspect.getdoc(resolve_name(place)) or "" for place in places]

    assert [text for text in docstrings if f"« {word} »" in text]
