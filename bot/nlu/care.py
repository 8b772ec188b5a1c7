"""Cries for help that must not be missed, even where the classifier hesitates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.nlu.patterns import any_of, plain

_FILE: Final = Path(__file__).parent / "lexicon" / "care.yml"
# What words that decide alone are worth, and the least that a raised meaning is said with.
_SURE: Final = 0.9
_RAISED: Final = 0.5
# Below these chances the classifier is not hesitating, it sees something else: with words that
# hint, and without any. Chosen on the cross-validated curve of docs/adr/0003-classifiers.md.
_WITH_HINTS: Final = 0.08
_WITHOUT: Final = 0.25

Ranking = Sequence[tuple[str, float]]


@dataclass(frozen=True)
class Words:
    """The words of one cry for help.

    Attributes:
        sure: they decide alone.
        hints: they decide when the classifier thinks of it too.
        unless: what looks like it and is not.
    """

    sure: re.Pattern[str]
    hints: re.Pattern[str]
    unless: re.Pattern[str]


def hear_care(text: str, ranking: Ranking) -> list[tuple[str, float]]:
    """Return the ranking with distress or danger first, when the words or the chances call for it.

    Args:
        text: the message, untouched.
        ranking: every intent with its chance, the likeliest first.

    Returns:
        The same intents; the one that was raised comes first, the others keep their order.
    """
    chances, said = dict(ranking), plain(text)
    raised = {
        intent: strength
        for intent, words in _lexicon().items()
        if (strength := _strength(words, said, chances.get(intent, 0.0)))
    }
    if ranking[0][0] in _lexicon():
        raised.setdefault(ranking[0][0], max(_RAISED, ranking[0][1]))
    if not raised:
        return list(ranking)
    best = max(raised, key=lambda intent: (raised[intent], chances.get(intent, 0.0)))
    others = [(name, chance) for name, chance in ranking if name != best]
    return [(best, raised[best]), *others]


def _strength(words: Words, said: str, chance: float) -> float:
    """Return how surely a message cries for help; zero leaves it to the classifier."""
    if words.unless.search(said):
        return 0.0
    if words.sure.search(said):
        return max(_SURE, chance)
    floor = _WITH_HINTS if words.hints.search(said) else _WITHOUT
    return max(_RAISED, chance) if chance >= floor else 0.0


@cache
def _lexicon() -> Mapping[str, Words]:
    entries = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return {
        intent: Words(**{kind: any_of(patterns) for kind, patterns in kinds.items()})
        for intent, kinds in entries.items()
    }
