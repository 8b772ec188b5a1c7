"""The queue: which complaints wait, for whom, and what changed in them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.records.complaints import complaint_of
from bot.records.desk_tables import ViewRow
from bot.records.linkage_tables import ClusterRow, FileRow
from bot.records.tables import ComplaintRow


class Order(str, Enum):
    """What comes first."""

    AGE = "age"  # the longest waiting
    LOSS = "loss"  # the greatest loss
    DECISION = "decision"  # the last decided
    DANGER = "danger"  # those in which danger or distress was heard
    CASE = "case"  # those of the largest case


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


class Queue:
    """The queue in one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, wanted: Filter, order: Order, officer_id: str, *, size: int, number: int
    ) -> tuple[list[Line], int]:
        """Return one page of the queue, and how many complaints are wanted in all.

        Args:
            wanted: which complaints.
            order: what comes first.
            officer_id: who looks: what changed since she did is marked.
            size: how many lines a page has.
            number: 1 for the first page.
        """
        seen = (ViewRow.reference == ComplaintRow.reference) & (ViewRow.officer_id == officer_id)
        conditions = _conditions(wanted, seen)
        total = self._session.scalar(
            select(func.count()).select_from(ComplaintRow).where(*conditions)
        )
        rows = self._session.execute(
            select(ComplaintRow, ViewRow.version, ClusterRow.files)
            .outerjoin(ViewRow, seen)
            .outerjoin(FileRow, FileRow.reference == ComplaintRow.reference)
            .outerjoin(ClusterRow, ClusterRow.id == FileRow.cluster)
            .where(*conditions)
            .order_by(*_order(order), ComplaintRow.filed_at, ComplaintRow.reference)
            .limit(size)
            .offset(size * (number - 1))
        )
        lines = [
            Line(complaint_of(row), version is not None and version < row.version, files or 1)
            for row, version, files in rows
        ]
        return lines, total or 0

    def counts(self) -> dict[State, int]:
        """Return how many complaints stand in each state."""
        rows = self._session.execute(
            select(ComplaintRow.state, func.count()).group_by(ComplaintRow.state)
        )
        return {State(state): count for state, count in rows}

    def see(self, officer_id: str, reference: str, version: int) -> None:
        """Note the version that an officer has before her eyes."""
        self._session.merge(ViewRow(officer_id=officer_id, reference=reference, version=version))


def _conditions(wanted: Filter, seen: ColumnElement[bool]) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        ComplaintRow.state.in_([state.value for state in wanted.states])
    ]
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
        conditions.append(
            select(ViewRow.version)
            .where(seen, ViewRow.version < ComplaintRow.version)
            .correlate(ComplaintRow)
            .exists()
        )
    return conditions


def _order(order: Order) -> list[ColumnElement[Any]]:
    match order:
        case Order.AGE:
            return []
        case Order.LOSS:
            # Unknown losses last, alike on both databases.
            return [ComplaintRow.loss_cents.is_(None), ComplaintRow.loss_cents.desc()]
        case Order.DECISION:
            return [ComplaintRow.decided_at.is_(None), ComplaintRow.decided_at.desc()]
        case Order.DANGER:
            return [func.coalesce(ComplaintRow.danger, False).desc()]
        case Order.CASE:
            return [func.coalesce(ClusterRow.files, 1).desc()]
