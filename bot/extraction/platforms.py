"""The sites and applications that victims name (« plateformes »), from a lexicon."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.extraction.folding import fold
from bot.extraction.found import Found

_LEXICON: Final = Path(__file__).parent / "lexicon" / "platforms.yml"


@dataclass(frozen=True)
class _Lexicon:
    pattern: re.Pattern[str]
    names: dict[str, tuple[str, str]]


def find_platforms(message: str) -> list[Found[str]]:
    """Find the platforms in a message, by their usual name, each once.

    Returns:
        Names as in the lexicon, in the order of the text; ``role`` is ``sale``, ``contact`` or
        ``payment``.
    """
    lexicon = _lexicon()
    found: list[Found[str]] = []
    for written in lexicon.pattern.finditer(fold(message)):
        name, role = lexicon.names[written[0]]
        if not any(each.value == name for each in found):
            found.append(Found(name, written.start(), written.end(), role))
    return found


@cache
def _lexicon() -> _Lexicon:
    entries = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    names = {form: (entry["name"], entry["role"]) for entry in entries for form in entry["forms"]}
    longest_first = sorted(names, key=len, reverse=True)
    forms = "|".join(re.escape(form) for form in longest_first)
    return _Lexicon(re.compile(rf"(?<![\w.@])(?:{forms})(?![\w@])"), names)
