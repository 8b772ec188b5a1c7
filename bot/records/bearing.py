"""Files found by what authors left in them: the digests of normal forms, never the forms."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import distinct, func, select
from sqlalchemy.orm import Session

from bot.complaint.complaints import Complaint
from bot.linkage.traces import Trace, TraceKind
from bot.records.complaints import complaint_of
from bot.records.linkage_tables import ClusterRow, FileRow, SightingRow, ValueRow
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring


@dataclass(frozen=True)
class Bearer:
    """A file that bears an identifier.

    Attributes:
        complaint: as it stands.
        kind: what the identifier is in it.
        files: how many files its case has, 1 when it is in none.
    """

    complaint: Complaint
    kind: TraceKind
    files: int


class Bearing:
    """Who bears what, in one transaction."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def of(self, traces: Sequence[Trace], limit: int) -> tuple[list[Bearer], int]:
        """Return the files in which one of some traces was seen, and how many there are.

        Args:
            traces: in their normal forms; the first that a file bears names the kind.
            limit: how many files are returned, the latest first.
        """
        digests = [digest for each in traces for digest in self._digests(each)]
        seen = (
            select(SightingRow.file_id)
            .join(ValueRow, ValueRow.id == SightingRow.value_id)
            .where(ValueRow.digest.in_(digests))
        )
        total = self._session.scalar(
            seen.with_only_columns(func.count(distinct(SightingRow.file_id)))
        )
        rows = self._session.execute(
            select(ComplaintRow, FileRow.id, ClusterRow.files)
            .join(FileRow, FileRow.reference == ComplaintRow.reference)
            .outerjoin(ClusterRow, ClusterRow.id == FileRow.cluster)
            .where(FileRow.id.in_(seen))
            .order_by(ComplaintRow.filed_at.desc(), ComplaintRow.reference)
            .limit(limit)
        ).all()
        kinds = self._kinds([file for _, file, _ in rows], digests)
        bearers = [
            Bearer(complaint_of(complaint), kinds[file], size or 1)
            for complaint, file, size in rows
        ]
        return bearers, total or 0

    def mark(self, trace: Trace) -> str:
        """Return the beginning of a trace's digest, all that a trail may hold of it."""
        return self._digests(trace)[0][:12]

    def _kinds(self, files: Sequence[int], digests: Sequence[str]) -> dict[int, TraceKind]:
        rows = self._session.execute(
            select(SightingRow.file_id, ValueRow.kind, ValueRow.digest)
            .join(ValueRow, ValueRow.id == SightingRow.value_id)
            .where(SightingRow.file_id.in_(files), ValueRow.digest.in_(digests))
        )
        ranked = sorted(rows, key=lambda row: digests.index(row.digest), reverse=True)
        return {file: TraceKind(kind) for file, kind, _ in ranked}

    def _digests(self, trace: Trace) -> list[str]:
        return self._keyring.digests(trace.kind.value, trace.value)
