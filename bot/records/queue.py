"""The queue: which complaints wait, for whom, and what changed in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.records.complaints import complaint_of
from bot.records.desk_tables import ViewRow
from bot.records.linkage_tables import ClusterRow, FileRow
from bot.records.orders import Order, following
from bot.records.tables import ComplaintRow

COUNTED: Final = 10_000
"""Past so many, files are no longer counted."""


@dataclass(frozen=True)
class Filter:
    """Which complaints are wanted.

    Attributes:
        states: those they stand in.
        reference: how their reference begins; empty for any.
        offence: of which offence, or ``None`` for any.
        kind: of which kind, or ``None`` for any.
        holder: whose, ``""`` for nobody's, ``None`` for any.
        filed_before: filed at that moment or before, or ``None`` for any.
        danger: those alone in which danger or distress was heard.
        changed: those alone that changed since whoever looks last saw them.
    """

    states: Sequence[State]
    reference: str = ""
    offence: Offence | None = None
    kind: FilingKind | None = None
    holder: str | None = None
    filed_before: datetime | None = None
    danger: bool = False
    changed: bool = False


@dataclass(frozen=True)
class Line:
    """A complaint in the queue.

    Attributes:
        complaint: as it stands.
        changed: it changed since the officer last saw it; ``False`` if she never did.
        files: how many files its case has, 1 when it is in none.
    """

    complaint: Complaint
    changed: bool
    files: int = 1


@dataclass(frozen=True)
class Page:
    """Some lines of the queue.

    Attributes:
        lines: in their order.
        total: how many complaints are wanted in all, one more than ``COUNTED`` for any more.
        more: whether others follow.
    """

    lines: Sequence[Line]
    total: int
    more: bool


class Queue:
    """The queue in one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, wanted: Filter, order: Order, officer_id: str, *, size: int, after: str = ""
    ) -> Page:
        """Return the first lines of the queue, or those that follow one.

        What it costs depends on how many are returned, not on how many there are before or after.

        Args:
            wanted: which complaints.
            order: what comes first.
            officer_id: who looks: what changed since she did is marked.
            size: how many lines a page has.
            after: the reference that the lines follow, wherever it stands now; empty for the
                first ones, which an unknown reference gives too.
        """
        conditions = _conditions(wanted, officer_id)
        found = following(
            self._session, order, wanted.states, conditions, limit=size + 1, after=after
        )
        states = _states(wanted.states)
        return Page(
            self.lines(found[:size], officer_id),
            self._count(states, *conditions),
            len(found) > size,
        )

    def counted(self, states: Sequence[State]) -> int:
        """Return how many complaints stand in some states, one more than ``COUNTED`` at most."""
        return self._count(_states(states))

    def see(self, officer_id: str, reference: str, version: int) -> None:
        """Note the version that an officer has before her eyes."""
        self._session.merge(ViewRow(officer_id=officer_id, reference=reference, version=version))

    def lines(self, references: Sequence[str], officer_id: str) -> list[Line]:
        """Return some complaints, all of which are there, as lines for an officer."""
        rows = self._session.execute(
            select(ComplaintRow, ViewRow.version, ClusterRow.files)
            .outerjoin(ViewRow, _seen_by(officer_id))
            .outerjoin(FileRow, FileRow.reference == ComplaintRow.reference)
            .outerjoin(ClusterRow, ClusterRow.id == FileRow.cluster)
            .where(ComplaintRow.reference.in_(references))
        )
        lines = {
            row.reference: Line(
                complaint_of(row), version is not None and version < row.version, files or 1
            )
            for row, version, files in rows
        }
        return [lines[reference] for reference in references]

    def _count(self, *conditions: ColumnElement[bool]) -> int:
        some = select(ComplaintRow.reference).where(*conditions).limit(COUNTED + 1).subquery()
        return self._session.scalar(select(func.count()).select_from(some)) or 0


def _seen_by(officer_id: str) -> ColumnElement[bool]:
    return (ViewRow.reference == ComplaintRow.reference) & (ViewRow.officer_id == officer_id)


def _states(states: Sequence[State]) -> ColumnElement[bool]:
    return ComplaintRow.state.in_([state.value for state in states])


def _conditions(wanted: Filter, officer_id: str) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.reference:
        conditions.append(ComplaintRow.reference.startswith(wanted.reference, autoescape=True))
    if wanted.offence:
        conditions.append(ComplaintRow.offence == wanted.offence.value)
    if wanted.kind:
        conditions.append(ComplaintRow.kind == wanted.kind.value)
    if wanted.holder is not None:
        conditions.append(
            ComplaintRow.holder == wanted.holder if wanted.holder else ComplaintRow.holder.is_(None)
        )
    if wanted.filed_before:
        conditions.append(ComplaintRow.filed_at <= wanted.filed_before)
    if wanted.danger:
        conditions.append(ComplaintRow.danger.is_(True))
    if wanted.changed:
        # From the few that she saw to the complaints: she did not see most of them.
        looked_at = aliased(ComplaintRow)
        conditions.append(
            ComplaintRow.reference.in_(
                select(ViewRow.reference)
                .join(looked_at, looked_at.reference == ViewRow.reference)
                .where(ViewRow.officer_id == officer_id, ViewRow.version < looked_at.version)
            )
        )
    return conditions
