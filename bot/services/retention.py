"""Forgetting drafts that nobody came back to."""

from datetime import timedelta
from typing import Final

from bot.complaint.clock import Clock
from bot.evidence.vault import Vault
from bot.records.records import Records

# What the victim is told in the conversation and on the data-protection page.
DRAFT_LIFETIME: Final = timedelta(days=30)


class Retention:
    """Erases what may no longer be kept."""

    def __init__(self, records: Records, vault: Vault, clock: Clock) -> None:
        self._records = records
        self._vault = vault
        self._clock = clock

    def purge(self) -> int:
        """Erase the drafts untouched for 30 days, files included; return how many."""
        before = self._clock() - DRAFT_LIFETIME
        with self._records.transaction() as work:
            stale = work.conversations.stale(before)
            exhibits = [
                exhibit.id for each in stale for exhibit in work.conversations.exhibits(each)
            ]
            for conversation_id in stale:
                work.conversations.delete(conversation_id)
            if stale:
                work.audit.append("system", "system:draft:purge", "drafts", {"count": len(stale)})
        # After the commit: a file without a row is invisible, a row without its file is not.
        for exhibit_id in exhibits:
            self._vault.delete(exhibit_id)
        return len(stale)
