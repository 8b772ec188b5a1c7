"""What was read in exhibits, and the stamps on their digests."""

import json
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.exhibits import Exhibit, ReadExhibit, Reading, ReadingState
from bot.complaint.facts import FactName, decode, encode
from bot.records.envelopes import Envelopes
from bot.records.tables import ExhibitRow, ReadingRow, TimestampRow
from bot.sealing.keyring import Keyring


class Readings:
    """The readings of one transaction."""

    def __init__(self, session: Session, keyring: Keyring, clock: Clock) -> None:
        self._session = session
        self._envelopes = Envelopes(keyring)
        self._clock = clock

    def unread(self, conversation_id: str = "") -> list[tuple[str, Exhibit]]:
        """Return the exhibits that nobody has read, the longest waiting first.

        Args:
            conversation_id: whose, or empty for everybody's.

        Returns:
            Each with its conversation's identifier.
        """
        wanted = (
            select(ExhibitRow)
            .outerjoin(ReadingRow, ReadingRow.exhibit_id == ExhibitRow.id)
            .where(ReadingRow.exhibit_id.is_(None))
            .order_by(ExhibitRow.received_at, ExhibitRow.position)
        )
        if conversation_id:
            wanted = wanted.where(ExhibitRow.conversation_id == conversation_id)
        rows = self._session.scalars(wanted)
        return [(row.conversation_id, self._envelopes.exhibit(row)) for row in rows]

    def keep(self, exhibit_id: str, read: ReadExhibit) -> None:
        """Keep what was read in an exhibit, once."""
        facts = [[name.value, encode(value)] for name, value in read.facts]
        content = json.dumps([asdict(read.reading), facts], ensure_ascii=False)
        self._session.add(
            ReadingRow(
                exhibit_id=exhibit_id,
                content=self._envelopes.seal(content, f"exhibit_readings|{exhibit_id}"),
                state=read.state.value,
                read_at=self._clock(),
            )
        )
        self._session.flush()

    def get(self, exhibit_id: str) -> ReadExhibit | None:
        """Return what was read in an exhibit, or ``None`` when it was not read yet."""
        row = self._session.get(ReadingRow, exhibit_id)
        if row is None:
            return None
        opened = self._envelopes.open(row.content, f"exhibit_readings|{exhibit_id}")
        reading, facts = json.loads(opened)
        named = [(FactName(name), value) for name, value in facts]
        return ReadExhibit(
            Reading(**reading),
            [(name, decode(name, value)) for name, value in named],
            ReadingState(row.state),
        )

    def is_offered(self, conversation_id: str) -> bool:
        """Tell whether a victim was asked about a reading and has not answered."""
        offered = (
            select(ReadingRow.exhibit_id)
            .join(ExhibitRow, ExhibitRow.id == ReadingRow.exhibit_id)
            .where(ExhibitRow.conversation_id == conversation_id)
            .where(ReadingRow.state == ReadingState.OFFERED.value)
        )
        return self._session.scalar(offered.limit(1)) is not None

    def settle(self, exhibit_id: str, state: ReadingState) -> None:
        """Note what became of what was read."""
        row = self._session.get(ReadingRow, exhibit_id)
        assert row is not None
        row.state = state.value

    def stamp(self, exhibit_id: str, token: bytes, at: datetime) -> None:
        """Keep what a time-stamping authority has signed, once."""
        self._session.add(TimestampRow(exhibit_id=exhibit_id, token=token, at=at))
        self._session.flush()

    def stamped(self, exhibit_id: str) -> tuple[bytes, datetime] | None:
        """Return an exhibit's time stamp and its moment, or ``None``."""
        row = self._session.get(TimestampRow, exhibit_id)
        return (row.token, row.at) if row else None
