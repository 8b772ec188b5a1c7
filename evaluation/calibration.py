"""Whether a confidence of 0.8 is right eight times in ten."""

from collections.abc import Iterator, Sequence
from typing import Final

_BINS: Final = 15

# How sure an answer was, from 0 to 1, and whether it was right.
Verdict = tuple[float, bool]


def expected_calibration_error(verdicts: Sequence[Verdict]) -> float:
    """Return the mean gap between what is claimed and what is right, over fifteen even bins.

    Source:
        Guo, Pleiss, Sun, Weinberger, « On Calibration of Modern Neural Networks », 2017.
    """
    gaps = 0.0
    for held in _bins(verdicts):
        claimed = sum(confidence for confidence, _ in held)
        right = sum(verdict for _, verdict in held)
        gaps += abs(claimed - right)
    return gaps / len(verdicts) if verdicts else 0.0


def beyond(verdicts: Sequence[Verdict], threshold: float) -> tuple[float, float]:
    """Return the share of answers at least that sure, and how many of those are wrong."""
    kept = [verdict for confidence, verdict in verdicts if confidence >= threshold]
    share = len(kept) / len(verdicts) if verdicts else 0.0
    return share, (kept.count(False) / len(kept) if kept else 0.0)


def _bins(verdicts: Sequence[Verdict]) -> Iterator[list[Verdict]]:
    for index in range(_BINS):
        yield [each for each in verdicts if min(int(each[0] * _BINS), _BINS - 1) == index]
