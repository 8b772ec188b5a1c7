"""Add whether a victim wishes to be told that other complaints name the same author."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.add_column("complaints", sa.Column("wants_news", sa.Boolean(), nullable=True))


def downgrade() -> None:
    """Undo."""
    op.drop_column("complaints", "wants_news")
