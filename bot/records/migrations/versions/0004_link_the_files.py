"""Create the tables of recoupement."""

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "linkage_files",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("cluster", sa.Integer(), nullable=False),
        sa.Column("harm", sa.BigInteger(), nullable=False),
        sa.Column("department", sa.String(length=3), nullable=False),
        sa.Column("filed_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_linkage_files_reference_complaints"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_files")),
        sa.UniqueConstraint("reference", name=op.f("uq_linkage_files_reference")),
    )
    op.create_index(op.f("ix_linkage_files_cluster"), "linkage_files", ["cluster"])
    op.create_table(
        "linkage_values",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("alike", sa.String(length=64), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("spread", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("accompanied", sa.Integer(), nullable=False),
        sa.Column("links", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_values")),
        sa.UniqueConstraint("digest", name=op.f("uq_linkage_values_digest")),
    )
    op.create_index(op.f("ix_linkage_values_alike"), "linkage_values", ["alike"])
    op.create_table(
        "linkage_sightings",
        sa.Column("value_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        _to("linkage_sightings", "value_id", "linkage_values"),
        _to("linkage_sightings", "file_id", "linkage_files"),
        sa.PrimaryKeyConstraint("value_id", "file_id", name=op.f("pk_linkage_sightings")),
    )
    op.create_index("ix_linkage_sightings_file_id", "linkage_sightings", ["file_id"])
    op.create_table(
        "linkage_ties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("one_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        _to("linkage_ties", "one_id", "linkage_files"),
        _to("linkage_ties", "other_id", "linkage_files"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_ties")),
        sa.UniqueConstraint("one_id", "other_id", name=op.f("uq_linkage_ties_one_id")),
    )
    op.create_index(op.f("ix_linkage_ties_other_id"), "linkage_ties", ["other_id"])
    op.create_table(
        "linkage_clusters",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("harm", sa.BigInteger(), nullable=False),
        sa.Column("first_at", Moment(), nullable=False),
        sa.Column("last_at", Moment(), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_clusters")),
    )
    op.create_index(op.f("ix_linkage_clusters_weight"), "linkage_clusters", ["weight"])
    op.create_table(
        "linkage_decisions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("standing", sa.String(length=10), nullable=False),
        sa.Column("value_id", sa.Integer(), nullable=True),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"], ["officers.id"], name=op.f("fk_linkage_decisions_officer_id_officers")
        ),
        _to("linkage_decisions", "value_id", "linkage_values"),
        _to("linkage_decisions", "file_id", "linkage_files"),
        _to("linkage_decisions", "other_id", "linkage_files"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_linkage_decisions")),
    )
    for column in ("value_id", "file_id", "other_id"):
        op.create_index(op.f(f"ix_linkage_decisions_{column}"), "linkage_decisions", [column])


def downgrade() -> None:
    """Undo."""
    for table in ("decisions", "clusters", "ties", "sightings", "values", "files"):
        op.drop_table(f"linkage_{table}")


def _to(table: str, column: str, referred: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{referred}.id"],
        name=op.f(f"fk_{table}_{column}_{referred}"),
        ondelete="CASCADE",
    )
