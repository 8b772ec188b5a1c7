"""Who declares, as keyed digests: files of the same person are found, and nobody is read."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.complaints import Complaint
from bot.complaint.lifecycle import State
from bot.records.complaints import complaint_of
from bot.records.desk_tables import DeclarantRow
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring

Traits = Sequence[tuple[str, str]]
"""What a declarant is known by: the kind of each value, and its normal form."""


class Declarants:
    """The declarants of one transaction."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def mark(self, reference: str, traits: Traits) -> None:
        """Keep what the declarant of a complaint is known by, in place of what was kept."""
        self._session.execute(delete(DeclarantRow).where(DeclarantRow.reference == reference))
        # Of one that is known by nothing it is kept that we looked.
        digests = [self._keyring.digests(kind, value)[0] for kind, value in traits] or [""]
        self._session.add_all(
            DeclarantRow(reference=reference, digest=digest) for digest in dict.fromkeys(digests)
        )
        self._session.flush()

    def alike(
        self, reference: str, traits: Traits, states: Sequence[State], limit: int
    ) -> list[Complaint]:
        """Return other complaints of the same declarant in some states, the latest first."""
        digests = [each for kind, value in traits for each in self._keyring.digests(kind, value)]
        found = self._session.scalars(
            select(ComplaintRow)
            .where(
                ComplaintRow.reference.in_(
                    select(DeclarantRow.reference).where(DeclarantRow.digest.in_(digests))
                ),
                ComplaintRow.reference != reference,
                ComplaintRow.state.in_([state.value for state in states]),
            )
            .order_by(ComplaintRow.filed_at.desc(), ComplaintRow.reference)
            .limit(limit)
        )
        return [complaint_of(row) for row in found]

    def unmarked(self, limit: int) -> list[str]:
        """Return the references of complaints whose declarants were never looked at."""
        found = self._session.scalars(
            select(ComplaintRow.reference)
            .outerjoin(DeclarantRow, DeclarantRow.reference == ComplaintRow.reference)
            .where(DeclarantRow.reference.is_(None))
            .order_by(ComplaintRow.reference)
            .limit(limit)
        )
        return list(found)
