"""What a text speaks of: words that stand for the same thing count as one."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import yaml

from bot.nlu.patterns import any_of, plain

_FILE: Final = Path(__file__).parent / "lexicon" / "concepts.yml"
# Said four times, a thing is not more the subject than said three times.
_MOST: Final = 3


def concepts_of(texts: Sequence[str]) -> np.ndarray:
    """Return one row for each text, one column for each concept of ``lexicon/concepts.yml``.

    A value is the square root of how often the text speaks of it, three times at most.
    """
    rows = []
    for text in texts:
        words = plain(text)
        rows.append([min(_MOST, sum(1 for _ in each.finditer(words))) for each in _concepts()])
    return np.sqrt(np.array(rows, dtype=np.float64))


@cache
def _concepts() -> list[re.Pattern[str]]:
    entries = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return [any_of(patterns) for patterns in entries.values()]
