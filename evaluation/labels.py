"""How right a classifier is: per label, overall, and what it takes for what."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """One label's figures, from 0 to 1.

    Attributes:
        label: which one.
        precision: of those said to be it, how many are.
        recall: of those that are it, how many are said to be.
        f1: their harmonic mean.
        support: how many examples are it.
    """

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True)
class Report:
    """What one classifier did on one set.

    Attributes:
        accuracy: how many answers are right, from 0 to 1.
        macro_f1: the mean of the labels' F1, each label counting the same.
        scores: one a label of the set, in alphabetical order.
        confusions: (truth, answer) and how often, the most frequent first.
    """

    accuracy: float
    macro_f1: float
    scores: Sequence[Score]
    confusions: Sequence[tuple[Pair, int]]

    def recall(self, label: str) -> float:
        """Return a label's recall; 0 for one that the set does not hold."""
        return next((score.recall for score in self.scores if score.label == label), 0.0)


def report(truths: Sequence[str], answers: Sequence[str]) -> Report:
    """Compare answers to the truth, one for one.

    Raises:
        ValueError: there are not as many, or there are none.
    """
    pairs = list(zip(truths, answers, strict=True))
    if not pairs:
        raise ValueError("nothing to score")
    scores = [_score(label, pairs) for label in sorted(set(truths))]
    wrong = Counter(pair for pair in pairs if pair[0] != pair[1])
    return Report(
        accuracy=1 - wrong.total() / len(pairs),
        macro_f1=sum(score.f1 for score in scores) / len(scores),
        scores=scores,
        confusions=wrong.most_common(),
    )


def f_score(precision: float, recall: float) -> float:
    """Return the harmonic mean of both, 0 when both are."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


def _score(label: str, pairs: Sequence[Pair]) -> Score:
    support = sum(truth == label for truth, _ in pairs)
    said = sum(answer == label for _, answer in pairs)
    right = sum(truth == answer == label for truth, answer in pairs)
    precision = right / said if said else 0.0
    recall = right / support
    return Score(label, precision, recall, f_score(precision, recall), support)
