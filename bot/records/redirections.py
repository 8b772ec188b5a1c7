"""Who was sent elsewhere: a service and a rule, which outlive a draft and name nobody."""

import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.records.desk_tables import RedirectionRow

ARIANE = "ariane"
OFFICER = "officer"


class Redirections:
    """The redirections of one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def settle(self, conversation_id: str, outcome: str, ground: str) -> None:
        """Note where a conversation leads now; ``""`` when it leads nowhere else.

        Args:
            conversation_id: which one; forgotten with it.
            outcome: where to, as the rules call it.
            ground: the rule's name.
        """
        row = self._session.scalar(
            select(RedirectionRow).where(RedirectionRow.conversation_id == conversation_id)
        )
        if row is not None and row.outcome == outcome and row.ground == ground:
            return
        self._session.execute(
            delete(RedirectionRow).where(RedirectionRow.conversation_id == conversation_id)
        )
        if outcome:
            self._add(ARIANE, outcome, ground, conversation_id)

    def decide(self, outcome: str, ground: str) -> None:
        """Note that an officer sent a complaint elsewhere.

        Args:
            outcome: the service's name.
            ground: the legal ground's.
        """
        self._add(OFFICER, outcome, ground, None)

    def _add(self, by: str, outcome: str, ground: str, conversation_id: str | None) -> None:
        self._session.add(
            RedirectionRow(
                id=secrets.token_hex(16),
                at=self._clock(),
                by=by,
                outcome=outcome,
                ground=ground,
                conversation_id=conversation_id,
            )
        )
        self._session.flush()
