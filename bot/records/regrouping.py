"""Which files hang together, worked out again from what stands in them and what was decided."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.linkage.groups import Groups
from bot.linkage.policy import Standing
from bot.linkage.weight import weight
from bot.records.linkage_tables import ClusterRow, FileRow, SightingRow, TieRow, ValueRow

# SQLite takes 32 766 values in a statement, PostgreSQL 65 535.
_AT_ONCE: Final = 10_000


class Member(NamedTuple):
    """A file, and the cluster that it is in at present."""

    id: int
    cluster: int
    harm: int
    filed_at: datetime


class Sums(NamedTuple):
    """The sums of a cluster."""

    id: int
    files: int
    harm: int
    first_at: datetime
    last_at: datetime

    @classmethod
    def of(cls, label: int, members: Sequence[Member]) -> "Sums":
        """Return the sums of some files, as a cluster of that name."""
        moments = [each.filed_at for each in members]
        harm = sum(each.harm for each in members)
        return cls(label, len(members), harm, min(moments), max(moments))

    @classmethod
    def joined(cls, label: int, parts: Sequence["Sums"]) -> "Sums":
        """Return the sums of several clusters together."""
        return cls(
            label,
            sum(each.files for each in parts),
            sum(each.harm for each in parts),
            min(each.first_at for each in parts),
            max(each.last_at for each in parts),
        )

    @property
    def row(self) -> dict[str, Any]:
        """The row that keeps them."""
        return {**self._asdict(), "weight": weight(self.files, self.harm, self.last_at)}


def holds() -> ColumnElement[bool]:
    """Return the condition upon which a sighting, joined to its value, links its file."""
    return or_(
        and_(
            SightingRow.standing == Standing.CONFIRMED.value,
            ValueRow.standing != Standing.NEUTRAL.value,
        ),
        and_(SightingRow.standing == Standing.OPEN.value, ValueRow.links),
    )


def regroup(session: Session, files: Iterable[int]) -> None:
    """Work out again the clusters of some files, and of all that they are or were tied to."""
    session.flush()
    members, edges = _reach(session, set(files))
    groups: Groups[int] = Groups(members)
    first: dict[tuple[str, int], int] = {}
    for edge, file in edges:
        groups.tie(first.setdefault(edge, file), file)
    write_clusters(session, members, groups.sets())
    session.expire_all()


def write_clusters(
    session: Session, members: dict[int, Member], sets: Iterable[Sequence[int]]
) -> None:
    """Let each set be a cluster; what is so already is not written again."""
    moved: list[dict[str, int]] = []
    sums: list[dict[str, Any]] = []
    labels = {each.cluster for each in members.values()}
    former = {Sums(*row) for row in _rows(session, SUMS, ClusterRow.id, labels)}
    for group in sets:
        together = [members[file] for file in group]
        label = _label(together)
        moved += [{"id": each.id, "cluster": label} for each in together if each.cluster != label]
        if len(group) > 1:
            now = Sums.of(label, together)
            if now in former:
                former.remove(now)
            else:
                sums.append(now.row)
    for ids in _chunks(each.id for each in former):
        session.execute(delete(ClusterRow).where(ClusterRow.id.in_(ids)))
    if sums:
        session.execute(insert(ClusterRow), sums)
    if moved:
        session.execute(update(FileRow), moved)


SUMS: Final = select(
    ClusterRow.id,
    ClusterRow.files,
    ClusterRow.harm,
    ClusterRow.first_at,
    ClusterRow.last_at,
)
MEMBER: Final = select(FileRow.id, FileRow.cluster, FileRow.harm, FileRow.filed_at)


def _label(members: Sequence[Member]) -> int:
    """Return the name of a cluster: the one that most of it bears, if its bearer is in it."""
    ids = {each.id for each in members}
    borne = Counter(each.cluster for each in members if each.cluster in ids)
    return borne.most_common(1)[0][0] if borne else min(ids)


def _reach(
    session: Session, frontier: set[int]
) -> tuple[dict[int, Member], list[tuple[tuple[str, int], int]]]:
    """Return every file that can be reached, and the ties between them."""
    members: dict[int, Member] = {}
    edges: list[tuple[tuple[str, int], int]] = []
    clusters: set[int] = set()
    values: set[int] = set()
    while frontier:
        found = [Member(*row) for row in _rows(session, MEMBER, FileRow.id, frontier)]
        members.update((each.id, each) for each in found)
        fresh = {each.cluster for each in found} - clusters
        clusters |= fresh
        nearby = {row.id for row in _rows(session, MEMBER, FileRow.cluster, fresh)}
        seen = {row.value_id for row in _rows(session, _EDGES, SightingRow.file_id, frontier)}
        fresh = seen - values
        values |= seen
        for row in _rows(session, _EDGES, SightingRow.value_id, fresh):
            edges.append((("value", row.value_id), row.file_id))
            nearby.add(row.file_id)
        for end in (TieRow.one_id, TieRow.other_id):
            for tie in _rows(session, _TIES, end, frontier):
                edges += [(("tie", tie.id), tie.one_id), (("tie", tie.id), tie.other_id)]
                nearby |= {tie.one_id, tie.other_id}
        frontier = nearby - members.keys()
    return members, edges


_EDGES: Final = (
    select(SightingRow.value_id, SightingRow.file_id)
    .join(ValueRow, ValueRow.id == SightingRow.value_id)
    .where(holds())
)
_TIES: Final = select(TieRow.id, TieRow.one_id, TieRow.other_id)


def _rows(session: Session, wanted: Any, column: Any, ids: Iterable[int]) -> Iterator[Any]:  # noqa: ANN401 - of any select, any row
    for some in _chunks(ids):
        yield from session.execute(wanted.where(column.in_(some)))


def _chunks(ids: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
