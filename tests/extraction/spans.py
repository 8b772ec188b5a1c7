"""Marked text: what a finder should read stands in brackets, [so] or ⟦so⟧ where it holds some."""

import re

Spans = list[tuple[int, int]]


def unmark(marked: str) -> tuple[str, Spans]:
    """Return the text without its brackets, and where each stretch between them stands."""
    opening, closing = "⟦⟧" if "⟦" in marked else "[]"
    text, spans, start = "", [], 0
    for part in re.split(f"([{re.escape(opening + closing)}])", marked):
        if part == opening:
            start = len(text)
        elif part == closing:
            spans.append((start, len(text)))
        else:
            text += part
    return text, spans
