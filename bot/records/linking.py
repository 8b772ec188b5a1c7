"""What authors left in each file, and the clusters that grow by it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, insert, select, union_all, update
from sqlalchemy.orm import Session

from bot.complaint.errors import UnknownComplaint
from bot.complaint.lifecycle import State
from bot.linkage.policy import Policy, Standing
from bot.linkage.traces import Trace
from bot.records.carrying import carry
from bot.records.linkage_tables import ClusterRow, FileRow, SightingRow, ValueRow
from bot.records.locks import hold_writers
from bot.records.regrouping import MEMBER, SUMS, Member, Sums, regroup
from bot.records.sightings import Seen, Sightings
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring


@dataclass(frozen=True)
class Sighted:
    """A file to link.

    Attributes:
        reference: the complaint's.
        filed_at: when it was filed, aware UTC.
        harm: what was lost, in cents of euro.
        department: the victim's, or empty.
        seen: the author's traces, each once.
    """

    reference: str
    filed_at: datetime
    harm: int
    department: str
    seen: Sequence[Seen]


class Linking:
    """The files and clusters of one transaction, as they are written."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._sightings = Sightings(session, keyring)

    def add(self, sighted: Sighted, policy: Policy) -> int:
        """Add a file, and let clusters grow or merge by it.

        What it costs depends on how many traces the file has, not on how many files there are;
        but when a value turns out to be everybody's, or not after all, the clusters of its files
        are worked out again.

        Returns:
            How many files its cluster has, itself included.
        """
        hold_writers(self._session)
        file = FileRow(
            reference=sighted.reference,
            cluster=0,
            harm=sighted.harm,
            department=sighted.department,
            filed_at=sighted.filed_at,
        )
        self._session.add(file)
        self._session.flush()
        file.cluster = file.id
        values = self._sightings.see(file, sighted.seen)
        turned = self._sightings.judge(values, policy)
        size = self._merge(
            {file.id, *self._clusters_by([value for value in values if value.links], file)}
        )
        if turned:
            freed = self._clusters_by([value for value in turned if not value.links], file)
            joined = self._sightings.files_with([value for value in turned if value.links])
            regroup(self._session, {file.id, *freed, *joined})
            size = self.size(sighted.reference)
        return size

    def see_again(self, sighted: Sighted, policy: Policy) -> None:
        """Let a file hold other traces; what officers decided of those that stay holds on."""
        hold_writers(self._session)
        file = self.file(sighted.reference)
        file.harm, file.department = sighted.harm, sighted.department
        held = self._sightings.values_of(file)
        known = {value.digest for value in held}
        wanted = {each: set(self._sightings.digests(each.trace)) for each in sighted.seen}
        gone = [
            value for value in held if not any(value.digest in some for some in wanted.values())
        ]
        fresh = [each for each, some in wanted.items() if known.isdisjoint(some)]
        left = [value for value in held if value not in gone]
        touched = [*self._sightings.unsee(file, gone), *self._sightings.see(file, fresh, left)]
        turned = self._sightings.judge(touched, policy)
        reached = {file.id, *self._sightings.files_with(turned)}
        self._sightings.drop_unseen(gone)
        regroup(self._session, reached)

    def remove(self, reference: str, policy: Policy) -> None:
        """Forget a file, its traces, and what was decided of them."""
        hold_writers(self._session)
        file = self.file(reference)
        gone = self._sightings.values_of(file)
        beside = set(
            self._session.scalars(select(FileRow.id).where(FileRow.cluster == file.cluster))
        )
        turned = self._sightings.judge(self._sightings.unsee(file, gone), policy)
        beside |= self._sightings.files_with(turned)
        self._sightings.drop_unseen(gone)
        self._session.execute(delete(FileRow).where(FileRow.id == file.id))
        regroup(self._session, beside - {file.id})

    def absorb(self, reference: str, leading: str, policy: Policy) -> None:
        """Forget a file whose traces another holds by now, and carry over what was decided of it.

        Raises:
            UnknownComplaint: one of them was not linked.
        """
        hold_writers(self._session)
        file, other = self.file(reference), self.file(leading)
        carry(self._session, file.id, other.id)
        self.remove(reference, policy)
        self.repair([other.id], [], policy)

    def repair(self, files: Sequence[int], values: Sequence[int], policy: Policy) -> None:
        """Work out again some files' clusters, and whether some values link."""
        hold_writers(self._session)
        turned = self._sightings.judge(self._sightings.recount(values), policy)
        regroup(self._session, {*files, *self._sightings.files_with(turned)})

    def list_again(self, after: int, limit: int, is_listed: Callable[[Trace], bool]) -> list[int]:
        """Look some values up again in the lists of what is everybody's.

        Args:
            after: the identifier of the last value that was looked up.
            limit: how many to look up.
            is_listed: the lists.

        Returns:
            The identifiers of the values looked up, in their order; empty at the end.
        """
        rows = self._session.scalars(
            select(ValueRow).where(ValueRow.id > after).order_by(ValueRow.id).limit(limit)
        )
        looked = list(rows)
        for value in looked:
            if value.content is not None:
                value.listed = is_listed(self._sightings.opened(value))
        self._session.flush()
        return [value.id for value in looked]

    def unlinked(self, limit: int) -> list[str]:
        """Return the references of complaints that were filed without their links."""
        return list(
            self._session.scalars(
                select(ComplaintRow.reference)
                .outerjoin(FileRow, FileRow.reference == ComplaintRow.reference)
                # A joined file is linked as part of the leading one.
                .where(FileRow.id.is_(None), ComplaintRow.state != State.JOINED.value)
                .order_by(ComplaintRow.filed_at, ComplaintRow.reference)
                .limit(limit)
            )
        )

    def file(self, reference: str) -> FileRow:
        """Return a file by its complaint's reference.

        Raises:
            UnknownComplaint: it was not linked.
        """
        row = self._session.scalar(select(FileRow).where(FileRow.reference == reference))
        if row is None:
            raise UnknownComplaint
        return row

    def size(self, reference: str) -> int:
        """Return how many files are in a file's cluster, itself included."""
        row = self._session.get(ClusterRow, self.file(reference).cluster)
        return row.files if row else 1

    def _clusters_by(self, values: Sequence[ValueRow], file: FileRow) -> set[int]:
        """Return the clusters of the other files that some values stand in.

        All the files that a value links are in one cluster already: one of them tells which.
        """
        if not values:
            return set()
        any_file = [
            select(FileRow.cluster)
            .join(SightingRow, SightingRow.file_id == FileRow.id)
            .where(
                SightingRow.value_id == value.id,
                SightingRow.file_id != file.id,
                SightingRow.standing != Standing.CUT.value,
            )
            .limit(1)
            .subquery()
            for value in values
        ]
        one_each = union_all(*(select(each.c.cluster) for each in any_file))
        return set(self._session.scalars(one_each))

    def _merge(self, labels: set[int]) -> int:
        """Let clusters be one, under the name of the largest: the fewest files are renamed.

        Returns:
            How many files it has.
        """
        if len(labels) == 1:
            return 1
        session = self._session
        parts = [Sums(*row) for row in session.execute(SUMS.where(ClusterRow.id.in_(labels)))]
        alone = labels - {part.id for part in parts}
        single = (Member(*row) for row in session.execute(MEMBER.where(FileRow.id.in_(alone))))
        parts += [Sums.of(member.id, [member]) for member in single]
        label = max(parts, key=lambda part: (part.files, -part.id)).id
        absorbed = labels - {label}
        session.execute(update(FileRow).where(FileRow.cluster.in_(absorbed)).values(cluster=label))
        session.execute(delete(ClusterRow).where(ClusterRow.id.in_(labels)))
        whole = Sums.joined(label, parts)
        session.execute(insert(ClusterRow), [whole.row])
        return whole.files
