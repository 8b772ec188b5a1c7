"""Decisions about complaints, in the order they were made."""

import json
import secrets

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.passages import written_in
from bot.records.desk_tables import DecisionRow
from bot.records.words import Words
from bot.sealing.keyring import Keyring


class Decisions:
    """The decisions of one transaction."""

    def __init__(self, session: Session, keyring: Keyring, words: Words) -> None:
        self._session = session
        self._words = words
        self._keyring = keyring

    def add(self, reference: str, decision: Decision) -> None:
        """Note a decision about a complaint."""
        last = self._session.scalar(
            select(func.max(DecisionRow.position)).where(DecisionRow.reference == reference)
        )
        row = DecisionRow(
            id=secrets.token_hex(16),
            reference=reference,
            position=(last or 0) + 1,
            kind=decision.kind.value,
            by=decision.by,
            at=decision.at,
            before=decision.before,
            after=decision.after,
        )
        choices = json.dumps(dict(decision.choices), ensure_ascii=False)
        row.choices = self._keyring.seal(choices.encode(), f"decisions|{row.id}")
        self._session.add(row)
        self._session.flush()
        self._words.hold_more(reference, written_in(decision))

    def of(self, reference: str) -> list[Decision]:
        """Return the decisions about a complaint, first decision first."""
        rows = self._session.scalars(
            select(DecisionRow)
            .where(DecisionRow.reference == reference)
            .order_by(DecisionRow.position)
        )
        return [self._decision(row) for row in rows]

    def _decision(self, row: DecisionRow) -> Decision:
        choices = json.loads(self._keyring.open(row.choices, f"decisions|{row.id}"))
        return Decision(DecisionKind(row.kind), row.by, row.at, row.before, row.after, choices)
