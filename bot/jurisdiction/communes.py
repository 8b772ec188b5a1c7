"""The communes of France, present and former, by name, postcode and department."""

import lzma
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from sys import intern
from typing import Final

from rapidfuzz import fuzz, process

from bot.jurisdiction.normal_forms import joined, name_words, without_article

DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Place:
    """A name that people give for where they live, and the commune that it stands for.

    Attributes:
        name: as it is officially spelled; a former commune or an arrondissement keeps its own.
        commune: the INSEE code of the present commune.
        code: the INSEE code of what bears the name: the commune's, or an older one.
        department: ``44``, ``2A``, ``974``.
        postcodes: those that serve it.
        population: of the present commune, or of the arrondissement.
        words: the name's normal form.
    """

    name: str
    commune: str
    code: str
    department: str
    postcodes: tuple[str, ...]
    population: int
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        """« 44800 Saint-Herblain », or « Nantes (44) » where several postcodes serve it."""
        if len(self.postcodes) == 1:
            return f"{self.postcodes[0]} {self.name}"
        return f"{self.name} ({self.department})"

    def at(self, postcode: str) -> "Place":
        """Return the same place with the one of its postcodes that was said."""
        return replace(self, postcodes=(postcode,))

    def begins(self, words: Sequence[str]) -> bool:
        """Tell whether the name begins with these words: « Évry » of « Évry-Courcouronnes »."""
        return self.words[: len(words)] == tuple(words)


class Communes:
    """The places, indexed."""

    def __init__(self, places: Sequence[Place], departments: Mapping[str, str]) -> None:
        self.departments = departments
        self._places = places
        self._keys = [joined(place.words) for place in places]
        self._present = {place.code: place.commune for place in reversed(places)}
        self._named: dict[str, list[Place]] = defaultdict(list)
        self._bare: dict[str, list[Place]] = defaultdict(list)
        self._headed: dict[str, list[Place]] = defaultdict(list)
        self._served: dict[str, list[Place]] = defaultdict(list)
        for place, key in zip(places, self._keys, strict=True):
            bare = without_article(place.words)
            self._named[key].append(place)
            if bare != place.words:
                self._bare[joined(bare)].append(place)
            self._headed[bare[0]].append(place)
            for postcode in place.postcodes:
                self._served[postcode].append(place)
        self._departments = {
            joined(each): code
            for code, name in departments.items()
            for each in (name_words(name), without_article(name_words(name)))
        }

    def __iter__(self) -> Iterator[Place]:
        """Go through every place."""
        return iter(self._places)

    def named(self, words: Sequence[str]) -> list[Place]:
        """Return the places of that very name; without an article where none has it with one."""
        key = joined(words)
        return self._named.get(key) or self._bare.get(key) or []

    def headed(self, words: Sequence[str]) -> list[Place]:
        """Return the places whose longer names begin with these words."""
        bare = without_article(words)
        return [
            place
            for place in self._headed.get(bare[0], ())
            if place.begins(words) and len(place.words) > len(words)
        ]

    def served(self, postcode: str) -> list[Place]:
        """Return the places of a postcode; empty for one that is a company's, or nobody's."""
        return self._served.get(postcode, [])

    def within(self, departments: Container[str]) -> list[Place]:
        """Return the places of some departments."""
        return [place for place in self._places if place.department in departments]

    def present(self, code: str) -> str | None:
        """Return the present commune of an INSEE code, old or new; ``None`` for an unknown one."""
        return self._present.get(code)

    def coded(self, code: str) -> Place | None:
        """Return what bears an INSEE code, old or new, under the name that it has there.

        Of a commune that kept its code through mergers, that is the commune's own name.
        """
        bearing = (place for place in self._places if place.code == code)
        return min(bearing, key=lambda place: place.commune != code, default=None)

    def department_named(self, words: Sequence[str]) -> str | None:
        """Return the code of the department of that name."""
        return self._departments.get(joined(words))

    def like(
        self, words: Sequence[str], among: Sequence[Place] | None = None, floor: float = 0
    ) -> list[tuple[Place, float]]:
        """Return the places whose names resemble, likeliest first, the most populous of equals.

        Args:
            words: a name, mistyped perhaps.
            among: where to look; everywhere when ``None``.
            floor: the least resemblance, from 0 to 100.
        """
        places = self._places if among is None else among
        keys = self._keys if among is None else [joined(place.words) for place in among]
        found = process.extract(
            joined(words), keys, scorer=fuzz.ratio, score_cutoff=floor, limit=None
        )
        scored = [(places[index], score) for _, score, index in found]
        return sorted(scored, key=lambda each: (-each[1], -each[0].population))


@cache
def load_communes(folder: Path = DATA) -> Communes:
    """Read the communes and departments, once: they are 37 000 lines."""
    lines = lzma.decompress((folder / "communes.tsv.xz").read_bytes()).decode().split("\n")
    rows = [line.split("\t") for line in lines]
    present = {code: (postcodes, people) for code, _, of, postcodes, people in rows if not of}
    places = []
    for code, name, of, own, people in rows:
        commune = of or code
        postcodes = own or present[commune][0]
        population = people or present[commune][1]
        places.append(
            Place(
                name,
                commune,
                code,
                intern(_department(commune)),
                tuple(intern(each) for each in postcodes.split()),
                int(population or 0),
                tuple(intern(word) for word in name_words(name)),
            )
        )
    written = (folder / "departments.tsv").read_text(encoding="utf-8").splitlines()
    return Communes(places, dict(line.split("\t") for line in written))


def _department(code: str) -> str:
    return code[:3] if code.startswith(("97", "98")) else code[:2]
