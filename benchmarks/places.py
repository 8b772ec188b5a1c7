"""Finding the commune that a victim names."""

import statistics
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.places import resolve

_RUNS: Final = 30
_WRITTEN: Final = (
    ("a name and its postcode", "44800 st herblain"),
    ("the same, mistyped", "44800 sain herblin"),
    ("a mistyped name alone", "sain herblin"),
)


@dataclass(frozen=True)
class Finding:
    """Milliseconds to find a commune, median of thirty; the first line is the reading of all."""

    what: str
    milliseconds: float


def measure_places() -> Sequence[Finding]:
    """Return how long the communes take to read, once, and one of them to find."""
    began = time.perf_counter()
    communes = load_communes()
    findings = [Finding("the communes themselves, once", _since(began))]
    for what, text in _WRITTEN:
        times = []
        for _ in range(_RUNS):
            began = time.perf_counter()
            resolve(text, communes)
            times.append(_since(began))
        findings.append(Finding(what, statistics.median(times)))
    return findings


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000
