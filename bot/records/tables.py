"""The tables. Whatever names a victim, or was written by her, is a sealed column."""

from datetime import datetime

from sqlalchemy import (
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.records.columns import Base, Moment, Sealed


class ConversationRow(Base):
    """A conversation and what its draft steers by."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64))
    opened_at: Mapped[datetime] = mapped_column(Moment)
    active_at: Mapped[datetime] = mapped_column(Moment, index=True)
    stage: Mapped[str] = mapped_column(String(20))
    question: Mapped[str | None] = mapped_column(String(40))
    tries: Mapped[int] = mapped_column(Integer, default=0)
    reference: Mapped[str | None] = mapped_column(String(20), unique=True)


class ResumeCodeRow(Base):
    """The code that takes a draft up on another device; a new one replaces it."""

    __tablename__ = "resume_codes"

    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), primary_key=True
    )
    code_digest: Mapped[str] = mapped_column(String(64), unique=True)
    drawn_at: Mapped[datetime] = mapped_column(Moment)


class AccessRow(Base):
    """A token that opens a conversation, beside the one it began with."""

    __tablename__ = "accesses"

    token_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    granted_at: Mapped[datetime] = mapped_column(Moment)


class MessageRow(Base):
    """One message of a transcript."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        Index("ix_messages_client_key", "conversation_id", "client_key"),
    )

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(Integer)
    author: Mapped[str] = mapped_column(String(10))
    content: Mapped[bytes] = mapped_column(Sealed)
    client_key: Mapped[str | None] = mapped_column(String(64))
    sent_at: Mapped[datetime] = mapped_column(Moment)
    answered: Mapped[bool] = mapped_column(default=True)


class FactRow(Base):
    """A fact, never changed: a correction is a later row of the same name and rank."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("conversation_id", "position"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(40))
    rank: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes] = mapped_column(Sealed)
    source: Mapped[str] = mapped_column(String(12))
    origin: Mapped[str] = mapped_column(String(64))
    start: Mapped[int | None] = mapped_column(Integer)
    end: Mapped[int | None] = mapped_column(Integer)
    confirmed: Mapped[bool] = mapped_column(default=False)
    recorded_at: Mapped[datetime] = mapped_column(Moment)


class ExhibitRow(Base):
    """A file joined to a complaint; its bytes are in the vault."""

    __tablename__ = "exhibits"
    __table_args__ = (UniqueConstraint("conversation_id", "position"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversations.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[bytes] = mapped_column(Sealed)
    media_type: Mapped[str] = mapped_column(String(80))
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[datetime] = mapped_column(Moment)
    within: Mapped[int] = mapped_column(Integer, server_default="0")


class ReadingRow(Base):
    """What was read in an exhibit, and what became of it."""

    __tablename__ = "exhibit_readings"

    exhibit_id: Mapped[str] = mapped_column(
        ForeignKey("exhibits.id", ondelete="CASCADE"), primary_key=True
    )
    content: Mapped[bytes] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(12))
    read_at: Mapped[datetime] = mapped_column(Moment)


class TimestampRow(Base):
    """What a time-stamping authority has signed of an exhibit's digest (RFC 3161)."""

    __tablename__ = "exhibit_timestamps"

    exhibit_id: Mapped[str] = mapped_column(
        ForeignKey("exhibits.id", ondelete="CASCADE"), primary_key=True
    )
    token: Mapped[bytes] = mapped_column(LargeBinary)
    at: Mapped[datetime] = mapped_column(Moment)


class ComplaintRow(Base):
    """A filed complaint.

    The queue goes along an index for each of its orders and filters.
    """

    __tablename__ = "complaints"
    __table_args__ = (
        Index("ix_complaints_by_age", "state", "filed_at", "reference"),
        Index("ix_complaints_by_offence", "state", "offence", "filed_at", "reference"),
        Index("ix_complaints_by_kind", "state", "kind", "filed_at", "reference"),
        Index("ix_complaints_by_danger", "state", "danger", "filed_at", "reference"),
        Index("ix_complaints_by_holder", "holder", "state", "filed_at", "reference"),
        Index("ix_complaints_by_loss", "state", "loss_cents", "filed_at", "reference"),
        Index("ix_complaints_by_decision", "state", "decided_at", "filed_at", "reference"),
    )

    reference: Mapped[str] = mapped_column(String(20), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), unique=True)
    tracking_digest: Mapped[str] = mapped_column(String(64), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    offence: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(16), index=True)
    version: Mapped[int] = mapped_column(Integer, default=1)
    filed_at: Mapped[datetime] = mapped_column(Moment, index=True)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    holder: Mapped[str | None] = mapped_column(String(32))
    loss_cents: Mapped[int | None] = mapped_column(BigInteger)
    danger: Mapped[bool | None] = mapped_column()
    wants_news: Mapped[bool | None] = mapped_column()
    claimed_at: Mapped[datetime | None] = mapped_column(Moment)
    payment_method: Mapped[str | None] = mapped_column(String(16))
    leading: Mapped[str | None] = mapped_column(String(20), index=True)


class DocumentRow(Base):
    """A paper that was issued; its bytes are in the vault."""

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("reference", "kind", "number"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("complaints.reference"), index=True)
    kind: Mapped[str] = mapped_column(String(24))
    number: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(Integer)
    issued_at: Mapped[datetime] = mapped_column(Moment)


class SignatureRow(Base):
    """A paper to be signed: all but the first two columns wait until it is."""

    __tablename__ = "document_signatures"

    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    officer_id: Mapped[str] = mapped_column(String(32))
    id: Mapped[str | None] = mapped_column(String(32))
    sha256: Mapped[str | None] = mapped_column(String(64))
    size: Mapped[int | None] = mapped_column(Integer)
    profile: Mapped[str | None] = mapped_column(String(8))
    certificate: Mapped[str | None] = mapped_column(String(200))
    signed_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class AuditRow(Base):
    """One event of the audit trail; the database refuses to change or remove it."""

    __tablename__ = "audit_events"

    position: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    actor: Mapped[str] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(80))
    subject: Mapped[str] = mapped_column(String(64), index=True)
    details: Mapped[str] = mapped_column(String(2000))
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
