"""Add the leading file of a joined one, and what a declarant is known by."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply; ``ariane linkage rebuild`` notes the declarants of what was filed before."""
    # No foreign key: for one, SQLite would have the whole table written anew.
    op.add_column("complaints", sa.Column("leading", sa.String(length=20), nullable=True))
    op.create_index(op.f("ix_complaints_leading"), "complaints", ["leading"])
    op.create_table(
        "declarants",
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_declarants_reference_complaints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("reference", "digest", name=op.f("pk_declarants")),
    )
    op.create_index(op.f("ix_declarants_digest"), "declarants", ["digest"])


def downgrade() -> None:
    """Undo."""
    op.drop_table("declarants")
    op.drop_index(op.f("ix_complaints_leading"), "complaints")
    op.drop_column("complaints", "leading")
