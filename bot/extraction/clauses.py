"""The parts of a story: its sentences, and what follows « puis », « ensuite » or the like."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

import yaml

from bot.extraction.folding import fold

_LEXICON: Final = Path(__file__).parent / "lexicon" / "clauses.yml"


def find_clauses(message: str) -> Sequence[tuple[int, int]]:
    """Return where each part of a message begins and ends, in order and without a gap.

    Args:
        message: what the victim typed, untouched: the offsets refer to it.
    """
    found = _boundaries().finditer(fold(message))
    begins = sorted({0, *(each.start() if each["on"] else each.end() for each in found)})
    ends = [*begins[1:], len(message)]
    return [(start, end) for start, end in zip(begins, ends, strict=True) if start < end]


@cache
def _boundaries() -> re.Pattern[str]:
    goes_on = yaml.safe_load(_LEXICON.read_text(encoding="utf-8"))["goes_on"]
    # Not the point of « 89.90 » or of « site.fr ».
    return re.compile(rf"[.!?;](?=\s)\s*|\n+|(?<![^\s,])(?P<on>{goes_on})(?![\w-])")
