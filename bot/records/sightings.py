"""The values that authors left, where each stands, and how many pass beside it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final

from sqlalchemy import Select, delete, distinct, func, select
from sqlalchemy.orm import Session, aliased

from bot.linkage.nearness import skeleton
from bot.linkage.policy import Policy, Standing
from bot.linkage.traces import STRONG, Trace, TraceKind
from bot.records.linkage_tables import FileRow, RulingRow, SightingRow, ValueRow
from bot.sealing.keyring import Keyring

ALIKE = "alike"
"""The index under which domains that look the same have the same digest."""
# By how many other files two values share: at the first they pass beside one another, at the
# second they do so no more.
_PASSING: Final = (1, -1, 0)


@dataclass(frozen=True)
class Seen:
    """A trace of a file, and whether it is on a list of what is everybody's."""

    trace: Trace
    listed: bool = False


class Sightings:
    """The values of one transaction, as they are written."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def digests(self, trace: Trace) -> list[str]:
        """Return the digests under which a trace may be kept, that of the active key first."""
        return self._keyring.digests(trace.kind.value, trace.value)

    def opened(self, value: ValueRow) -> Trace:
        """Return the trace that a value is."""
        assert value.content is not None
        plain = self._keyring.open(value.content, _place(value))
        return Trace(TraceKind(value.kind), plain.decode())

    def values_of(self, file: FileRow) -> list[ValueRow]:
        """Return the values that stand in a file."""
        return list(
            self._session.scalars(
                select(ValueRow)
                .join(SightingRow, SightingRow.value_id == ValueRow.id)
                .where(SightingRow.file_id == file.id)
                .order_by(ValueRow.id)
            )
        )

    def files_with(self, values: Iterable[ValueRow]) -> set[int]:
        """Return the files that some values stand in."""
        ids = [value.id for value in values]
        return set(
            self._session.scalars(select(SightingRow.file_id).where(SightingRow.value_id.in_(ids)))
        )

    def see(
        self, file: FileRow, seen: Sequence[Seen], before: Sequence[ValueRow] = ()
    ) -> list[ValueRow]:
        """Note traces in a file; return their values, with how many others pass beside each.

        Args:
            file: where they are seen.
            seen: the traces, none of which stands there yet.
            before: the values that stand there already.
        """
        digests = {each: self.digests(each.trace) for each in seen}
        asked = [digest for some in digests.values() for digest in some]
        known = {
            row.digest: row
            for row in self._session.scalars(select(ValueRow).where(ValueRow.digest.in_(asked)))
        }
        values = [
            next((known[digest] for digest in some if digest in known), None)
            or self._new_value(each, some[0])
            for each, some in digests.items()
        ]
        self._session.flush()
        for value, each in zip(values, seen, strict=True):
            if value.content is None:
                value.content = self._keyring.seal(each.trace.value.encode(), _place(value))
        self._session.add_all(
            SightingRow(value_id=value.id, file_id=file.id, standing=Standing.OPEN.value)
            for value in values
        )
        self._session.flush()
        self._count(file, values, before, by=1)
        return values

    def unsee(self, file: FileRow, values: Sequence[ValueRow]) -> list[ValueRow]:
        """Take traces out of a file; return every value whose spread may have changed."""
        held = self.values_of(file)
        gone = {value.id for value in values}
        stay = [value for value in held if value.id not in gone]
        self._count(file, values, stay, by=-1)
        self._session.execute(
            delete(SightingRow).where(
                SightingRow.file_id == file.id, SightingRow.value_id.in_(gone)
            )
        )
        self._session.flush()
        return held

    def _count(
        self, file: FileRow, values: Sequence[ValueRow], stay: Sequence[ValueRow], *, by: int
    ) -> None:
        """Count the files of values, and the pairs that stand together in one file alone."""
        for value in values:
            value.files += by
        strong, others = _strong(values), _strong(stay)
        # Whoever is alone with another gains company by it, or loses it.
        alone = others if len(others) == 1 and strong else []
        for value in (*alone, *(strong if len(strong) + len(others) > 1 else ())):
            value.accompanied += by
        for one, other in (*combinations(strong, 2), *product(strong, others)):
            passing = _PASSING[self._together(one, other, file)]
            one.spread += by * passing
            other.spread += by * passing

    def _together(self, one: ValueRow, other: ValueRow, file: FileRow) -> int:
        """Return in how many other files two values stand together: none, one, or two for more."""
        beside = aliased(SightingRow)
        found = self._session.scalars(
            select(SightingRow.file_id)
            .join(beside, beside.file_id == SightingRow.file_id)
            .where(
                SightingRow.value_id == one.id,
                beside.value_id == other.id,
                SightingRow.file_id != file.id,
            )
            .limit(len(_PASSING) - 1)
        )
        return len(found.all())

    def judge(self, values: Iterable[ValueRow], policy: Policy) -> list[ValueRow]:
        """Work out again whether some values link; return those that have turned."""
        turned = []
        for value in values:
            links = policy.links(
                TraceKind(value.kind),
                Standing(value.standing),
                value.spread,
                value.accompanied,
                listed=value.listed,
            )
            if links != value.links:
                value.links = links
                turned.append(value)
        self._session.flush()
        return turned

    def _new_value(self, seen: Seen, digest: str) -> ValueRow:
        trace = seen.trace
        alike = None
        if trace.kind is TraceKind.DOMAIN:
            alike = self._keyring.digests(ALIKE, skeleton(trace.value))[0]
        row = ValueRow(
            kind=trace.kind.value,
            digest=digest,
            alike=alike,
            listed=seen.listed,
            standing=Standing.OPEN.value,
            spread=0,
            files=0,
            accompanied=0,
            links=trace.kind in STRONG and not seen.listed,
        )
        self._session.add(row)
        return row

    def recount(self, values: Sequence[int]) -> list[ValueRow]:
        """Count again where some values stand, and how many others pass beside each."""
        beside, own, other = aliased(SightingRow), aliased(ValueRow), aliased(ValueRow)
        strong = [kind.value for kind in STRONG]
        files = (
            select(SightingRow.value_id, func.count())
            .where(SightingRow.value_id.in_(values))
            .group_by(SightingRow.value_id)
        )
        together = (
            select(SightingRow.value_id)
            .join(own, own.id == SightingRow.value_id)
            .join(beside, beside.file_id == SightingRow.file_id)
            .join(other, other.id == beside.value_id)
            .where(
                SightingRow.value_id.in_(values),
                beside.value_id != SightingRow.value_id,
                own.kind.in_(strong),
                other.kind.in_(strong),
            )
        )
        company = together.add_columns(func.count(distinct(beside.file_id))).group_by(
            SightingRow.value_id
        )
        once = together.group_by(SightingRow.value_id, beside.value_id).having(func.count() == 1)
        stands = self._counted(files)
        accompanied = self._counted(company)
        passing = Counter(self._session.scalars(once))
        found = list(self._session.scalars(select(ValueRow).where(ValueRow.id.in_(values))))
        for row in found:
            row.files = stands.get(row.id, 0)
            row.spread, row.accompanied = passing[row.id], accompanied.get(row.id, 0)
        self._session.flush()
        return found

    def _counted(self, wanted: Select[int, int]) -> dict[int, int]:
        return {value: int(count) for value, count in self._session.execute(wanted)}

    def drop_unseen(self, values: Sequence[ValueRow]) -> None:
        """Forget the values that stand in no file any more.

        Of one that officers decided upon, the digest and the decision stay.
        """
        for value in values:
            if self.files_with([value]):
                continue
            decided = self._session.scalar(
                select(RulingRow.id).where(
                    RulingRow.value_id == value.id, RulingRow.file_id.is_(None)
                )
            )
            if decided is None:
                self._session.delete(value)
            else:
                value.content = None
        self._session.flush()


def _strong(values: Sequence[ValueRow]) -> list[ValueRow]:
    return [each for each in values if TraceKind(each.kind) in STRONG]


def _place(value: ValueRow) -> str:
    return f"linkage_values|{value.digest}"
