"""The tables of recoupement. A trace's value is a sealed column beside its keyed digest.

The sum lost and the department of a file stand in clear: alone they name nobody, and cases are
ranked by them.
"""

from datetime import datetime

from sqlalchemy import BigInteger, Float, ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.records.columns import Base, Moment, Sealed


class FileRow(Base):
    """A complaint as recoupement sees it; ``cluster`` is the identifier of one of its files."""

    __tablename__ = "linkage_files"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    reference: Mapped[str] = mapped_column(
        ForeignKey("complaints.reference", ondelete="CASCADE"), unique=True
    )
    cluster: Mapped[int] = mapped_column(Integer, index=True)
    harm: Mapped[int] = mapped_column(BigInteger)
    department: Mapped[str] = mapped_column(String(3))
    filed_at: Mapped[datetime] = mapped_column(Moment)


class ValueRow(Base):
    """A value that authors left, once for all the files it stands in.

    ``spread`` counts the strong values that stand beside it in one file alone, ``accompanied`` the
    files in which any does; ``links`` is what :meth:`bot.linkage.policy.Policy.links` said at the
    last change; ``alike`` is the digest of what a domain looks like.
    """

    __tablename__ = "linkage_values"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    alike: Mapped[str | None] = mapped_column(String(64), index=True)
    content: Mapped[bytes | None] = mapped_column(Sealed)
    listed: Mapped[bool] = mapped_column()
    standing: Mapped[str] = mapped_column(String(10))
    spread: Mapped[int] = mapped_column(Integer)
    files: Mapped[int] = mapped_column(Integer)
    accompanied: Mapped[int] = mapped_column(Integer)
    links: Mapped[bool] = mapped_column()


class SightingRow(Base):
    """A value that stands in a file, and what officers decided of it there."""

    __tablename__ = "linkage_sightings"
    __table_args__ = (Index("ix_linkage_sightings_file_id", "file_id"),)

    value_id: Mapped[int] = mapped_column(
        ForeignKey("linkage_values.id", ondelete="CASCADE"), primary_key=True
    )
    file_id: Mapped[int] = mapped_column(
        ForeignKey("linkage_files.id", ondelete="CASCADE"), primary_key=True
    )
    standing: Mapped[str] = mapped_column(String(10))


class TieRow(Base):
    """Two files that an officer tied, whatever they hold."""

    __tablename__ = "linkage_ties"
    __table_args__ = (UniqueConstraint("one_id", "other_id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    one_id: Mapped[int] = mapped_column(ForeignKey("linkage_files.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(
        ForeignKey("linkage_files.id", ondelete="CASCADE"), index=True
    )


class ClusterRow(Base):
    """The sums of a cluster of two files or more."""

    __tablename__ = "linkage_clusters"
    __table_args__ = (Index("ix_linkage_clusters_files", "files", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    files: Mapped[int] = mapped_column(Integer)
    harm: Mapped[int] = mapped_column(BigInteger)
    first_at: Mapped[datetime] = mapped_column(Moment)
    last_at: Mapped[datetime] = mapped_column(Moment)
    weight: Mapped[float] = mapped_column(Float, index=True)


class RulingRow(Base):
    """What an officer decided, and why; the latest holds, and stands in the rows above too."""

    __tablename__ = "linkage_decisions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    officer_id: Mapped[str] = mapped_column(ForeignKey("officers.id"))
    standing: Mapped[str] = mapped_column(String(10))
    value_id: Mapped[int | None] = mapped_column(
        ForeignKey("linkage_values.id", ondelete="CASCADE"), index=True
    )
    file_id: Mapped[int | None] = mapped_column(
        ForeignKey("linkage_files.id", ondelete="CASCADE"), index=True
    )
    other_id: Mapped[int | None] = mapped_column(
        ForeignKey("linkage_files.id", ondelete="CASCADE"), index=True
    )
    reason: Mapped[bytes] = mapped_column(Sealed)
