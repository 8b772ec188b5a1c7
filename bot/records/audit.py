"""The audit trail: a chain in which each event holds the digest of the one before.

A chain alone does not show that its tail was cut: see ``heads.py`` for the witness outside.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.records.locks import hold_writers
from bot.records.tables import AuditRow

GENESIS: Final = "0" * 64


@dataclass(frozen=True)
class Head:
    """The end of the trail: how many events, and the digest of the last."""

    position: int
    digest: str


@dataclass(frozen=True)
class AuditEvent:
    """One act (« subject:object:action »), by whom, on what; never a personal datum.

    Attributes:
        position: 1 for the first of the trail.
        at: ISO 8601, UTC.
        actor: an officer's identifier, ``victim`` or ``system``.
        act: for example ``officer:complaint:read``.
        subject: a reference.
        details: names of facts, versions, digests; no value that a victim gave.
        previous: the digest of the event before.
        digest: of all the above.
    """

    position: int
    at: str
    actor: str
    act: str
    subject: str
    details: Mapping[str, str | int]
    previous: str
    digest: str

    def recomputed(self) -> str:
        """Return the digest that the event should have."""
        return _digest(
            [self.position, self.at, self.actor, self.act, self.subject, dict(self.details)],
            self.previous,
        )


class Audit:
    """The audit trail in one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def append(
        self, actor: str, act: str, subject: str, details: Mapping[str, str | int] | None = None
    ) -> AuditEvent:
        """Add an event at the end of the chain."""
        hold_writers(self._session)
        head = self.head()
        position, at = head.position + 1, self._clock().isoformat()
        said = dict(details or {})
        digest = _digest([position, at, actor, act, subject, said], head.digest)
        event = AuditEvent(position, at, actor, act, subject, said, head.digest, digest)
        self._session.add(
            AuditRow(
                position=position,
                at=at,
                actor=actor,
                act=act,
                subject=subject,
                details=_canonical(said),
                previous=head.digest,
                digest=digest,
            )
        )
        self._session.flush()
        return event

    def head(self) -> Head:
        """Return the end of the trail."""
        row = self._session.scalar(select(AuditRow).order_by(AuditRow.position.desc()).limit(1))
        return Head(row.position, row.digest) if row else Head(0, GENESIS)

    def events(self, subject: str | None = None) -> Iterator[AuditEvent]:
        """Yield the events, of one subject or all, first event first."""
        wanted = select(AuditRow).order_by(AuditRow.position)
        if subject is not None:
            wanted = wanted.where(AuditRow.subject == subject)
        for row in self._session.scalars(wanted.execution_options(yield_per=1000)):
            yield AuditEvent(
                row.position,
                row.at,
                row.actor,
                row.act,
                row.subject,
                json.loads(row.details),
                row.previous,
                row.digest,
            )


def _canonical(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _digest(content: list[object], previous: str) -> str:
    return hashlib.sha256(_canonical([*content, previous]).encode()).hexdigest()
