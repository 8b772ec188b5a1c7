"""Clusters as officers read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.complaint.errors import UnknownComplaint, UnknownFact
from bot.complaint.lifecycle import State
from bot.linkage.policy import Policy, Standing
from bot.linkage.traces import Trace, TraceKind
from bot.records.desk_tables import OfficerRow
from bot.records.linkage_tables import (
    ClusterRow,
    FileRow,
    RulingRow,
    SightingRow,
    TieRow,
    ValueRow,
)
from bot.records.regrouping import holds
from bot.records.sightings import Sightings
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring


@dataclass(frozen=True)
class Cluster:
    """A case (« affaire »): files that show the same author.

    Attributes:
        reference: one of its files', by which it is found whatever it grows into.
        files: how many.
        harm: the sums lost, in cents of euro.
        first_at: when its first file came.
        last_at: when its last file came.
    """

    reference: str
    files: int
    harm: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True)
class ClusterFile:
    """A file of a cluster."""

    id: int
    reference: str
    harm: int
    department: str
    filed_at: datetime


@dataclass(frozen=True)
class Sighting:
    """A value in a file of a cluster: who decided what of it, and whether it links the file."""

    value_id: int
    file_id: int
    standing: Standing
    holds: bool


@dataclass(frozen=True)
class SharedValue:
    """A value that stands in a cluster.

    Attributes:
        id: what decisions name it by.
        trace: the value.
        standing: what officers decided of it.
        links: whether it links.
        is_spread: whether more others pass beside it than beside one author's.
        listed: whether it is on a list of what is everybody's.
        files: how many files it stands in, of any cluster.
    """

    id: int
    trace: Trace
    standing: Standing
    links: bool
    is_spread: bool
    listed: bool
    files: int


@dataclass(frozen=True)
class Decision:
    """What an officer decided, of what, and why."""

    at: datetime
    officer: str
    standing: Standing
    value_id: int | None
    file_id: int | None
    other_id: int | None
    reason: str


class Clusters:
    """The clusters of one transaction, as they are read."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring
        self._sightings = Sightings(session, keyring)

    def ranked(self, limit: int) -> list[Cluster]:
        """Return the cases of two files or more, the weightiest first."""
        rows = self._session.execute(
            select(
                FileRow.reference,
                ClusterRow.files,
                ClusterRow.harm,
                ClusterRow.first_at,
                ClusterRow.last_at,
            )
            .join(FileRow, FileRow.id == ClusterRow.id)
            .order_by(ClusterRow.weight.desc(), ClusterRow.id)
            .limit(limit)
        )
        return [Cluster(*row) for row in rows]

    def counts(self) -> tuple[int, int]:
        """Return how many cases of two files or more there are, and how many files in them."""
        cases, files = self._session.execute(
            select(func.count(), func.coalesce(func.sum(ClusterRow.files), 0))
        ).one()
        return int(cases), int(files)

    def files(self, reference: str) -> list[ClusterFile]:
        """Return the files of the cluster that a file is in, the oldest first.

        Raises:
            UnknownComplaint: it was not linked.
        """
        label = self._session.scalar(select(FileRow.cluster).where(FileRow.reference == reference))
        if label is None:
            raise UnknownComplaint
        rows = self._session.scalars(
            select(FileRow).where(FileRow.cluster == label).order_by(FileRow.filed_at, FileRow.id)
        )
        return [
            ClusterFile(row.id, row.reference, row.harm, row.department, row.filed_at)
            for row in rows
        ]

    def are_joined(self, reference: str) -> bool:
        """Tell whether another complaint that is not withdrawn holds a value which links them."""
        beside, other = aliased(SightingRow), aliased(FileRow)
        found = self._session.scalar(
            select(other.id)
            .select_from(FileRow)
            .join(SightingRow, SightingRow.file_id == FileRow.id)
            .join(ValueRow, ValueRow.id == SightingRow.value_id)
            .join(beside, beside.value_id == SightingRow.value_id)
            .join(other, other.id == beside.file_id)
            .join(ComplaintRow, ComplaintRow.reference == other.reference)
            .where(
                FileRow.reference == reference,
                other.id != FileRow.id,
                holds(),
                beside.standing != Standing.CUT.value,
                ComplaintRow.state != State.WITHDRAWN.value,
            )
            .limit(1)
        )
        return found is not None

    def sightings(self, files: Sequence[ClusterFile]) -> list[Sighting]:
        """Return which value stands in which of some files."""
        rows = self._session.execute(
            select(SightingRow.value_id, SightingRow.file_id, SightingRow.standing, holds())
            .join(ValueRow, ValueRow.id == SightingRow.value_id)
            .where(SightingRow.file_id.in_([file.id for file in files]))
        )
        return [Sighting(value, file, Standing(said), bool(on)) for value, file, said, on in rows]

    def values(self, sightings: Sequence[Sighting], policy: Policy) -> list[SharedValue]:
        """Return the values that are seen, opened."""
        ids = {each.value_id for each in sightings}
        rows = self._session.scalars(
            select(ValueRow).where(ValueRow.id.in_(ids)).order_by(ValueRow.id)
        )
        return [
            SharedValue(
                row.id,
                self._sightings.opened(row),
                Standing(row.standing),
                row.links,
                policy.is_spread(TraceKind(row.kind), row.spread, row.accompanied),
                row.listed,
                row.files,
            )
            for row in rows
        ]

    def mark(self, value_id: int) -> tuple[str, str]:
        """Return a value's kind and the beginning of its digest, all that a trail may hold of it.

        Raises:
            UnknownFact: there is no such value.
        """
        row = self._session.get(ValueRow, value_id)
        if row is None:
            raise UnknownFact
        return row.kind, row.digest[:12]

    def ties(self, files: Sequence[ClusterFile]) -> list[tuple[int, int]]:
        """Return which of some files officers tied to one another."""
        ids = [file.id for file in files]
        rows = self._session.execute(
            select(TieRow.one_id, TieRow.other_id).where(TieRow.one_id.in_(ids))
        )
        return [(one, other) for one, other in rows]

    def decisions(self, files: Sequence[ClusterFile], values: Sequence[int]) -> list[Decision]:
        """Return what was decided of some files and values, the latest first."""
        ids = [file.id for file in files]
        rows = self._session.execute(
            select(RulingRow, OfficerRow.name)
            .join(OfficerRow, OfficerRow.id == RulingRow.officer_id)
            .where(
                RulingRow.file_id.in_(ids)
                | RulingRow.other_id.in_(ids)
                | (RulingRow.file_id.is_(None) & RulingRow.value_id.in_(values))
            )
            .order_by(RulingRow.at.desc(), RulingRow.id)
        )
        return [
            Decision(
                row.at,
                name,
                Standing(row.standing),
                row.value_id,
                row.file_id,
                row.other_id,
                self._keyring.open(row.reason, f"linkage_decisions|{row.id}").decode(),
            )
            for row, name in rows
        ]
