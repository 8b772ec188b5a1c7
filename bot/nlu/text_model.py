"""A text classifier: what letters and words a text holds, and what its words mean."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import skops.io
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import Doc

from bot.extraction.folding import fold

_TRUSTED: Final = ["numpy.dtype", "scipy.sparse._csr.csr_matrix"]
# What the vectors of the words weigh beside the letters; measured with the penalty.
_MEANING: Final = 0.3


class TextModel:
    """Logistic regression over letters (2 to 5), words (1 to 2) and the mean word vector.

    Letters make it hear « jai ete arnaké »; vectors, the words that no example holds.
    """

    def __init__(
        self, letters: TfidfVectorizer, words: TfidfVectorizer, regression: LogisticRegression
    ) -> None:
        self._letters = letters
        self._words = words
        self._regression = regression

    @classmethod
    def train(cls, docs: Sequence[Doc], labels: Sequence[str], penalty: float) -> "TextModel":
        """Learn from examples.

        Args:
            docs: the examples, read by the French model.
            labels: what each of them is.
            penalty: the inverse strength of regularization.
        """
        folded = [fold(doc.text) for doc in docs]
        letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
        words = TfidfVectorizer(
            analyzer="word", ngram_range=(1, 2), sublinear_tf=True, token_pattern=r"\w+"
        )
        regression = LogisticRegression(
            C=penalty, max_iter=400, class_weight="balanced", random_state=0
        )
        model = cls(letters.fit(folded), words.fit(folded), regression)
        regression.fit(model._features(docs), labels)
        return model

    @classmethod
    def load(cls, file: Path) -> "TextModel":
        """Read a model that :meth:`save` wrote; nothing in the file is executed."""
        letters, words, regression = skops.io.load(file, trusted=_TRUSTED)
        return cls(letters, words, regression)

    def save(self, file: Path) -> None:
        """Write the model without pickling anything."""
        skops.io.dump([self._letters, self._words, self._regression], file)

    def rank(self, doc: Doc) -> list[tuple[str, float]]:
        """Return every label with its probability, the likeliest first."""
        chances = self._regression.predict_proba(self._features([doc]))[0]
        order = np.argsort(chances)[::-1]
        return [(str(self._regression.classes_[index]), float(chances[index])) for index in order]

    def _features(self, docs: Sequence[Doc]) -> csr_matrix:
        folded = [fold(doc.text) for doc in docs]
        meanings = np.vstack([_meaning(doc) for doc in docs])
        return hstack(
            [
                self._letters.transform(folded),
                self._words.transform(folded),
                csr_matrix(meanings * _MEANING),
            ]
        ).tocsr()


def _meaning(doc: Doc) -> np.ndarray:
    vector = np.asarray(doc.vector, dtype=np.float64)
    length = np.linalg.norm(vector)
    return vector / length if length else vector
