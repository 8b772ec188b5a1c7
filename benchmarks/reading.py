"""Reading facts in a message and in a long story, beside the French model's own pass."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

import spacy

from bot.extraction.facts import read_facts
from bot.extraction.pipeline import MODEL

_TODAY: Final = date(2026, 3, 5)
_PIECE: Final = (
    "bonjour jai acheté un iphone 13 sur leboncoin 450€ a un certain Kevin_92, viré le 3 mars sur "
    "FR76 3000 6000 0112 3456 7890 189, depuis plus de nouvelles il repond plus au 06 12 34 56 78, "
    "j'ai écrit trois fois à kevin.dupont@example.org et l'annonce a disparu le lendemain. "
)
_RUNS: Final = 30


@dataclass(frozen=True)
class Reading:
    """Milliseconds for one text, median of thirty.

    Attributes:
        words: how long the text is.
        ours: what our finders take.
        model: what the whole French model takes.
    """

    words: int
    ours: float
    model: float


def measure_reading() -> list[Reading]:
    """Return the times for a message of fifty words and a story of a thousand."""
    model = spacy.load(MODEL)
    return [_measured(model, " ".join((_PIECE * 25).split()[:words])) for words in (50, 1000)]


def _measured(model: Callable[[str], object], text: str) -> Reading:
    ours = _median(lambda each: read_facts(each, _TODAY), text)
    return Reading(len(text.split()), ours, _median(model, text))


def _median(read: Callable[[str], object], text: str) -> float:
    read(text)
    times = []
    for run in range(_RUNS):
        # A text that was read just before is remembered: each run has one of its own.
        own = f"{text}{run}"
        began = time.perf_counter()
        read(own)
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)
