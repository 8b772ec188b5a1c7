"""Numbers that stand for words, and places in a list that nobody can follow without the key.

An index whose equal words have equal digests tells how often each word is used, and French is
well known: the words could be read off their frequencies. Here the n-th file of a word stands
under a number drawn from the word and n, and the file's own number is hidden by a second one:
without the key, no two rows have anything to do with one another.

Source:
    D. Cash et al., « Dynamic Searchable Encryption in Very-Large Databases », NDSS 2014 (Π-bas).
"""

import hmac
import struct
from typing import Final

_TWO: Final = struct.Struct("<qq")
_WORD: Final = b"word|"
_PLACE: Final = b"place|"


class Blind:
    """What one key makes of words; every number has 64 bits and a sign."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def word(self, text: str) -> int:
        """Return the number of a word."""
        return self._drawn(_WORD + text.encode())[0]

    def place(self, word: int, position: int) -> tuple[int, int]:
        """Return where the file at a position of a word's list stands, and what hides its number.

        Args:
            word: the word's number.
            position: 0 for the first file.

        Returns:
            The row's number; and the number to combine (XOR) with the file's, to hide it or to
            have it back.
        """
        return self._drawn(_PLACE + _TWO.pack(word, position))

    def _drawn(self, message: bytes) -> tuple[int, int]:
        first, second = _TWO.unpack(hmac.digest(self._key, message, "sha256")[: _TWO.size])
        return int(first), int(second)
