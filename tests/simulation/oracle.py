"""What the right outcome of a case is, by the published tree alone.

``words/tree.yml`` is copied by hand from the guided search F47157; nothing here reads
``data/orientation``, so that both cannot be wrong together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any, Final

from tests.simulation.people import words

_TREE: Final = words("tree")
_SHEETS: Final[Mapping[str, str]] = _TREE["sheets"]


@dataclass(frozen=True)
class Leaf:
    """One path through the published tree.

    Attributes:
        name: the path, in French.
        offence: what the case is called; empty where several names are right.
        goes: sheets, or the module of the téléservice, any of which is right.
        facts: the answers on the path, encoded as the API gives them.
        has: what the case has besides, and the list that each is drawn from.
        money: whether money was ``paid``, only ``asked``, ``either``; or the ``price`` of what
            she sold; or ``none``.
    """

    name: str
    offence: str
    goes: Sequence[str]
    facts: Mapping[str, str]
    has: Mapping[str, str]
    money: str

    @property
    def declares(self) -> bool:
        """Whether the path ends in a module of the téléservice."""
        return not any(each in _SHEETS for each in self.goes)


@dataclass(frozen=True)
class Tail:
    """Who declares, and as what: the questions at the end of each path that declares."""

    name: str
    share: int
    facts: Mapping[str, str]
    kind: str = ""
    sheet: str = ""


def _leaf(entry: Mapping[str, Any]) -> Leaf:
    facts = {**_TREE["usual"], **entry["facts"]}
    offence = entry.get("offence", "")
    return Leaf(entry["name"], offence, entry["goes"], facts, entry.get("has", {}), entry["money"])


LEAVES: Final = tuple(_leaf(entry) for entry in _TREE["leaves"])
TAILS: Final = tuple(Tail(**entry) for entry in _TREE["tail"])
_PLAIN: Final = TAILS[-1]


def draw_tail(chance: Random, leaf: Leaf) -> Tail:
    """Return who declares; the tail is asked only where one declares."""
    if not leaf.declares:
        return _PLAIN
    return chance.choices(TAILS, [tail.share for tail in TAILS])[0]


def right_outcomes(leaf: Leaf, tail: Tail) -> frozenset[str]:
    """Return the outcomes that the published tree allows, by the product's names for them."""
    if not leaf.declares:
        return frozenset(_SHEETS[sheet] for sheet in leaf.goes)
    if tail.sheet:
        return frozenset({_SHEETS[tail.sheet]})
    return frozenset(f"thesee.{module}.{tail.kind}" for module in leaf.goes)
