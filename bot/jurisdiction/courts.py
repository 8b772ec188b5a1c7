"""The courts, each with its prosecutor, and those that a place may belong to."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from bot.jurisdiction.communes import DATA, Place
from bot.jurisdiction.normal_forms import joined, name_words, without_article

PARIS: Final = "tj75056"
NANTERRE: Final = "tj92050"
# « Tribunal judiciaire de », « TJ d’ », « TPI du »: what stands before the town.
_KINDS: Final = (
    ("tribunal", "de", "premiere", "instance"),
    ("tribunal", "judiciaire"),
    ("tpi",),
    ("tj",),
)
_OF: Final = ("de", "du", "des", "d")


@dataclass(frozen=True)
class Court:
    """A court of first instance (« tribunal judiciaire ») and its prosecutor.

    Attributes:
        code: ``tj44109``: the INSEE code of its seat after ``tj``, as Judilibre has it.
        department: ``44``.
        name: « Tribunal judiciaire de Nantes ».
        seat: « Nantes ».
        appeal: « Cour d’appel de Rennes ».
    """

    code: str
    department: str
    name: str
    seat: str
    appeal: str

    @property
    def seat_commune(self) -> str:
        """The INSEE code of the commune where it sits."""
        return self.code.lstrip("tjpi")


@dataclass(frozen=True)
class Courts:
    """The courts, and which of them serve a place.

    Attributes:
        by_code: every court, in the order of departments.
        served: the court of a department that has none of its own.
        places: the court of a place that its commune's does not serve, by normal form.
        assigned: the court of a commune by its INSEE code, as the ministry's table says.
    """

    by_code: Mapping[str, Court]
    served: Mapping[str, str]
    places: Mapping[str, str]
    assigned: Mapping[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Court]:
        """Go through every court."""
        return iter(self.by_code.values())

    def of_department(self, department: str) -> tuple[Court, ...]:
        """Return the courts of a department; empty for one that is none."""
        if department in self.served:
            return (self.by_code[self.served[department]],)
        return tuple(court for court in self if court.department == department)

    def of(self, place: Place) -> tuple[Court, ...]:
        """Return the court that serves a place, or all that may.

        The ministry's table decides; without it, a department's only court, or the court that
        sits in the very commune. Else every court of the department.
        """
        if place.commune in self.assigned:
            return (self.by_code[self.assigned[place.commune]],)
        courts = self.of_department(place.department)
        seated = tuple(court for court in courts if court.seat_commune == place.commune)
        return seated or courts

    def at(self, text: str) -> Court | None:
        """Return the court of an airport that the text names, whatever commune it lies in."""
        written = joined(name_words(text))
        code = next((code for name, code in self.places.items() if name in written), None)
        return self.by_code[code] if code else None

    def named(self, text: str) -> Court | None:
        """Return the court of that name: « TJ Nantes », « Tribunal judiciaire du Mans »."""
        return _by_name(self).get(_town(text))


def load_courts(assigned: Mapping[str, str] | None = None, folder: Path = DATA) -> Courts:
    """Read the courts.

    Args:
        assigned: the ministry's table, if it was imported: INSEE code to court code.
        folder: where the files are.
    """
    by_code, served, places = _read(folder)
    return Courts(by_code, served, places, assigned or {})


@cache
def _read(folder: Path) -> tuple[Mapping[str, Court], Mapping[str, str], Mapping[str, str]]:
    exceptions: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows(folder / "exceptions.csv"):
        where = joined(name_words(row["where"])) if row["kind"] == "place" else row["where"]
        exceptions[row["kind"]][where] = row["court"]
    courts = {row["code"]: Court(**row) for row in _rows(folder / "courts.csv")}
    return courts, exceptions["department"], exceptions["place"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _by_name(courts: Courts) -> dict[str, Court]:
    return {_town(court.name): court for court in courts}


def _town(name: str) -> str:
    words: Sequence[str] = name_words(name)
    for kind in _KINDS:
        if tuple(words[: len(kind)]) == kind:
            words = words[len(kind) :]
            break
    if len(words) > 1 and words[0] in _OF:
        words = words[1:]
    return joined(without_article(words))
