"""Files that are nearly of a case: looked for by digests, or among those of the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from bot.linkage.nearness import neighbours, skeleton
from bot.linkage.policy import Standing
from bot.linkage.traces import STRONG, Trace, TraceKind
from bot.records.linkage_tables import FileRow, SightingRow, ValueRow
from bot.records.sightings import ALIKE, Sightings
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring

# Past so many files, a value that links nothing tells nothing either.
_FEW_FILES: Final = 20
_MOST: Final = 50


@dataclass(frozen=True)
class Nearby:
    """A file of another case that holds nearly the same.

    Attributes:
        reference: the file's.
        own: the value of ours.
        other: the value of theirs; the same when it is one that does not link.
    """

    reference: str
    own: Trace
    other: Trace


class Neighbourhood:
    """What is near a file, in one transaction."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring
        self._sightings = Sightings(session, keyring)

    def near(self, file: FileRow) -> list[Nearby]:
        """Return the files of other cases that hold a value mistyped, alike, or not linking."""
        found: list[Nearby] = []
        for value in self._sightings.values_of(file):
            own = self._sightings.opened(value)
            others = [*self._mistyped(own), *self._alike(own, value)]
            unlinked = not value.links and value.standing == Standing.OPEN.value
            if own.kind in STRONG and unlinked and value.files <= _FEW_FILES:
                others.append(value)
            for other in others:
                theirs = self._sightings.opened(other)
                found += [Nearby(each, own, theirs) for each in self._beyond(file, other)]
        return found[:_MOST]

    def support(self, file: FileRow, reference: str) -> int:
        """Return how many values two files share, names and pseudonyms included."""
        theirs = aliased(SightingRow)
        found = self._session.scalar(
            select(func.count())
            .select_from(SightingRow)
            .join(theirs, theirs.value_id == SightingRow.value_id)
            .join(FileRow, FileRow.id == theirs.file_id)
            .where(SightingRow.file_id == file.id, FileRow.reference == reference)
        )
        return found or 0

    def of_the_time(self, file: FileRow, span: timedelta, limit: int) -> list[tuple[str, str]]:
        """Return files of other cases with the same offence, filed about when this one was.

        Returns:
            Reference and conversation, those nearest in time after it first.
        """
        offence = (
            select(ComplaintRow.offence)
            .where(ComplaintRow.reference == file.reference)
            .scalar_subquery()
        )
        rows = self._session.execute(
            select(ComplaintRow.reference, ComplaintRow.conversation_id)
            .join(FileRow, FileRow.reference == ComplaintRow.reference)
            .where(
                ComplaintRow.offence == offence,
                ComplaintRow.filed_at.between(file.filed_at - span, file.filed_at + span),
                FileRow.cluster != file.cluster,
            )
            .order_by(ComplaintRow.filed_at.desc())
            .limit(limit)
        )
        return [(reference, conversation) for reference, conversation in rows]

    def _mistyped(self, own: Trace) -> Sequence[ValueRow]:
        digests = [each for near in neighbours(own) for each in self._sightings.digests(near)]
        return self._values(digests)

    def _alike(self, own: Trace, value: ValueRow) -> Sequence[ValueRow]:
        if own.kind is not TraceKind.DOMAIN:
            return ()
        digests = self._keyring.digests(ALIKE, skeleton(own.value))
        rows = self._session.scalars(
            select(ValueRow).where(ValueRow.alike.in_(digests), ValueRow.id != value.id)
        )
        return list(rows)

    def _values(self, digests: Iterable[str]) -> Sequence[ValueRow]:
        wanted = list(digests)
        if not wanted:
            return ()
        return list(self._session.scalars(select(ValueRow).where(ValueRow.digest.in_(wanted))))

    def _beyond(self, file: FileRow, value: ValueRow) -> Sequence[str]:
        rows = self._session.scalars(
            select(FileRow.reference)
            .join(SightingRow, SightingRow.file_id == FileRow.id)
            .where(SightingRow.value_id == value.id, FileRow.cluster != file.cluster)
            .order_by(FileRow.filed_at.desc())
            .limit(_FEW_FILES)
        )
        return list(rows)
