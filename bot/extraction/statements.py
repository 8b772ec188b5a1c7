"""What a story states about the case: yes-or-no facts, from a lexicon of French turns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.complaint.facts import FactName
from bot.extraction.folding import fold
from bot.extraction.found import Found

_LEXICON: Final = Path(__file__).parent / "lexicon" / "statements.yml"
_BEFORE: Final = 14


@dataclass(frozen=True)
class Statement:
    """A fact, its encoded value, and whether the words imply it rather than say it."""

    fact: FactName
    value: str
    inferred: bool


@dataclass(frozen=True)
class _Turn:
    statement: Statement
    pattern: re.Pattern[str]
    not_after: re.Pattern[str] | None


def find_statements(message: str) -> list[Found[Statement]]:
    """Find what a message states, each fact at most once.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The statements, one a fact, in the order of the lexicon.
    """
    folded = fold(message)
    found: dict[FactName, Found[Statement]] = {}
    for turn in _turns():
        if turn.statement.fact in found:
            continue
        for written in turn.pattern.finditer(folded):
            if not _turned_around(turn, folded, written.start()):
                found[turn.statement.fact] = Found(turn.statement, written.start(), written.end())
                break
    return list(found.values())


def _turned_around(turn: _Turn, folded: str, start: int) -> bool:
    before = folded[max(0, start - _BEFORE) : start]
    return turn.not_after is not None and turn.not_after.search(before) is not None


@cache
def _turns() -> Sequence[_Turn]:
    entries = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))
    return [
        _Turn(
            Statement(FactName(entry["fact"]), entry["value"], entry.get("inferred", False)),
            re.compile(rf"(?<!\w)(?:{entry['pattern']})(?!\w)"),
            re.compile(rf"\b{entry['not_after']}\b") if "not_after" in entry else None,
        )
        for entry in entries
    ]
