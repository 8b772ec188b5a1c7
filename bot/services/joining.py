"""Joining files (« pièces ») to a draft."""

import secrets

from bot.complaint.clock import Clock
from bot.complaint.errors import ConversationClosed, RefusedEvidence
from bot.complaint.exhibits import Exhibit
from bot.complaint.lifecycle import State
from bot.evidence.reception import MAX_FILES, Received
from bot.evidence.vault import Vault
from bot.records.records import Records
from bot.services.filing import VICTIM


class Joining:
    """Puts received files in the vault and in the record."""

    def __init__(self, records: Records, vault: Vault, clock: Clock) -> None:
        self._records = records
        self._vault = vault
        self._clock = clock

    def attach(self, conversation_id: str, received: Received) -> Exhibit:
        """Join a file; the same bytes twice are the same exhibit.

        Raises:
            ConversationClosed: the complaint is filed, and no officer waits for more.
            RefusedEvidence: there are too many files already (``count``).
            StorageFailed: the disk or the database did not take it; nothing was joined.
        """
        with self._records.transaction() as work:
            reference = work.conversations.get(conversation_id).reference
            if reference:
                complaint = work.complaints.by_reference(reference)
                if complaint.state is not State.TO_BE_COMPLETED:
                    raise ConversationClosed
            joined = work.conversations.exhibits(conversation_id)
            known = next((each for each in joined if each.sha256 == received.sha256), None)
            if known:
                return known
            if len(joined) >= MAX_FILES:
                raise RefusedEvidence("count")
            exhibit = Exhibit(
                id=secrets.token_hex(16),
                position=len(joined) + 1,
                name=received.name,
                media_type=received.media_type,
                size=len(received.content),
                sha256=received.sha256,
                received_at=self._clock(),
            )
            self._vault.put(exhibit.id, received.content)
            work.conversations.add_exhibit(conversation_id, exhibit)
            work.audit.append(VICTIM, "victim:exhibit:join", exhibit.id, {"sha256": exhibit.sha256})
        return exhibit
