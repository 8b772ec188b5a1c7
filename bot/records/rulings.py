"""What officers decide of values and links; clusters follow at once, and rebuilds keep to it."""

import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import UnknownComplaint, UnknownFact
from bot.linkage.policy import Policy, Standing
from bot.records.linkage_tables import FileRow, RulingRow, SightingRow, TieRow, ValueRow
from bot.records.locks import hold_writers
from bot.records.regrouping import regroup
from bot.records.sightings import Sightings
from bot.sealing.keyring import Keyring


@dataclass(frozen=True)
class Ruling:
    """Who decided, what, and why.

    Attributes:
        officer_id: who.
        standing: what; :attr:`Standing.OPEN` takes an earlier decision back.
        reason: in words.
    """

    officer_id: str
    standing: Standing
    reason: str


class Rulings:
    """The decisions of one transaction."""

    def __init__(self, session: Session, keyring: Keyring, clock: Clock) -> None:
        self._session = session
        self._keyring = keyring
        self._clock = clock
        self._sightings = Sightings(session, keyring)

    def on_value(self, ruling: Ruling, value_id: int, policy: Policy) -> None:
        """Let a value be everybody's, or link, wherever it stands.

        Raises:
            UnknownFact: there is no such value.
        """
        hold_writers(self._session)
        value = self._session.get(ValueRow, value_id)
        if value is None:
            raise UnknownFact
        value.standing = ruling.standing.value
        self._note(ruling, value_id=value_id)
        self._sightings.judge([value], policy)
        regroup(self._session, self._sightings.files_with([value]))

    def on_sighting(self, ruling: Ruling, reference: str, value_id: int) -> None:
        """Cut or confirm what a value in one file says of it.

        Raises:
            UnknownComplaint: there is no such file.
            UnknownFact: the value does not stand in it.
        """
        hold_writers(self._session)
        file = self._file(reference)
        sighting = self._session.get(SightingRow, (value_id, file))
        if sighting is None:
            raise UnknownFact
        sighting.standing = ruling.standing.value
        self._note(ruling, value_id=value_id, file_id=file)
        regroup(self._session, [file])

    def on_pair(self, ruling: Ruling, reference: str, other: str) -> None:
        """Tie two files, or take the tie back.

        Raises:
            UnknownComplaint: there is no such file.
            UnknownFact: they are the same.
        """
        hold_writers(self._session)
        one_id, other_id = sorted((self._file(reference), self._file(other)))
        if one_id == other_id:
            raise UnknownFact
        self._session.execute(
            delete(TieRow).where(TieRow.one_id == one_id, TieRow.other_id == other_id)
        )
        if ruling.standing is Standing.CONFIRMED:
            self._session.add(TieRow(one_id=one_id, other_id=other_id))
        self._note(ruling, file_id=one_id, other_id=other_id)
        regroup(self._session, [one_id, other_id])

    def _note(
        self,
        ruling: Ruling,
        *,
        value_id: int | None = None,
        file_id: int | None = None,
        other_id: int | None = None,
    ) -> None:
        decision_id = secrets.token_hex(16)
        self._session.add(
            RulingRow(
                id=decision_id,
                at=self._clock(),
                officer_id=ruling.officer_id,
                standing=ruling.standing.value,
                value_id=value_id,
                file_id=file_id,
                other_id=other_id,
                reason=self._keyring.seal(
                    ruling.reason.encode(), f"linkage_decisions|{decision_id}"
                ),
            )
        )
        self._session.flush()

    def _file(self, reference: str) -> int:
        found = self._session.scalar(select(FileRow.id).where(FileRow.reference == reference))
        if found is None:
            raise UnknownComplaint
        return found
