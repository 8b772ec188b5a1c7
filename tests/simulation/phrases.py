"""Sentences with places in them, filled with what she knows and said in her manner."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.simulation.people import words
from tests.simulation.truths import Truth
from tests.simulation.typing_slips import mistype
from tests.simulation.values import fact_of, written

_MANNERS: Final = words("manners")
_HOW: Final = words("answers")["how"]
_PLACE: Final = re.compile(r"\{(\w+)\}")
# Names are typed in her manner, without capitals or accents; the rest is copied as it stands.
_NAMES: Final = frozenset(
    ("item", "platform", "contact_platform", "when", "victim_first_name", "victim_last_name")
) | {"victim_birth_place", "victim_address", "victim_commune"}
_OURS: Final = frozenset({"e", "age"})


@dataclass(frozen=True)
class Phrase:
    """A sentence with places.

    Attributes:
        say: the sentence; ``{amount}`` is a place.
        tells: the facts that it tells besides those of its places.
        when: what must be true of her for it to be said, encoded.
    """

    say: str
    tells: frozenset[str]
    when: Mapping[str, str]

    @classmethod
    def of(cls, entry: str | Mapping[str, Any], tells: Iterable[str] = ()) -> "Phrase":
        """Read a phrase of ``words/``; ``tells`` is what its whole group tells."""
        if isinstance(entry, str):
            return cls(entry, frozenset(tells), {})
        told = frozenset((*tells, *entry.get("tells", ())))
        return cls(entry["say"], told, entry.get("when", {}))

    @property
    def facts(self) -> frozenset[str]:
        """The facts that it tells."""
        places = {fact_of(name) for name in _PLACE.findall(self.say) if name not in _OURS}
        return self.tells | places

    def fits(self, facts: Mapping[str, str]) -> bool:
        """Tell whether somebody who knows these facts can say it."""
        needed = (fact_of(name) for name in _PLACE.findall(self.say) if name != "e")
        if not all(name in facts for name in needed):
            return False
        return all(facts.get(name) == value for name, value in self.when.items())


class Manner:
    """How one victim puts words together."""

    def __init__(self, truth: Truth, chance: Random) -> None:
        self._chance = chance
        self._feminine = truth.feminine
        self._typos = "typos" in truth.habits
        persona = _MANNERS["personas"][truth.persona]
        self._before: Sequence[str] = persona.get("before", [""])
        self._after: Sequence[str] = persona.get("after", [""])
        self._around: Sequence[str] = persona.get("around", [])
        self._styles: Sequence[str] = persona.get("styles", ())
        self._prefers: str = persona.get("prefers", "")

    def pick(self, phrases: Sequence[Phrase]) -> Phrase:
        """Return one of several phrases; who is brief or wordy has a preference."""
        ordered = sorted(phrases, key=lambda phrase: len(phrase.say))
        third = max(1, len(ordered) // 3)
        match self._prefers:
            case "short":
                ordered = ordered[:third]
            case "long":
                ordered = ordered[-third:]
        return self._chance.choice(ordered)

    def framed(self, text: str) -> str:
        """Return a story between the words that she puts before and after one."""
        before, after = (self._chance.choice(each) for each in (self._before, self._after))
        return f"{before}{text}{after}"

    def answered(self, text: str) -> str:
        """Return an answer with the words that she puts around one, now and then."""
        if self._around and self._chance.random() < 0.3:
            return self._chance.choice(self._around).format(text)
        return text

    def spoken(self, template: str, facts: Mapping[str, str]) -> str:
        """Fill a sentence's places and say it in her manner."""
        pieces = _PLACE.split(template)
        said = []
        for rank, piece in enumerate(pieces):
            if rank % 2 == 0:
                said.append(self._typed(piece))
            elif piece == "e":
                said.append("e" if self._feminine else "")
            elif piece == "how":
                said.append(self._typed(self._chance.choice(_HOW[facts["payment_method"]])))
            else:
                value = written(self._chance, piece, facts)
                said.append(self._plain(value) if piece in _NAMES else value)
        return "".join(said).strip()

    def _typed(self, text: str) -> str:
        for style in self._styles:
            for pattern, replacement in _MANNERS["styles"].get(style, ()):
                text = re.sub(pattern, replacement, text, flags=re.IGNORECASE)
        text = self._plain(text)
        return mistype(self._chance, text) if self._typos else text

    def _plain(self, text: str) -> str:
        if "lower" in self._styles:
            text = text.lower()
        if "unaccented" in self._styles:
            marks = unicodedata.normalize("NFD", text)
            text = "".join(sign for sign in marks if not unicodedata.combining(sign))
        return text
