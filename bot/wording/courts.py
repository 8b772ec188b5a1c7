"""The words for competent prosecutors."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.complaint.referrals import Ground
from bot.jurisdiction.competence import Confidence, Proposal
from bot.jurisdiction.courts import Court
from bot.jurisdiction.places import Resolution
from bot.wording.reading import MissingWords


@dataclass(frozen=True)
class GroundWords:
    """What is said of a ground.

    Attributes:
        title: in a few words.
        article: of which law.
        reason: why, in a sentence.
    """

    title: str
    article: str
    reason: str


class CourtWords:
    """The words of ``data/wording/courts.yml``."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words
        for ground in Ground:
            for key in ("title", "article", *(each.value for each in Confidence)):
                if not words["grounds"].get(ground.value, {}).get(key):
                    raise MissingWords(f"courts.yml: grounds: no {key} for {ground.value}")

    @classmethod
    def load(cls, folder: Path) -> "CourtWords":
        """Read the words.

        Raises:
            MissingWords: something has none.
            OSError: the file is missing.
        """
        return cls(yaml.safe_load((folder / "courts.yml").read_text(encoding="utf-8")))

    def court(self, court: Court) -> str:
        """Return « Parquet du tribunal judiciaire de Nantes »."""
        name = court.name[:1].lower() + court.name[1:]
        return str(self._words["court"]).format(court=name)

    def ground(self, ground: Ground, confidence: Confidence) -> GroundWords:
        """Return what is said of a ground."""
        words = self._words["grounds"][ground.value]
        return GroundWords(words["title"], words["article"], words[confidence.value])

    def confidence(self, proposal: Proposal) -> str:
        """Return whether the law designates that prosecutor, or an officer has to choose."""
        return str(self._words["confidences"][proposal.confidence.value])

    def residence(self, said: str, residence: Resolution) -> str:
        """Return what is known of where the victim lives, and what to do about it.

        Args:
            said: what she wrote for her commune, or ``""``.
            residence: what it was resolved to.
        """
        words = self._words["residences"]
        if not said:
            return str(words["unsaid"])
        if residence.abroad:
            return str(words["abroad"]).format(said=said)
        if residence.place:
            place = residence.place
            return str(words["found"]).format(place=place.text, code=place.commune)
        places = ", ".join(place.text for place in residence.candidates)
        key = "candidates" if places else "unknown"
        return str(words[key]).format(said=said, places=places)

    def chosen(self, officer: str, at: str) -> str:
        """Return who chose, and when."""
        return str(self._words["chosen"]).format(officer=officer, at=at)
