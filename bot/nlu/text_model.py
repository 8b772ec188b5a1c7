"""A text classifier: which letters and words a text holds, and what it says as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import skops.io
from scipy.optimize import minimize_scalar
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from bot.extraction.folding import fold
from bot.nlu.concepts import concepts_of
from bot.nlu.sentences import sentence_vectors

_TRUSTED: Final = ["numpy.dtype", "scipy.sparse._csr.csr_matrix"]
# A question mark says as much as a word.
_WORD: Final = r"\w+|[^\w\s]"
_FOLDS: Final = 5
# Margins become chances by one number, sought between these (its logarithm).
_SHARPNESS: Final = (-2.0, 4.0)
_SEED: Final = 0


@dataclass(frozen=True)
class Features:
    """What a text is turned into, each part of length one.

    Attributes:
        letters: of the folded text, 2 to 5 within a word.
        words: of the same, one and two.
        centre: the mean sentence vector of the examples.
        concepts: what one concept weighs beside the others; 0 leaves them out.
    """

    letters: TfidfVectorizer
    words: TfidfVectorizer
    centre: np.ndarray
    concepts: float

    def of(self, texts: Sequence[str], sentences: np.ndarray) -> csr_matrix:
        """Return one row for each text, with its sentence vector."""
        folded = [fold(text) for text in texts]
        parts = [
            self.letters.transform(folded),
            self.words.transform(folded),
            csr_matrix(_of_length_one(sentences - self.centre)),
        ]
        if self.concepts:
            parts.append(csr_matrix(concepts_of(texts) * self.concepts))
        return hstack(parts).tocsr()


class TextModel:
    """Linear support vectors over letters, words and the sentence's vector.

    Letters make it hear « jai ete arnaké »; the vector, what no example says in these words;
    concepts, for stories, a threat whatever its words. Its margins are made chances by
    temperature, fitted on examples that were held out.
    """

    def __init__(self, features: Features, machine: LinearSVC, sharpness: float) -> None:
        self._features = features
        self._machine = machine
        self._sharpness = sharpness

    @classmethod
    def train(
        cls, texts: Sequence[str], labels: Sequence[str], penalty: float, concepts: float = 0.0
    ) -> "TextModel":
        """Learn from examples.

        Args:
            texts: the examples.
            labels: what each of them is.
            penalty: the inverse strength of regularization.
            concepts: what one concept weighs; see :class:`Features`.
        """
        folded = [fold(text) for text in texts]
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        words = TfidfVectorizer(
            ngram_range=(1, 2), sublinear_tf=True, token_pattern=_WORD, lowercase=False
        )
        sentences = sentence_vectors(texts)
        machine = LinearSVC(C=penalty, class_weight="balanced", random_state=_SEED)
        centre = sentences.mean(axis=0)
        features = Features(letters.fit(folded), words.fit(folded), centre, concepts)
        rows, answers = features.of(texts, sentences), np.asarray(labels)
        sharpness = _sharpness(rows, answers, machine)
        return cls(features, machine.fit(rows, answers), sharpness)

    @classmethod
    def load(cls, file: Path) -> "TextModel":
        """Read a model that :meth:`save` wrote; nothing in the file is executed."""
        letters, words, centre, concepts, machine, sharpness = skops.io.load(file, trusted=_TRUSTED)
        return cls(Features(letters, words, centre, concepts), machine, sharpness)

    def save(self, file: Path) -> None:
        """Write the model without pickling anything."""
        of = self._features
        parts = [of.letters, of.words, of.centre, of.concepts, self._machine, self._sharpness]
        skops.io.dump(parts, file)

    def rank(self, text: str) -> list[tuple[str, float]]:
        """Return every label with its chance, the likeliest first."""
        [chances] = self._chances([text])
        order = np.argsort(chances)[::-1]
        return [(str(self._machine.classes_[index]), float(chances[index])) for index in order]

    def chances_of(self, label: str, texts: Sequence[str]) -> Sequence[float]:
        """Return how likely each text is what a label says; zero for a label never learnt."""
        known = list(self._machine.classes_)
        if label not in known:
            return [0.0] * len(texts)
        return [float(chance) for chance in self._chances(texts)[:, known.index(label)]]

    def _chances(self, texts: Sequence[str]) -> np.ndarray:
        rows = self._features.of(texts, sentence_vectors(texts))
        return _chances(_margins(self._machine, rows), self._sharpness)


def _sharpness(features: csr_matrix, answers: np.ndarray, machine: LinearSVC) -> float:
    """Return the temperature's inverse under which held-out examples are the least surprising."""
    names, counts = np.unique(answers, return_counts=True)
    folds = min(_FOLDS, int(counts.min()))
    if folds < 2:  # noqa: PLR2004 - a label with one example leaves nothing to hold out
        return 1.0
    margins = np.zeros((len(answers), len(names)))
    splits = StratifiedKFold(folds, shuffle=True, random_state=_SEED)
    for seen, held_out in splits.split(features, answers):
        machine.fit(features[seen], answers[seen])
        margins[held_out] = _margins(machine, features[held_out])
    truth = np.searchsorted(names, answers)

    def surprise(logarithm: float) -> float:
        chances = _chances(margins, float(np.exp(logarithm)))
        return float(-np.log(chances[np.arange(len(truth)), truth] + 1e-12).mean())

    found = minimize_scalar(surprise, bounds=_SHARPNESS, method="bounded")
    return float(np.exp(found.x))


def _margins(machine: LinearSVC, features: csr_matrix) -> np.ndarray:
    """Return one column a label, also where there are two, of which the machine gives one."""
    margins = machine.decision_function(features)
    both = np.column_stack([-margins, margins]) if margins.ndim == 1 else margins
    return np.asarray(both, dtype=np.float64)


def _chances(margins: np.ndarray, sharpness: float) -> np.ndarray:
    scaled = margins * sharpness
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True), dtype=np.float64)


def _of_length_one(rows: np.ndarray) -> np.ndarray:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths == 0, 1.0, lengths)
