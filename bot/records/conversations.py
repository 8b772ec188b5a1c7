"""Conversations: their transcript, facts and exhibits."""

import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.conversation import Author, Button, Conversation, Message, Stage
from bot.complaint.errors import UnknownConversation
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, Record, encode
from bot.complaint.passages import held_by, said_in
from bot.records.envelopes import Envelopes
from bot.records.tables import AccessRow, ConversationRow, ExhibitRow, FactRow, MessageRow
from bot.records.words import Words
from bot.sealing.keyring import Keyring


class Conversations:
    """The conversations of one transaction."""

    def __init__(self, session: Session, keyring: Keyring, clock: Clock, words: Words) -> None:
        self._session = session
        self._words = words
        self._envelopes = Envelopes(keyring)
        self._clock = clock

    def open(self, conversation_id: str, token_digest: str) -> Conversation:
        """Open a conversation under an identifier and the digest of its token."""
        now = self._clock()
        row = ConversationRow(
            id=conversation_id,
            token_digest=token_digest,
            opened_at=now,
            active_at=now,
            stage=Stage.WELCOME.value,
            tries=0,
        )
        self._session.add(row)
        self._session.flush()
        return _conversation(row)

    def get(self, conversation_id: str) -> Conversation:
        """Return a conversation, and hold its row until the transaction ends.

        Raises:
            UnknownConversation: there is none.
        """
        return _conversation(self._row(conversation_id))

    def authenticated(self, conversation_id: str, token_digest: str) -> Conversation:
        """Return the conversation that a token opens.

        Raises:
            UnknownConversation: there is none, or the token is another's.
        """
        row = self._row(conversation_id)
        granted = self._session.get(AccessRow, token_digest)
        elsewhere = granted is not None and granted.conversation_id == conversation_id
        if not (elsewhere or secrets.compare_digest(row.token_digest, token_digest)):
            raise UnknownConversation
        return _conversation(row)

    def steer(
        self,
        conversation_id: str,
        *,
        stage: Stage,
        question: str | None,
        question_rank: int = 1,
        tries: int = 0,
    ) -> None:
        """Note where the conversation stands."""
        row = self._row(conversation_id)
        row.stage, row.tries = stage.value, tries
        row.question = f"{question}.{question_rank}" if question else None
        row.active_at = self._clock()

    def add_message(  # noqa: PLR0913 - a message has as many parts
        self,
        conversation_id: str,
        author: Author,
        text: str,
        *,
        payload: str = "",
        buttons: Sequence[Button] = (),
        custom: Mapping[str, Any] | None = None,
        client_key: str = "",
        answered: bool = True,
    ) -> Message:
        """Write a message; the same client's key twice gives the first message again."""
        conversation = self._row(conversation_id)
        known = self._by_client_key(conversation_id, client_key) if client_key else None
        if known:
            return self._envelopes.message(known)
        row = MessageRow(
            id=secrets.token_hex(16),
            conversation_id=conversation_id,
            position=self._next_position(MessageRow, conversation_id),
            author=author.value,
            client_key=client_key or None,
            sent_at=self._clock(),
            answered=answered,
        )
        content = {
            "text": text,
            "payload": payload,
            "buttons": [asdict(button) for button in buttons],
            "custom": custom,
        }
        row.content = self._envelopes.seal(
            json.dumps(content, ensure_ascii=False), f"messages|{row.id}"
        )
        conversation.active_at = row.sent_at
        self._session.add(row)
        self._session.flush()
        message = self._envelopes.message(row)
        if conversation.reference:
            self._words.hold_more(conversation.reference, said_in(message))
        return message

    def messages(self, conversation_id: str, *, after: int = 0) -> list[Message]:
        """Return the transcript after a position, first message first."""
        rows = self._session.scalars(
            select(MessageRow)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.position > after)
            .order_by(MessageRow.position)
        )
        return [self._envelopes.message(row) for row in rows]

    def length(self, conversation_id: str) -> int:
        """Return how many messages a transcript has."""
        return self._next_position(MessageRow, conversation_id) - 1

    def unanswered(self, conversation_id: str) -> list[Message]:
        """Return the victim's messages that the engine has not dealt with, oldest first."""
        rows = self._session.scalars(
            select(MessageRow)
            .where(MessageRow.conversation_id == conversation_id, MessageRow.answered.is_(False))
            .order_by(MessageRow.position)
        )
        return [self._envelopes.message(row) for row in rows]

    def mark_answered(self, message_id: str) -> None:
        """Note that the engine has dealt with a message."""
        row = self._session.get(MessageRow, message_id)
        assert row is not None
        row.answered = True

    def add_fact(self, conversation_id: str, fact: Fact) -> None:
        """Let a fact enter the record."""
        row = FactRow(
            id=secrets.token_hex(16),
            conversation_id=conversation_id,
            position=self._next_position(FactRow, conversation_id),
            name=fact.name.value,
            rank=fact.rank,
            source=fact.provenance.source.value,
            origin=fact.provenance.origin,
            start=fact.provenance.start,
            end=fact.provenance.end,
            confirmed=fact.confirmed,
            recorded_at=fact.recorded_at,
        )
        content = json.dumps([encode(fact.value), fact.reason], ensure_ascii=False)
        row.content = self._envelopes.seal(content, f"facts|{row.id}")
        self._session.add(row)
        self._session.flush()
        conversation = self._session.get(ConversationRow, conversation_id)
        if conversation and conversation.reference:
            self._words.hold_more(conversation.reference, held_by(fact))

    def record(self, conversation_id: str) -> Record:
        """Return every fact of a conversation, in the order they came."""
        rows = self._session.scalars(
            select(FactRow)
            .where(FactRow.conversation_id == conversation_id)
            .order_by(FactRow.position)
        )
        return Record(self._envelopes.fact(row) for row in rows)

    def add_exhibit(self, conversation_id: str, exhibit: Exhibit) -> None:
        """Join a file; its bytes are in the vault already."""
        self._row(conversation_id).active_at = exhibit.received_at
        sealed = self._envelopes.seal(exhibit.name, f"exhibits|{exhibit.id}")
        columns = {**asdict(exhibit), "name": sealed}
        self._session.add(ExhibitRow(conversation_id=conversation_id, **columns))
        self._session.flush()

    def exhibits(self, conversation_id: str) -> list[Exhibit]:
        """Return the files joined to a conversation, in their order."""
        rows = self._session.scalars(
            select(ExhibitRow)
            .where(ExhibitRow.conversation_id == conversation_id)
            .order_by(ExhibitRow.position)
        )
        return [self._envelopes.exhibit(row) for row in rows]

    def stale(self, before: datetime) -> list[str]:
        """Return the drafts that nobody touched since a moment."""
        return list(
            self._session.scalars(
                select(ConversationRow.id).where(
                    ConversationRow.active_at < before, ConversationRow.reference.is_(None)
                )
            )
        )

    def delete(self, conversation_id: str) -> None:
        """Forget a draft, its messages, facts and exhibits; the vault is the caller's."""
        self._session.execute(delete(ConversationRow).where(ConversationRow.id == conversation_id))

    def _row(self, conversation_id: str) -> ConversationRow:
        row = self._session.get(ConversationRow, conversation_id, with_for_update=True)
        if row is None:
            raise UnknownConversation
        return row

    def _by_client_key(self, conversation_id: str, client_key: str) -> MessageRow | None:
        return self._session.scalar(
            select(MessageRow).where(
                MessageRow.conversation_id == conversation_id, MessageRow.client_key == client_key
            )
        )

    def _next_position(self, table: type[MessageRow | FactRow], conversation_id: str) -> int:
        highest = self._session.scalar(
            select(func.max(table.position)).where(table.conversation_id == conversation_id)
        )
        return (highest or 0) + 1


def _conversation(row: ConversationRow) -> Conversation:
    question, _, rank = (row.question or "").partition(".")
    return Conversation(
        id=row.id,
        opened_at=row.opened_at,
        active_at=row.active_at,
        stage=Stage(row.stage),
        question=question or None,
        question_rank=int(rank or 1),
        tries=row.tries,
        reference=row.reference,
    )
