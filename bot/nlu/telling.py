"""Which sentences of a message tell what happened, and which only go round it."""

import re
from collections.abc import Callable, Sequence
from typing import Final

_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|\n+")
# A shorter sentence says too little alone: it goes with the next.
_FEWEST_WORDS: Final = 8
# Chosen on held-out stories among other courtesies, see evaluation/padding.py: a sentence too
# many costs less than one that tells.
_SURELY_NOTHING: Final = 0.85


def told(text: str, telling_nothing: Callable[[Sequence[str]], Sequence[float]]) -> str:
    """Return a message without its sentences that tell nothing of the case.

    « Excusez-moi de vous déranger, c'est ma voisine qui m'a dit d'écrire » weighs as much as a
    story's own words when all of it is read as one.

    Args:
        text: the message.
        telling_nothing: how likely each of some texts leaves open what happened, 0 to 1.

    Returns:
        The sentences that tell something, in their order; all of them when none does.
    """
    sentences = _sentences(text)
    if len(sentences) == 1:
        return text
    chances = telling_nothing(sentences)
    kept = [
        sentence
        for sentence, chance in zip(sentences, chances, strict=True)
        if chance < _SURELY_NOTHING
    ]
    return " ".join(kept) if kept else text


def _sentences(text: str) -> Sequence[str]:
    found: list[str] = []
    unfinished = ""
    for part in _SENTENCE.split(text):
        unfinished = f"{unfinished} {part}".strip()
        if len(unfinished.split()) >= _FEWEST_WORDS:
            found.append(unfinished)
            unfinished = ""
    if not found:
        return [text]
    if unfinished:
        found[-1] += f" {unfinished}"
    return found
