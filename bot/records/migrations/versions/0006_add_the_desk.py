"""Add who holds a complaint, decisions, the second factor and what each officer saw."""

import sqlalchemy as sa
from alembic import op

from bot.records.columns import Moment

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COLUMNS = {
    "complaints": (
        ("holder", sa.String(32)),
        ("loss_cents", sa.BigInteger()),
        ("danger", sa.Boolean()),
    ),
    "officers": (
        ("totp", sa.LargeBinary()),
        ("totp_step", sa.Integer()),
        ("enrolment_digest", sa.String(64)),
        ("enrolment_until", Moment()),
        ("closed_at", Moment()),
    ),
    "officer_sessions": (("opened_at", Moment()), ("browser", sa.String(40))),
}


def upgrade() -> None:
    """Apply."""
    for table, columns in _COLUMNS.items():
        for name, kind in columns:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("by", sa.String(length=64), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("before", sa.String(length=40), nullable=False),
        sa.Column("after", sa.String(length=40), nullable=False),
        sa.Column("choices", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_decisions_reference_complaints"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("reference", "position", name=op.f("uq_decisions_reference")),
    )
    op.create_table(
        "officer_views",
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officers.id"],
            name=op.f("fk_officer_views_officer_id_officers"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reference"],
            ["complaints.reference"],
            name=op.f("fk_officer_views_reference_complaints"),
        ),
        sa.PrimaryKeyConstraint("officer_id", "reference", name=op.f("pk_officer_views")),
    )
    op.create_table(
        "recovery_codes",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["officer_id"],
            ["officers.id"],
            name=op.f("fk_recovery_codes_officer_id_officers"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_recovery_codes")),
    )


def downgrade() -> None:
    """Undo."""
    for table in ("recovery_codes", "officer_views", "decisions"):
        op.drop_table(table)
    for table, columns in _COLUMNS.items():
        for name, _ in columns:
            op.drop_column(table, name)
