"""Examples with their facts in brackets, so that a failure shows the sentence and the place."""

import re
from collections.abc import Iterable

from bot.extraction.found import Found


def unmark(marked: str) -> tuple[str, list[str]]:
    """Return the text without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[([^\]]*)\]", marked)


def mark(text: str, found: Iterable[Found[object]]) -> str:
    """Return the text with brackets around what was found."""
    for each in sorted(found, key=lambda each: -each.start):
        text = text[: each.start] + "[" + text[each.start : each.end] + "]" + text[each.end :]
    return text
