"""The tables of the officers' desk: who they are, what they have open, what they decided."""

from datetime import datetime

from sqlalchemy import (
    ForeignKey,
    Integer,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot.records.columns import Base, Moment, Sealed


class DecisionRow(Base):
    """A decision about a complaint; what was chosen and written is sealed."""

    __tablename__ = "decisions"
    __table_args__ = (UniqueConstraint("reference", "position"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("complaints.reference"))
    position: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(Moment)
    before: Mapped[str] = mapped_column(String(40))
    after: Mapped[str] = mapped_column(String(40))
    choices: Mapped[bytes] = mapped_column(Sealed)


class ViewRow(Base):
    """The version of a complaint that an officer saw last."""

    __tablename__ = "officer_views"

    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officers.id", ondelete="CASCADE"), primary_key=True
    )
    reference: Mapped[str] = mapped_column(ForeignKey("complaints.reference"), primary_key=True)
    version: Mapped[int] = mapped_column(Integer)


class OfficerRow(Base):
    """An officer's account."""

    __tablename__ = "officers"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    service: Mapped[str] = mapped_column(String(160))
    role: Mapped[str] = mapped_column(String(16))
    password_hash: Mapped[str] = mapped_column(String(200))
    failures: Mapped[int] = mapped_column(Integer, default=0)
    failed_at: Mapped[datetime | None] = mapped_column(Moment)
    totp: Mapped[bytes | None] = mapped_column(Sealed)
    totp_step: Mapped[int | None] = mapped_column(Integer)
    enrolment_digest: Mapped[str | None] = mapped_column(String(64))
    enrolment_until: Mapped[datetime | None] = mapped_column(Moment)
    closed_at: Mapped[datetime | None] = mapped_column(Moment)


class RecoveryCodeRow(Base):
    """A code that stands once for the second factor."""

    __tablename__ = "recovery_codes"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id", ondelete="CASCADE"))


class OfficerSessionRow(Base):
    """An officer's signed-in browser."""

    __tablename__ = "officer_sessions"

    token_digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(Moment)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)
    browser: Mapped[str | None] = mapped_column(String(40))


class ReferralRow(Base):
    """An officer's choice of a prosecutor, never changed: a later one takes its place."""

    __tablename__ = "referrals"
    __table_args__ = (UniqueConstraint("reference", "position"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey("complaints.reference"), index=True)
    position: Mapped[int] = mapped_column(Integer)
    court: Mapped[str] = mapped_column(String(12))
    ground: Mapped[str] = mapped_column(String(12))
    officer_id: Mapped[str] = mapped_column(String(32))
    chosen_at: Mapped[datetime] = mapped_column(Moment)


class RedirectionRow(Base):
    """Somebody was sent elsewhere, by Ariane or by an officer; it names nobody.

    ``ground`` is the name of a rule, or of the legal ground that the officer chose. What leads
    to the conversation goes with it.
    """

    __tablename__ = "redirections"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by: Mapped[str] = mapped_column(String(8))
    outcome: Mapped[str] = mapped_column(String(60))
    ground: Mapped[str] = mapped_column(String(200))
    conversation_id: Mapped[str | None] = mapped_column(
        ForeignKey("conversations.id", ondelete="SET NULL"), unique=True
    )


class SavedViewRow(Base):
    """A view of the queue that an officer keeps; its name and its filters are sealed."""

    __tablename__ = "saved_views"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    officer_id: Mapped[str] = mapped_column(
        ForeignKey("officers.id", ondelete="CASCADE"), index=True
    )
    content: Mapped[bytes] = mapped_column(Sealed)


class DeclarantRow(Base):
    """A keyed digest of what a complaint's declarant is known by; empty when by nothing."""

    __tablename__ = "declarants"

    reference: Mapped[str] = mapped_column(
        ForeignKey("complaints.reference", ondelete="CASCADE"), primary_key=True
    )
    digest: Mapped[str] = mapped_column(String(64), primary_key=True, index=True)
