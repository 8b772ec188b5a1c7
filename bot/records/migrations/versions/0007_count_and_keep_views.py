"""Add what statistics count by, who was sent elsewhere, and officers' saved views."""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply; who took a complaint up first, and when, stands in the audit trail."""
    op.add_column("complaints", sa.Column("claimed_at", Moment(), nullable=True))
    op.add_column("complaints", sa.Column("payment_method", sa.String(16), nullable=True))
    _date_claims()
    op.create_table(
        "redirections",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("by", sa.String(length=8), nullable=False),
        sa.Column("outcome", sa.String(length=60), nullable=False),
        sa.Column("ground", sa.String(length=200), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_redirections_conversation_id_conversations"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_redirections")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_redirections_conversation_id")),
    )
    op.create_index(op.f("ix_redirections_at"), "redirections", ["at"])
    op.create_table(
        "saved_views",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officers.id"],
            name=op.f("fk_saved_views_officer_id_officers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_views")),
    )
    op.create_index(op.f("ix_saved_views_officer_id"), "saved_views", ["officer_id"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("saved_views")
    op.drop_table("redirections")
    op.drop_column("complaints", "payment_method")
    op.drop_column("complaints", "claimed_at")


def _date_claims() -> None:
    trail = sa.table("audit_events", sa.column("subject"), sa.column("act"), sa.column("at"))
    complaints = sa.table("complaints", sa.column("reference"), sa.column("claimed_at", Moment()))
    first = (
        sa.select(trail.c.subject, sa.func.min(trail.c.at))
        .where(trail.c.act == "officer:complaint:claim")
        .group_by(trail.c.subject)
    )
    connection = op.get_bind()
    for reference, at in connection.execute(first).all():
        connection.execute(
            sa.update(complaints)
            .where(complaints.c.reference == reference)
            .values(claimed_at=datetime.fromisoformat(at))
        )
