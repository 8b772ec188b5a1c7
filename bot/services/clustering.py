"""Cases as officers read them, and decide upon them. Every act is audited."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.officers import Act, Officer
from bot.linkage.paths import path
from bot.linkage.policy import Standing
from bot.records.clusters import Cluster, ClusterFile, Decision, SharedValue, Sighting
from bot.records.records import Records, Work
from bot.records.rulings import Ruling
from bot.services.linking import Linker

_SHOWN: Final = 200


@dataclass(frozen=True)
class Use:
    """A value in a case.

    Attributes:
        value: what it is.
        files: in how many files of the case it stands.
        first_at: when the first of those was filed.
        last_at: when the last one was.
    """

    value: SharedValue
    files: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class Step:
    """Two files, and what they share; ``None`` when an officer tied them."""

    reference: str
    value: SharedValue | None
    other: str


@dataclass(frozen=True)
class OpenCluster:
    """A case on an officer's desk.

    Attributes:
        files: its files, the oldest first.
        uses: its values, those in most files first.
        held: by which values each file is held, by its identifier.
        standings: what officers decided of a value in one file, by the identifiers of both.
        departments: how many victims in each; those who gave no postal code under ``""``.
        decisions: what was decided, the latest first.
        ties: which files officers tied to one another, by their identifiers.
        way: the links from one file to another, if it was asked for.
    """

    files: Sequence[ClusterFile]
    uses: Sequence[Use]
    held: Mapping[int, Sequence[SharedValue]]
    standings: Mapping[tuple[int, int], Standing]
    departments: Mapping[str, int]
    decisions: Sequence[Decision]
    ties: Sequence[tuple[int, int]] = ()
    way: Sequence[Step] = ()


class Clustering:
    """What officers do with cases; every method is one transaction."""

    def __init__(self, records: Records, linker: Linker) -> None:
        self._records = records
        self._linker = linker

    def ranked(self, officer: Officer) -> tuple[Sequence[Cluster], int, int]:
        """Return the weightiest cases, and how many cases and files in cases there are.

        Raises:
            NotAllowed: her role reads no file.
        """
        officer.require(Act.READ)
        with self._records.reading() as work:
            return work.clusters.ranked(_SHOWN), *work.clusters.counts()

    def open(
        self, officer: Officer, reference: str, way: tuple[str, str] | None = None
    ) -> OpenCluster:
        """Return the case that a file is in, and note that it was read.

        Args:
            officer: who reads.
            reference: of any of its files.
            way: two of its files whose links are asked for.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: the file was not linked.
        """
        officer.require(Act.READ)
        with self._records.transaction() as work:
            files = work.clusters.files(reference)
            work.audit.append(officer.id, "officer:cluster:read", reference, {"files": len(files)})
            return _opened(work, files, self._linker, way)

    def rule_value(
        self, officer: Officer, reference: str, value_id: int, ruling: tuple[Standing, str]
    ) -> None:
        """Let a value link, or not, wherever it stands.

        Args:
            officer: who decides.
            reference: a file in which she read it.
            value_id: which.
            ruling: what she decides, and why.

        Raises:
            BadValue: there is no reason.
            NotAllowed: her role reads but does not decide.
            UnknownFact: there is no such value.
        """
        said = _said(officer, ruling)
        self._rule(
            said,
            reference,
            lambda work: work.rulings.on_value(said, value_id, self._linker.policy),
            value_id,
        )

    def rule_link(
        self, officer: Officer, reference: str, value_id: int, ruling: tuple[Standing, str]
    ) -> None:
        """Cut or confirm what one value says of one file; see :meth:`rule_value`.

        Raises:
            BadValue, NotAllowed, UnknownFact: likewise.
            UnknownComplaint: there is no such file.
        """
        said = _said(officer, ruling)
        self._rule(
            said,
            reference,
            lambda work: work.rulings.on_sighting(said, reference, value_id),
            value_id,
        )

    def rule_pair(
        self, officer: Officer, reference: str, other: str, ruling: tuple[Standing, str]
    ) -> None:
        """Tie two files, or take the tie back; see :meth:`rule_link`.

        Raises:
            BadValue, NotAllowed, UnknownFact, UnknownComplaint: likewise.
        """
        said = _said(officer, ruling)
        self._rule(said, reference, lambda work: work.rulings.on_pair(said, reference, other))

    def _rule(
        self,
        ruling: Ruling,
        reference: str,
        decide: Callable[[Work], None],
        value_id: int | None = None,
    ) -> None:
        details = {"standing": ruling.standing.value or "open"}
        with self._records.transaction() as work:
            if value_id is not None:
                kind, mark = work.clusters.mark(value_id)
                details |= {"kind": kind, "value": mark}
            work.audit.append(
                ruling.officer_id, f"officer:link:{_ACTS[ruling.standing]}", reference, details
            )
            decide(work)


_ACTS: Final = {
    Standing.OPEN: "reopen",
    Standing.NEUTRAL: "neutralise",
    Standing.LINKING: "restore",
    Standing.CUT: "cut",
    Standing.CONFIRMED: "confirm",
}


def _said(officer: Officer, ruling: tuple[Standing, str]) -> Ruling:
    standing, reason = ruling
    officer.require(Act.LINK)
    if not reason.strip():
        raise BadValue("reason")
    return Ruling(officer.id, standing, reason.strip())


def _opened(
    work: Work, files: Sequence[ClusterFile], linker: Linker, way: tuple[str, str] | None
) -> OpenCluster:
    sightings = work.clusters.sightings(files)
    values = {each.id: each for each in work.clusters.values(sightings, linker.policy)}
    held: dict[int, list[SharedValue]] = {}
    for each in sightings:
        if each.holds and values[each.value_id].files > 1:
            held.setdefault(each.file_id, []).append(values[each.value_id])
    return OpenCluster(
        files,
        sorted(_uses(files, sightings, values), key=lambda use: (-use.files, use.value.id)),
        held,
        {(each.value_id, each.file_id): each.standing for each in sightings},
        Counter(file.department for file in files),
        work.clusters.decisions(files, list(values)),
        work.clusters.ties(files),
        _way(work, files, sightings, values, way) if way else (),
    )


def _uses(
    files: Sequence[ClusterFile],
    sightings: Sequence[Sighting],
    values: Mapping[int, SharedValue],
) -> list[Use]:
    filed = {file.id: file.filed_at for file in files}
    moments: dict[int, list[datetime]] = {}
    for each in sightings:
        moments.setdefault(each.value_id, []).append(filed[each.file_id])
    return [Use(values[value], len(seen), min(seen), max(seen)) for value, seen in moments.items()]


def _way(
    work: Work,
    files: Sequence[ClusterFile],
    sightings: Sequence[Sighting],
    values: Mapping[int, SharedValue],
    way: tuple[str, str],
) -> list[Step]:
    names = {file.id: file.reference for file in files}
    ids = {reference: identifier for identifier, reference in names.items()}
    if not set(way) <= ids.keys():
        return []
    edges = [(each.value_id, each.file_id) for each in sightings if each.holds]
    # An officer's tie has no value: it is told from them by its sign.
    for number, ends in enumerate(work.clusters.ties(files), 1):
        edges += [(-number, end) for end in ends]
    return [
        Step(names[one], values.get(tie), names[other])
        for one, tie, other in path(edges, ids[way[0]], ids[way[1]])
    ]
