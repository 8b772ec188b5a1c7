"""The words of an exported file (« dossier »)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.wording.reading import MissingWords, read_words

_KEYS = ("readme", "withheld", "unscanned", "done")


class DossierWords:
    """The words of ``data/wording/dossier.yml``."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        missing = [key for key in _KEYS if not words.get(key)]
        if missing:
            raise MissingWords(f"dossier.yml: {missing[0]}")
        self._words = words

    @classmethod
    def load(cls, folder: Path) -> "DossierWords":
        """Read the words.

        Raises:
            MissingWords: something has none.
            OSError: the file is missing.
        """
        return cls(read_words(folder / "dossier.yml"))

    def say(self, key: str, **parts: str) -> str:
        """Return some words: ``readme``, ``unscanned`` or ``done``."""
        return str(self._words[key]).format_map(parts)

    def withheld(self, position: int, reason: str) -> str:
        """Return why an exhibit is not there."""
        said = self._words["reasons"][reason]
        return str(self._words["withheld"]).format(position=position, reason=said)

    def refused(self, reason: str, **parts: str) -> str:
        """Return why there is no copy, and what to do."""
        return str(self._words["refused"][reason]).format_map(parts)
