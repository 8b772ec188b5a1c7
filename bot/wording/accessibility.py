"""How the service stands to the RGAA 4.1.2, criterion by criterion; ``data/accessibility``."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, Final

from bot.wording.reading import MissingWords, read_words

CRITERIA: Final = 106
_HALF: Final = 50


class Standing(str, Enum):
    """What is said of one criterion."""

    MET = "met"
    NOT_APPLICABLE = "not_applicable"
    NOT_MET = "not_met"


class Conformity(str, Enum):
    """The state that a statement declares (« état de conformité »)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


@dataclass(frozen=True)
class Look:
    """How somebody checked a criterion.

    Attributes:
        how: what was looked at, and how.
        pages: which.
        day: when.
    """

    how: str
    pages: str
    day: date


@dataclass(frozen=True)
class Criterion:
    """One criterion of the RGAA (« critère »).

    Attributes:
        number: the RGAA's, « 3.2 ».
        title: in our words, shorter than the RGAA's.
        tests: what holds it at each change, as pytest names it below ``tests/``.
        by_hand: how it was checked by somebody, or ``None``.
        not_applicable: why nothing here is concerned, or ``""``.
        not_met: what is lacking, or ``""``.
        until: when that is to end, or ``""``.
    """

    number: str
    title: str
    tests: Sequence[str] = ()
    by_hand: Look | None = None
    not_applicable: str = ""
    not_met: str = ""
    until: str = ""

    @property
    def standing(self) -> Standing:
        """Whether it is met, which a test or somebody's look alone can say."""
        if self.not_met:
            return Standing.NOT_MET
        return Standing.NOT_APPLICABLE if self.not_applicable else Standing.MET


@dataclass(frozen=True)
class Theme:
    """Some criteria about one matter (« thématique »)."""

    name: str
    criteria: Sequence[Criterion]


class Accessibility:
    """The criteria, by theme, and what they come to.

    Args:
        themes: in the RGAA's order.
        pages: those that were looked at (« échantillon »).
    """

    def __init__(self, themes: Sequence[Theme], pages: Sequence[str]) -> None:
        self.themes = themes
        self.pages = pages
        self.criteria = [each for theme in themes for each in theme.criteria]

    @classmethod
    def load(cls, folder: Path) -> "Accessibility":
        """Read the criteria.

        Raises:
            MissingWords: they are not 106, or one of them is held by nothing, or by too much.
            OSError: the file is missing.
        """
        read = read_words(folder / "criteria.yml")
        themes = [
            Theme(theme["name"], [_criterion(each) for each in theme["criteria"]])
            for theme in read["themes"]
        ]
        count = len({each.number for theme in themes for each in theme.criteria})
        if count != CRITERIA:
            raise MissingWords(f"criteria.yml: {count} criteria where the RGAA has {CRITERIA}")
        return cls(themes, read["pages"])

    @property
    def standings(self) -> Mapping[str, int]:
        """How many criteria stand how."""
        told = [each.standing for each in self.criteria]
        return {standing.value: told.count(standing) for standing in Standing}

    @property
    def rate(self) -> int:
        """How many of the applicable criteria are met, of a hundred, rounded down."""
        counts = self.standings
        return 100 * counts["met"] // (counts["met"] + counts["not_met"])

    @property
    def conformity(self) -> Conformity:
        """What may be declared: arrêté of 20 September 2019, annex (« totale », « partielle »)."""
        if self.standings["not_met"] == 0:
            return Conformity.FULL
        return Conformity.PARTIAL if self.rate >= _HALF else Conformity.NONE

    @property
    def tested(self) -> int:
        """How many of the criteria are held by tests at each change."""
        return sum(bool(each.tests) for each in self.criteria)

    @property
    def last_look(self) -> date:
        """The day of the latest check by hand."""
        return max(each.by_hand.day for each in self.criteria if each.by_hand)


def _criterion(read: Mapping[str, Any]) -> Criterion:
    number = read["number"]
    held = [key for key in ("tests", "by_hand") if read.get(key)]
    left = [key for key in ("not_applicable", "not_met") if read.get(key)]
    if len(left) > 1 or bool(held) == bool(left):
        raise MissingWords(f"criteria.yml: {number} is held by {[*held, *left] or 'nothing'}")
    look, lack = read.get("by_hand"), read.get("not_met", {})
    return Criterion(
        number=number,
        title=read["title"],
        tests=tuple(read.get("tests", ())),
        by_hand=Look(**look) if look else None,
        not_applicable=read.get("not_applicable", ""),
        not_met=lack.get("what", ""),
        until=lack.get("until", ""),
    )
