"""The orders of the queue, gone through by index: no page costs more than the first.

An order is one or two bands, one after the other (known losses, then unknown ones). A band goes
along an index for each state. A page begins after a line rather than at a number, so that nothing
is counted to find it (« keyset »).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, select, tuple_, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.complaint.lifecycle import State
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
class _Band:
    """Lines that belong together.

    Attributes:
        holds: which lines those are.
        falling: by what they are ordered first, the greatest first; then so are those alike, the
            last filed first, so that one index goes along all of it. Without it, by age.
        joins: adds the tables that this takes.
    """

    holds: Sequence[ColumnElement[bool]] = ()
    falling: Sequence[InstrumentedAttribute[Any]] = ()
    joins: Callable[[Select[Any]], Select[Any]] = lambda query: query


def _with_case(query: Select[Any]) -> Select[Any]:
    return query.join(FileRow, FileRow.reference == ComplaintRow.reference).join(
        ClusterRow, ClusterRow.id == FileRow.cluster
    )


_AGE: Final = (ComplaintRow.filed_at, ComplaintRow.reference)
_ALONE: Final = ~(
    select(FileRow.id)
    .join(ClusterRow, ClusterRow.id == FileRow.cluster)
    .where(FileRow.reference == ComplaintRow.reference)
    .correlate(ComplaintRow)
    .exists()
)
_BANDS: Final = {
    Order.AGE: (_Band(),),
    Order.LOSS: (
        _Band([ComplaintRow.loss_cents.is_not(None)], [ComplaintRow.loss_cents]),
        _Band([ComplaintRow.loss_cents.is_(None)]),
    ),
    Order.DECISION: (
        _Band([ComplaintRow.decided_at.is_not(None)], [ComplaintRow.decided_at]),
        _Band([ComplaintRow.decided_at.is_(None)]),
    ),
    Order.DANGER: (
        _Band([ComplaintRow.danger == True]),  # noqa: E712 - in SQL, and by its index
        _Band([ComplaintRow.danger.is_not(True)]),
    ),
    # The files of one case follow one another.
    Order.CASE: (
        _Band([], [ClusterRow.files, ClusterRow.id], _with_case),
        _Band([_ALONE]),
    ),
}


def following(  # noqa: PLR0913 - a page has as many sides
    session: Session,
    order: Order,
    states: Sequence[State],
    conditions: Sequence[ColumnElement[bool]],
    *,
    limit: int,
    after: str,
) -> list[str]:
    """Return the references that come first in an order, or that follow one in it.

    Args:
        session: the transaction.
        order: which one.
        states: those that the complaints stand in.
        conditions: what else they fulfil.
        limit: how many at most.
        after: the reference that they follow; empty or unknown for the first ones.
    """
    found: list[str] = []
    bands = _BANDS[order]
    begun, last = _standing(session, bands, after)
    for place, band in enumerate(bands[begun:]):
        past = _past(band, last) if last and place == 0 else []
        parts = [
            _part(band, [ComplaintRow.state == state.value, *conditions, *past], limit)
            for state in states
        ]
        found += session.scalars(_merged(parts, band, limit - len(found)))
        if len(found) >= limit:
            break
    return found


def _standing(
    session: Session, bands: Sequence[_Band], reference: str
) -> tuple[int, Sequence[Any] | None]:
    """Return the band that a reference is in, and by what it is ordered there."""
    for place, band in enumerate(bands):
        keys = band.joins(select(*band.falling, *_AGE)).where(
            ComplaintRow.reference == reference, *band.holds
        )
        if reference and (row := session.execute(keys).first()):
            return place, row
    return 0, None


def _past(band: _Band, last: Sequence[Any]) -> list[ColumnElement[bool]]:
    here, reached = tuple_(*band.falling, *_AGE), tuple_(*last)
    return [here < reached if band.falling else here > reached]


def _part(band: _Band, conditions: Sequence[ColumnElement[bool]], limit: int) -> Select[Any]:
    keys = [each.label(f"key_{place}") for place, each in enumerate(band.falling)]
    return (
        band.joins(select(ComplaintRow.reference, ComplaintRow.filed_at, *keys))
        .where(*band.holds, *conditions)
        .order_by(*_ordered(band, (*band.falling, *_AGE)))
        .limit(limit)
    )


def _merged(parts: Sequence[Select[Any]], band: _Band, limit: int) -> Select[Any]:
    # Each part within a query of its own: SQLite orders no part of a union otherwise.
    union = union_all(*(select(part.subquery()) for part in parts)).subquery()
    keys = [union.c[f"key_{place}"] for place in range(len(band.falling))]
    order = _ordered(band, (*keys, union.c.filed_at, union.c.reference))
    return select(union.c.reference).order_by(*order).limit(limit)


def _ordered(band: _Band, columns: Sequence[Any]) -> list[ColumnElement[Any]]:
    return [each.desc() if band.falling else each.asc() for each in columns]
