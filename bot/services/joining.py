"""Joining files (« pièces ») to a draft, and those that came within an e-mail."""

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import replace

from bot.complaint.clock import Clock
from bot.complaint.errors import ConversationClosed, RefusedEvidence
from bot.complaint.exhibits import Exhibit
from bot.complaint.lifecycle import State
from bot.evidence.pieces import Piece
from bot.evidence.reception import MAX_FILES, Received, clean_name
from bot.evidence.vault import Vault
from bot.records.records import Records, Work
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
            joined = self._open(work, conversation_id)
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
            self._join(work, conversation_id, exhibit, received.content)
        return exhibit

    def take_out(
        self, conversation_id: str, mail: Exhibit, pieces: Sequence[Piece]
    ) -> list[tuple[Piece, Exhibit | None]]:
        """Join the files that came within an e-mail, as far as there is room for them.

        Args:
            conversation_id: whose.
            mail: the exhibit that they came in.
            pieces: as the mail holds them.

        Returns:
            What became of each that was not joined before: its exhibit, or ``None`` when it
            stays in the mail, because it was refused or there are too many (``count``).

        Raises:
            ConversationClosed: the complaint is filed, and no officer waits for more.
            StorageFailed: the disk or the database did not take one; none was joined.
        """
        fates: list[tuple[Piece, Exhibit | None]] = []
        with self._records.transaction() as work:
            joined = self._open(work, conversation_id)
            digests = {each.sha256 for each in joined}
            for piece in pieces:
                digest = hashlib.sha256(piece.content).hexdigest()
                if piece.refused:
                    fates.append((piece, None))
                elif digest not in digests and len(digests) >= MAX_FILES:
                    fates.append((replace(piece, refused="count"), None))
                elif digest not in digests:
                    digests.add(digest)
                    exhibit = self._piece(mail, piece, digest, len(digests))
                    self._join(work, conversation_id, exhibit, piece.content)
                    fates.append((piece, exhibit))
        return fates

    def _piece(self, mail: Exhibit, piece: Piece, digest: str, position: int) -> Exhibit:
        return Exhibit(
            id=secrets.token_hex(16),
            position=position,
            name=clean_name(piece.name),
            media_type=piece.media_type,
            size=len(piece.content),
            sha256=digest,
            received_at=self._clock(),
            within=mail.position,
        )

    def _open(self, work: Work, conversation_id: str) -> list[Exhibit]:
        """Return what is joined to a conversation that more may be joined to."""
        reference = work.conversations.get(conversation_id).reference
        if reference:
            complaint = work.complaints.by_reference(reference)
            if complaint.state is not State.TO_BE_COMPLETED:
                raise ConversationClosed
        return work.conversations.exhibits(conversation_id)

    def _join(self, work: Work, conversation_id: str, exhibit: Exhibit, content: bytes) -> None:
        self._vault.put(exhibit.id, content)
        work.conversations.add_exhibit(conversation_id, exhibit)
        details: dict[str, str | int] = {"sha256": exhibit.sha256}
        if exhibit.within:
            details["within"] = exhibit.within
        work.audit.append(VICTIM, "victim:exhibit:join", exhibit.id, details)
