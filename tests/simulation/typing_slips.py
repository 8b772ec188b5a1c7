"""What fingers do on a French keyboard: neighbouring keys, letters swapped, dropped, doubled."""

from random import Random
from typing import Final

_ROWS: Final = ("azertyuiop", "qsdfghjklm", "wxcvbn")
_SHORTEST: Final = 4
# One word in ten: what hurried people leave in a message.
_SHARE: Final = 0.1


def mistype(chance: Random, text: str) -> str:
    """Return a text as hurried fingers type it on an AZERTY keyboard."""
    return " ".join(
        _slip(chance, word)
        if len(word) >= _SHORTEST and word.isalpha() and chance.random() < _SHARE
        else word
        for word in text.split(" ")
    )


def _slip(chance: Random, word: str) -> str:
    # The first letter is looked at while typing, and seldom wrong.
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(4):
        case 0:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case 1:
            return word[:at] + word[at + 1 :]
        case 2:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + _beside(chance, word[at]) + word[at + 1 :]


def _beside(chance: Random, letter: str) -> str:
    for row in _ROWS:
        place = row.find(letter)
        if place >= 0:
            return chance.choice(row[max(0, place - 1) : place] + row[place + 1 : place + 2])
    return letter
