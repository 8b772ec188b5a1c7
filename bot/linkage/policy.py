"""When a value links the files that it stands in, and when it is everybody's."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import yaml

from bot.linkage.traces import ACCOUNTS, STRONG, Trace, TraceKind


class BadPolicy(ValueError):
    """The data of ``data/linkage`` cannot be used; the message says why."""


class Standing(str, Enum):
    """What officers decided: of a value (neutral, linking) or of a value in one file."""

    OPEN = ""
    NEUTRAL = "neutral"
    LINKING = "linking"
    CUT = "cut"
    CONFIRMED = "confirmed"


@dataclass(frozen=True)
class Policy:
    """The lists and limits of ``data/linkage``.

    Attributes:
        caps: of each strong kind, the most passing values that one may go with and still link.
        company: how many passing values a telephone, an address or a profile may go with in each
            file where it has any company, on average: an author's come back, a shop's stands
            beside new ones each time.
        few: passing values that are too few to tell.
        values: values that are everybody's, by kind.
        sites: hosts that are everybody's, with all that lies under them.
        senders: hosts whose every e-mail address is everybody's; as sites they are too.
        handles: platforms where a pseudonym is one account's alone.
    """

    caps: Mapping[TraceKind, int]
    company: float
    few: int
    values: Mapping[TraceKind, frozenset[str]]
    sites: frozenset[str]
    senders: frozenset[str]
    handles: frozenset[str]

    def is_listed(self, trace: Trace) -> bool:
        """Tell whether a value is everybody's: a marketplace's, a bank's, a carrier's."""
        if trace.value in self.values.get(trace.kind, frozenset()):
            return True
        match trace.kind:
            case TraceKind.DOMAIN:
                return lies_under(trace.value, self.sites | self.senders)
            case TraceKind.EMAIL:
                return lies_under(trace.value.rpartition("@")[2], self.senders)
            case _:
                return False

    def links(
        self, kind: TraceKind, standing: Standing, spread: int, accompanied: int, *, listed: bool
    ) -> bool:
        """Tell whether a value links the files that it stands in.

        An officer's word goes before the lists and the limits.

        Args:
            kind: of the value.
            standing: what officers decided of it.
            spread: how many other strong values it was seen with in one file alone.
            accompanied: in how many files any of those stands beside it.
            listed: see :meth:`is_listed`.
        """
        if standing in (Standing.LINKING, Standing.NEUTRAL):
            return standing is Standing.LINKING
        return kind in STRONG and not listed and not self.is_spread(kind, spread, accompanied)

    def is_spread(self, kind: TraceKind, spread: int, accompanied: int) -> bool:
        """Tell whether a value goes with more passing ones than one author's would."""
        if kind not in STRONG:
            return False
        usual = math.inf if kind in ACCOUNTS else max(self.few, self.company * accompanied)
        return spread > min(self.caps[kind], usual)


def lies_under(host: str, hosts: frozenset[str]) -> bool:
    """Tell whether a host is one of some, or lies under one."""
    labels = host.split(".")
    return any(".".join(labels[index:]) in hosts for index in range(len(labels)))


def load_policy(folder: Path) -> Policy:
    """Read ``limits.yml``, ``neutral.yml`` and ``handles.yml``.

    Raises:
        BadPolicy: a file cannot be read, or a strong kind has no cap.
    """
    try:
        limits = yaml.safe_load((folder / "limits.yml").read_text(encoding="utf-8"))
        neutral = yaml.safe_load((folder / "neutral.yml").read_text(encoding="utf-8"))
        handles = yaml.safe_load((folder / "handles.yml").read_text(encoding="utf-8"))
        policy = Policy(
            {TraceKind(kind): int(cap) for kind, cap in limits["caps"].items()},
            float(limits["company"]),
            int(limits["few"]),
            {
                TraceKind(kind): frozenset(map(str, values))
                for kind, values in neutral["values"].items()
            },
            frozenset(map(str, neutral["sites"])),
            frozenset(map(str, neutral["senders"])),
            frozenset(map(str, handles)),
        )
    except (OSError, yaml.YAMLError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadPolicy(f"{folder.name}: {error}") from error
    lacking = [kind.value for kind in STRONG if kind not in policy.caps]
    if lacking:
        raise BadPolicy(f"limits.yml: no cap for {', '.join(lacking)}")
    return policy
