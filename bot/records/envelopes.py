"""Rows whose contents are sealed, read as what they hold."""

import json

from bot.complaint.conversation import Author, Button, Message
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, FactName, Provenance, Source, decode
from bot.records.tables import ExhibitRow, FactRow, MessageRow
from bot.sealing.keyring import Keyring


class Envelopes:
    """Seals texts for their row, and opens the rows of a conversation."""

    def __init__(self, keyring: Keyring) -> None:
        self._keyring = keyring

    def seal(self, text: str, context: str) -> bytes:
        """Return the envelope of a text, bound to its table and row (``facts|<id>``)."""
        return self._keyring.seal(text.encode(), context)

    def message(self, row: MessageRow) -> Message:
        """Return the message that a row holds."""
        content = json.loads(self.open(row.content, f"messages|{row.id}"))
        return Message(
            id=row.id,
            position=row.position,
            author=Author(row.author),
            text=content["text"],
            sent_at=row.sent_at,
            payload=content["payload"],
            buttons=tuple(Button(**button) for button in content["buttons"]),
            custom=content["custom"],
            answered=row.answered,
        )

    def fact(self, row: FactRow) -> Fact:
        """Return the fact that a row holds."""
        value, reason = json.loads(self.open(row.content, f"facts|{row.id}"))
        name = FactName(row.name)
        return Fact(
            name,
            decode(name, value),
            Provenance(Source(row.source), row.origin, row.start, row.end),
            row.recorded_at,
            rank=row.rank,
            confirmed=row.confirmed,
            reason=reason,
        )

    def exhibit(self, row: ExhibitRow) -> Exhibit:
        """Return the exhibit that a row holds."""
        return Exhibit(
            id=row.id,
            position=row.position,
            name=self.open(row.name, f"exhibits|{row.id}"),
            media_type=row.media_type,
            size=row.size,
            sha256=row.sha256,
            received_at=row.received_at,
            within=row.within,
        )

    def open(self, envelope: bytes, context: str) -> str:
        """Return the text of an envelope that :meth:`seal` made."""
        return self._keyring.open(envelope, context).decode()
