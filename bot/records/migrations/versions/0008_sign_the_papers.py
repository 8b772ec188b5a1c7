"""Keep the signed copy of each paper that an officer signs."""

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "document_signatures",
        sa.Column("document_id", sa.String(length=32), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=True),
        sa.Column("sha256", sa.String(length=64), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("profile", sa.String(length=8), nullable=True),
        sa.Column("certificate", sa.String(length=200), nullable=True),
        sa.Column("signed_at", Moment(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.id"],
            name=op.f("fk_document_signatures_document_id_documents"),
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_document_signatures")),
    )
    op.create_index(op.f("ix_document_signatures_signed_at"), "document_signatures", ["signed_at"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("document_signatures")
