"""What a story states about the case: yes-or-no facts, from a lexicon of French turns."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from bot.complaint.facts import FactName
from bot.extraction.folding import fold
from bot.extraction.found import Found
from bot.extraction.spelling import mend

_FOLDER: Final = Path(__file__).parent / "lexicon"
_LEXICONS: Final = ("statements.yml", "situations.yml")
_BEFORE: Final = 40
_BEHIND: Final = 50
_PLACEHOLDER: Final = re.compile(r"<(\w+)>")
_SENTENCE: Final = re.compile(r"[.!?;\n]")
# « si je ne reçois rien », « j'ai peur d'être bloqué »: nothing has happened. « Même si » has.
_SUPPOSED: Final = re.compile(
    r"(?<!meme )\b(?:si jamais|si (?=je|j'|il|elle|on|nous|le|la|mon|ma|un|c')"
    r"|s'(?:il|ils|elle)\b|au cas ou"
    r"|j'espere|pourvu qu|avant qu|peur (?:de|d'|qu)|crain[st] (?:de|d'|qu)|risqu\w+ (?:de|d')"
    r"|est[ -]ce que|comment (?:faire|savoir)|imagin\w+)[^,]*$"
)


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
    not_before: re.Pattern[str] | None


def find_statements(message: str) -> list[Found[Statement]]:
    """Find what a message states, each fact at most once.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.

    Returns:
        The statements, one a fact, in the order of the lexicon: first as it was typed, then what
        only its mended spelling says.
    """
    found = _stated(fold(message))
    mended = mend(message)
    if mended.moves:
        for fact, stated in _stated(mended.text).items():
            start, end = mended.span(stated.start, stated.end)
            found.setdefault(fact, Found(stated.value, start, end))
    return list(found.values())


def _stated(folded: str) -> dict[FactName, Found[Statement]]:
    found: dict[FactName, Found[Statement]] = {}
    for turn in _turns():
        if turn.statement.fact in found:
            continue
        for written in turn.pattern.finditer(folded):
            if _holds(turn, folded, written.start(), written.end()):
                found[turn.statement.fact] = Found(turn.statement, written.start(), written.end())
                break
    return found


def _holds(turn: _Turn, folded: str, start: int, end: int) -> bool:
    """Tell whether nothing around the words turns their sense around."""
    before = _SENTENCE.split(folded[max(0, start - _BEFORE) : start])[-1]
    if _SUPPOSED.search(before + folded[start : start + 4]):
        return False
    if turn.not_after is not None and turn.not_after.search(before):
        return False
    behind = folded[end : end + _BEHIND]
    return turn.not_before is None or turn.not_before.match(behind) is None


@cache
def _turns() -> Sequence[_Turn]:
    turns = []
    for name in _LEXICONS:
        lexicon = yaml.safe_load((_FOLDER / name).read_text(encoding="utf-8"))
        turns += [_turn(entry, lexicon["words"]) for entry in lexicon["statements"]]
    return turns


def _turn(entry: Mapping[str, Any], words: Mapping[str, str]) -> _Turn:
    patterns = "|".join(_filled(pattern, words) for pattern in entry["any"])
    after, before = entry.get("not_after"), entry.get("not_before")
    return _Turn(
        Statement(FactName(entry["fact"]), entry["value"], entry.get("inferred", False)),
        re.compile(rf"(?<!\w)(?:{patterns})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{_filled(after, words)}) ?$") if after else None,
        re.compile(rf"(?:{_filled(before, words)})") if before else None,
    )


def _filled(pattern: str, words: Mapping[str, str]) -> str:
    """Return the pattern with the names between < and > replaced by their words."""
    return _PLACEHOLDER.sub(lambda name: words[name[1]], pattern)
