"""What makes an affair of its own (« affaire ») in a story that tells several."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.complaint.facts import FactName
from bot.complaint.offences import Offence
from bot.orientation.entries import build_list, refuse_others
from bot.orientation.loading import condition_of
from bot.orientation.logic import Condition

_KEYS: Final = frozenset({"offence", "or", "told", "with", "beside", "source"})


@dataclass(frozen=True)
class Affair:
    """A case (« autre affaire ») that has a declaration of its own beside the one it is told with.

    Attributes:
        offence: what it is declared as.
        others: what else it may be.
        told: holds of one of the facts that tell it.
        named: what must be named in the same breath.
        beside: the offences that it is no part of.
        source: the entries of the guided search.
    """

    offence: Offence
    others: frozenset[Offence]
    told: Condition
    named: frozenset[FactName]
    beside: frozenset[Offence]
    source: str

    @property
    def offences(self) -> frozenset[Offence]:
        """Everything that it may be declared as."""
        return self.others | {self.offence}


def load_affairs(folder: Path) -> Sequence[Affair]:
    """Read ``affairs.yml``.

    Raises:
        BadQuestionnaire: the file is missing or not YAML, or an entry names an unknown offence,
            fact or value, or lacks something.
    """
    return build_list(folder / "affairs.yml", "affairs", _affair)


def _affair(entry: Mapping[str, Any]) -> Affair:
    refuse_others(entry, _KEYS)
    affair = Affair(
        Offence(entry["offence"]),
        frozenset(map(Offence, entry.get("or", []))),
        condition_of(entry["told"]),
        frozenset(map(FactName, entry.get("with", []))),
        frozenset(map(Offence, entry["beside"])),
        entry["source"],
    )
    if affair.beside & affair.offences:
        raise ValueError("an affair is beside others than itself")
    return affair
