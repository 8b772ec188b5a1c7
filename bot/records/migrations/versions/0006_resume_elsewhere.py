"""Let a conversation be taken up on another device."""

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0006"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "resume_codes",
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("code_digest", sa.String(length=64), nullable=False),
        sa.Column("drawn_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_resume_codes_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_resume_codes")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_resume_codes_code_digest")),
    )
    op.create_table(
        "accesses",
        sa.Column("token_digest", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=64), nullable=False),
        sa.Column("granted_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversations.id"],
            name=op.f("fk_accesses_conversation_id_conversations"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_accesses")),
    )
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_accesses_conversation_id"), ["conversation_id"], unique=False
        )


def downgrade() -> None:
    """Undo."""
    with op.batch_alter_table("accesses", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accesses_conversation_id"))
    op.drop_table("accesses")
    op.drop_table("resume_codes")
