"""Counts, summed up by the database on what stands in clear: nothing is opened for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from math import ceil
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select
from sqlalchemy.orm import Session

from bot.complaint.lifecycle import State
from bot.complaint.spans import Span
from bot.records.desk_tables import RedirectionRow
from bot.records.linkage_tables import ClusterRow, FileRow
from bot.records.moments import hour_of, hour_read, seconds_between
from bot.records.tables import ComplaintRow

Counts = Mapping[tuple[str, str], int]
"""How many, by what is counted and by kind of filing."""
Bands = Sequence[int]
"""The least value of each band but the first, in order."""
UNKNOWN: Final = ""
"""What is counted where nothing is known."""


class Aspect(str, Enum):
    """What filed complaints are counted by."""

    STATE = "state"
    OFFENCE = "offence"
    DEPARTMENT = "department"
    PAYMENT = "payment"


class Answer(str, Enum):
    """Whether an officer took a file up within the days that its victim was told."""

    WITHIN = "within"
    LATE = "late"
    WAITING = "waiting"
    OVERDUE = "overdue"
    LEFT = "left"  # the victim withdrew it before


@dataclass(frozen=True)
class Spread:
    """Values, summed up.

    Attributes:
        count: how many.
        total: their sum.
        median: the middle one, or ``None`` when there is none.
        ninth: the one that nine in ten do not exceed, or ``None``.

    Source:
        Quantiles by nearest rank (definition 1 of Hyndman and Fan, 1996): a value that was seen.
    """

    count: int
    total: float
    median: float | None
    ninth: float | None


@dataclass(frozen=True)
class SizeBand:
    """Cases of about as many files: how many cases, files, and cents of euro."""

    cases: int
    files: int
    harm: int


class Statistics:
    """The counts of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def by_hour(self, span: Span) -> Mapping[tuple[datetime, str], int]:
        """Return how many were filed, by hour (aware UTC) and kind: days differ by place."""
        hour = hour_of(ComplaintRow.filed_at)
        rows = self._session.execute(_counted(span, hour))
        return {(hour_read(hour), kind): count for hour, kind, count in rows}

    def by(self, aspect: Aspect, span: Span) -> Counts:
        """Return how many were filed, by an aspect and kind."""
        return self._counts(_counted(span, func.coalesce(_COLUMNS[aspect], UNKNOWN)))

    def by_harm(self, span: Span, bands: Bands) -> Counts:
        """Return how many were filed, by the number of the harm's band (cents) and kind."""
        band = case((_HARM.is_(None), UNKNOWN), else_=_band(_HARM, bands))
        return self._counts(_counted(span, band))

    def by_answer(self, span: Span, now: datetime, announced: timedelta) -> Counts:
        """Return how many were filed, by :class:`Answer` and kind."""
        within = seconds_between(ComplaintRow.filed_at, ComplaintRow.claimed_at)
        filed = ComplaintRow.state == State.FILED.value
        answer = case(
            (
                ComplaintRow.claimed_at.is_not(None),
                case(
                    (within <= announced.total_seconds(), Answer.WITHIN.value),
                    else_=Answer.LATE.value,
                ),
            ),
            (and_(filed, ComplaintRow.filed_at >= now - announced), Answer.WAITING.value),
            (filed, Answer.OVERDUE.value),
            else_=Answer.LEFT.value,
        )
        return self._counts(_counted(span, answer))

    def harm(self, span: Span) -> Spread:
        """Return what was lost by those who lost something, in cents of euro."""
        return self._spread(span, _HARM, _HARM > 0)

    def claimed(self, span: Span) -> Spread:
        """Return how long files waited for an officer, in seconds."""
        return self._delay(span, ComplaintRow.claimed_at.expression)

    def decided(self, span: Span) -> Spread:
        """Return how long files waited for a decision, in seconds."""
        return self._delay(span, ComplaintRow.decided_at.expression)

    def redirections(self, span: Span) -> Mapping[tuple[str, str, str], int]:
        """Return how many were sent elsewhere, by who did, whereto and why."""
        what = (RedirectionRow.by, RedirectionRow.outcome, RedirectionRow.ground)
        rows = self._session.execute(
            select(*what, func.count())
            .where(RedirectionRow.at >= span.start, RedirectionRow.at < span.end)
            .group_by(*what)
        )
        return {(by, outcome, ground): count for by, outcome, ground, count in rows}

    def cases(self, span: Span, bands: Bands) -> Mapping[str, SizeBand]:
        """Return the cases that had a first or a later file in the span, by band of files."""
        band = _band(ClusterRow.files.expression, bands)
        rows = self._session.execute(
            select(band, func.count(), func.sum(ClusterRow.files), func.sum(ClusterRow.harm))
            .where(ClusterRow.last_at >= span.start, ClusterRow.first_at < span.end)
            .group_by(band)
        )
        return {key: SizeBand(cases, int(files), int(harm)) for key, cases, files, harm in rows}

    def _counts(self, counted: Select[Any]) -> Counts:
        return {(key, kind): count for key, kind, count in self._session.execute(counted)}

    def _delay(self, span: Span, until: ColumnElement[Any]) -> Spread:
        return self._spread(span, seconds_between(ComplaintRow.filed_at, until), until.is_not(None))

    def _spread(self, span: Span, value: ColumnElement[Any], known: ColumnElement[bool]) -> Spread:
        wanted = _filed(select(value), span).where(known)
        count, total = self._session.execute(
            wanted.with_only_columns(func.count(), func.sum(value))
        ).one()
        ordered = wanted.order_by(value).limit(1)
        median, ninth = (
            self._session.scalar(ordered.offset(max(0, ceil(share * count / 10) - 1)))
            for share in (5, 9)
        )
        return Spread(count, total or 0, median, ninth)


_HARM: Final[ColumnElement[Any]] = case(
    # What recoupement holds counts a sum that was asked for and never paid as nothing.
    (ComplaintRow.loss_cents.is_not(None), func.coalesce(FileRow.harm, ComplaintRow.loss_cents)),
)
_COLUMNS: Final[Mapping[Aspect, ColumnElement[Any]]] = {
    Aspect.STATE: ComplaintRow.state.expression,
    Aspect.OFFENCE: ComplaintRow.offence.expression,
    Aspect.DEPARTMENT: FileRow.department.expression,
    Aspect.PAYMENT: ComplaintRow.payment_method.expression,
}


def _counted(span: Span, by: ColumnElement[Any]) -> Select[Any]:
    named = by.label("counted")
    return _filed(select(named, ComplaintRow.kind, func.count()), span).group_by(
        named, ComplaintRow.kind
    )


def _filed(wanted: Select[Any], span: Span) -> Select[Any]:
    return (
        wanted.select_from(ComplaintRow)
        .outerjoin(FileRow, FileRow.reference == ComplaintRow.reference)
        .where(
            ComplaintRow.filed_at >= span.start,
            ComplaintRow.filed_at < span.end,
            # Its facts are those of the leading file, which is counted.
            ComplaintRow.state != State.JOINED.value,
        )
    )


def _band(value: ColumnElement[Any], bands: Bands) -> ColumnElement[str]:
    """Return the number of the band that a value is in, as text, ``0`` for the first."""
    above = [
        (value >= least, literal(str(number)))
        for number, least in reversed(list(enumerate(bands, start=1)))
    ]
    return case(*above, else_=literal("0"))
