"""Keep what was read in an exhibit, and its time stamp."""

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "exhibit_readings",
        sa.Column("exhibit_id", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("read_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit_id"],
            ["exhibits.id"],
            name=op.f("fk_exhibit_readings_exhibit_id_exhibits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("exhibit_id", name=op.f("pk_exhibit_readings")),
    )
    op.create_table(
        "exhibit_timestamps",
        sa.Column("exhibit_id", sa.String(length=32), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["exhibit_id"],
            ["exhibits.id"],
            name=op.f("fk_exhibit_timestamps_exhibit_id_exhibits"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("exhibit_id", name=op.f("pk_exhibit_timestamps")),
    )


def downgrade() -> None:
    """Undo."""
    op.drop_table("exhibit_timestamps")
    op.drop_table("exhibit_readings")
