"""Tables of patterns over plain text: what ``bot/nlu/lexicon`` is written in."""

import re
from collections.abc import Sequence

from bot.extraction.folding import fold


def plain(text: str) -> str:
    """Return a text as the patterns see it: folded, hyphens and commas read as spaces."""
    return " ".join(re.sub(r"[^\w'\U0001F000-\U0001FFFF]+", " ", fold(text)).split())


def any_of(patterns: Sequence[str]) -> re.Pattern[str]:
    """Return the pattern that finds any of them, as whole words."""
    return re.compile(r"(?<!\w)(?:" + "|".join(f"(?:{each})" for each in patterns) + r")(?!\w)")
