"""The classifiers that were compared before one was chosen (engine's environment)."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC
from spacy.tokens import Doc

from bot.extraction.folding import fold
from bot.nlu.text_model import TextModel

_WORD: Final = r"\w+|[^\w\s]"
_WORD_VECTORS: Final = 0.3
# Spellings of messages, and the words they stand for: the « fuzzy lexicon » candidate.
_SPELLINGS: Final[Mapping[str, str]] = {
    "jai": "j'ai", "g": "j'ai", "jsuis": "je suis", "chui": "je suis", "chuis": "je suis",
    "jme": "je me", "jveux": "je veux", "jveu": "je veux", "jpeux": "je peux", "jen": "j'en",
    "c": "c'est", "cest": "c'est", "ct": "c'etait", "koi": "quoi", "ke": "que", "ki": "qui",
    "pk": "pourquoi", "pq": "pourquoi", "svp": "s'il vous plait", "bjr": "bonjour",
    "slt": "salut", "mrc": "merci", "tt": "tout", "pr": "pour", "jms": "jamais",
    "nn": "non", "nan": "non", "wi": "oui", "jsp": "je ne sais pas", "jsais": "je sais",
}  # fmt: skip


class Classifier(Protocol):
    """What a candidate becomes once trained."""

    def rank(self, doc: Doc) -> list[tuple[str, float]]:
        """Return every label with its confidence, the likeliest first."""


class Chosen:
    """Ours, which reads a document's text alone."""

    def __init__(self, docs: Sequence[Doc], labels: Sequence[str], concepts: float = 0.0) -> None:
        self._model = TextModel.train([doc.text for doc in docs], labels, 0.3, concepts)

    def rank(self, doc: Doc) -> list[tuple[str, float]]:
        """Return every label with its chance, the likeliest first."""
        return self._model.rank(doc.text)

    def save(self, file: Path) -> None:
        """Write the model."""
        self._model.save(file)


class Plain:
    """Letters, words and the words' vectors under any of scikit-learn's linear machines."""

    def __init__(
        self,
        docs: Sequence[Doc],
        labels: Sequence[str],
        machine: LogisticRegression | LinearSVC,
        *,
        vectors: float = _WORD_VECTORS,
        spellings: Mapping[str, str] | None = None,
    ) -> None:
        self._vectors = vectors
        self._spellings = spellings or {}
        texts = [self._read(doc) for doc in docs]
        self._letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        self._words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, token_pattern=_WORD)
        self._letters.fit(texts)
        self._words.fit(texts)
        self._machine = machine.fit(self._features(docs), labels)

    def rank(self, doc: Doc) -> list[tuple[str, float]]:
        """Return every label with its confidence; of margins, their softmax."""
        features = self._features([doc])
        if isinstance(self._machine, LogisticRegression):
            chances = self._machine.predict_proba(features)[0]
        else:
            margins = self._machine.decision_function(features)[0]
            chances = np.exp(margins - margins.max())
            chances = chances / chances.sum()
        order = np.argsort(chances)[::-1]
        return [(str(self._machine.classes_[index]), float(chances[index])) for index in order]

    def _read(self, doc: Doc) -> str:
        folded = fold(doc.text)
        if not self._spellings:
            return folded
        return " ".join(self._spellings.get(word, word) for word in folded.split())

    def _features(self, docs: Sequence[Doc]) -> csr_matrix:
        texts = [self._read(doc) for doc in docs]
        parts = [self._letters.transform(texts), self._words.transform(texts)]
        if self._vectors:
            rows = np.vstack([np.asarray(doc.vector, dtype=np.float64) for doc in docs])
            lengths = np.linalg.norm(rows, axis=1, keepdims=True)
            unit = rows / np.where(lengths == 0, 1.0, lengths)
            parts.append(csr_matrix(unit * self._vectors))
        return hstack(parts).tocsr()


def _regression() -> LogisticRegression:
    return LogisticRegression(C=8.0, max_iter=400, class_weight="balanced", random_state=0)


def _support_vectors() -> LinearSVC:
    return LinearSVC(C=0.3, class_weight="balanced", random_state=0)


Train = Callable[[Sequence[Doc], Sequence[str]], Classifier]

CANDIDATES: Final[Mapping[str, Train]] = {
    "logistic regression, letters + words": lambda docs, labels: Plain(
        docs, labels, _regression(), vectors=0.0
    ),
    "logistic regression, letters + words + word vectors": lambda docs, labels: Plain(
        docs, labels, _regression()
    ),
    "support vectors, letters + words + word vectors": lambda docs, labels: Plain(
        docs, labels, _support_vectors()
    ),
    "support vectors, the same + spellings of messages": lambda docs, labels: Plain(
        docs, labels, _support_vectors(), spellings=_SPELLINGS
    ),
    "support vectors, the same + sentence vectors, calibrated": Chosen,
    "support vectors, the same + sentence vectors + concepts, calibrated": lambda docs, labels: (
        Chosen(docs, labels, 0.2)
    ),
}
# For intents, and for offences: concepts are those of stories.
CHOSEN, CHOSEN_FOR_STORIES = list(CANDIDATES)[-2:]
