"""spaCy's stock French named entities."""

from datetime import datetime
from typing import Final

import spacy

from evaluation.peers.lines import Facts, answer_lines

_KINDS: Final = {"PER": "person_name", "ORG": "company"}


class _French:
    def __init__(self) -> None:
        self._french = spacy.load("fr_core_news_md")

    def read(self, text: str, _moment: datetime) -> Facts:
        """Return the persons and the companies of a text."""
        return {
            "identifiers": [
                {"kind": _KINDS[entity.label_], "normalized": entity.text}
                for entity in self._french(text).ents
                if entity.label_ in _KINDS
            ]
        }


if __name__ == "__main__":
    answer_lines(_French().read)
