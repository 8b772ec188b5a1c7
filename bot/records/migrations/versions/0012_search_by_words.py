"""Add the search by words, and an index for each order and filter of the queue."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0010"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_INDEXES = {
    "ix_complaints_by_age": ("state", "filed_at", "reference"),
    "ix_complaints_by_offence": ("state", "offence", "filed_at", "reference"),
    "ix_complaints_by_kind": ("state", "kind", "filed_at", "reference"),
    "ix_complaints_by_danger": ("state", "danger", "filed_at", "reference"),
    "ix_complaints_by_holder": ("holder", "state", "filed_at", "reference"),
    "ix_complaints_by_loss": ("state", "loss_cents", "filed_at", "reference"),
    "ix_complaints_by_decision": ("state", "decided_at", "filed_at", "reference"),
}


def upgrade() -> None:
    """Apply; ``ariane search rebuild`` lets what was filed before be found."""
    op.create_table(
        "search_words",
        sa.Column("word", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("files", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("word", name=op.f("pk_search_words")),
    )
    op.create_table(
        "search_places",
        sa.Column("place", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("file", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_search_places")),
    )
    op.create_table(
        "search_files",
        sa.Column("id", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_search_files_reference_complaints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_files")),
        sa.UniqueConstraint("reference", name=op.f("uq_search_files_reference")),
    )
    for name, columns in _INDEXES.items():
        op.create_index(name, "complaints", list(columns))
    op.create_index("ix_linkage_clusters_files", "linkage_clusters", ["files", "id"])


def downgrade() -> None:
    """Undo."""
    op.drop_index("ix_linkage_clusters_files", table_name="linkage_clusters")
    for name in _INDEXES:
        op.drop_index(name, table_name="complaints")
    for table in ("search_files", "search_places", "search_words"):
        op.drop_table(table)
