"""Who may take a conversation up: codes that are read out, and the tokens they gave."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import UnknownConversation
from bot.records.tables import AccessRow, ResumeCodeRow


class Accesses:
    """The ways into the conversations of one transaction, beside their first token."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def draw(self, conversation_id: str, code_digest: str) -> None:
        """Let a code open a conversation, instead of the one drawn before."""
        row = self._session.get(ResumeCodeRow, conversation_id)
        if row is None:
            row = ResumeCodeRow(conversation_id=conversation_id)
            self._session.add(row)
        row.code_digest, row.drawn_at = code_digest, self._clock()
        self._session.flush()

    def conversation_of(self, code_digests: Collection[str]) -> str:
        """Return the conversation that a code opens.

        Args:
            code_digests: the code's digest, by each key.

        Raises:
            UnknownConversation: there is none.
        """
        found = self._session.scalar(
            select(ResumeCodeRow.conversation_id).where(ResumeCodeRow.code_digest.in_(code_digests))
        )
        if found is None:
            raise UnknownConversation
        return found

    def grant(self, conversation_id: str, token_digest: str) -> None:
        """Let one more token open a conversation."""
        self._session.add(
            AccessRow(
                token_digest=token_digest,
                conversation_id=conversation_id,
                granted_at=self._clock(),
            )
        )
        self._session.flush()
