"""Recoupement worked out again from all that is recorded."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.linkage.partition import partition
from bot.records.records import Records
from bot.services.duplicates import Duplicates
from bot.services.linking import Linker

_SYSTEM: Final = "system"
# So many at once: other writers wait for as long as it takes to write these.
_FILES_AT_ONCE: Final = 20_000
_VALUES_AT_ONCE: Final = 5000
_READ_AT_ONCE: Final = 100


@dataclass(frozen=True)
class Rebuilt:
    """What a rebuild found and did.

    Attributes:
        files: how many files there are.
        clusters: how many cases of two files or more.
        clustered: how many files are in those.
        linking: how many values link.
        added: how many complaints had been filed without their links.
        moved: how many files were recorded in other company than they are.
        judged: how many values were recorded otherwise than they are.
        read: seconds to read what is recorded.
        worked_out: seconds to work the cases out.
        written: seconds to write what differed.
    """

    files: int
    clusters: int
    clustered: int
    linking: int
    added: int
    moved: int
    judged: int
    read: float
    worked_out: float
    written: float


class Rebuilding:
    """Works recoupement out again, while complaints go on being filed."""

    def __init__(self, records: Records, linker: Linker) -> None:
        self._records = records
        self._linker = linker

    def rebuild(self, *, lists: bool = False) -> Rebuilt:
        """Compare every case with what is recorded, and write what differs.

        All is worked out on a copy. What differs is then worked out once more and written, some
        at a time: nobody waits long, and what was filed or decided meanwhile is kept.

        Args:
            lists: whether each value is looked up again in ``data/linkage``, which changed.

        Raises:
            StorageFailed: the database does not answer; what was written so far is right.
        """
        added = self._add_missing()
        Duplicates(self._records, self._linker.policy).note_missing()
        if lists:
            self._list_again()
        began = time.perf_counter()
        with self._records.reading() as work:
            recorded = work.recorded()
        read = time.perf_counter()
        found = partition(recorded, self._linker.policy)
        worked_out = time.perf_counter()
        del recorded
        self._write(found.wrong_files, found.wrong_values)
        with self._records.transaction() as work:
            work.audit.append(
                _SYSTEM,
                "system:linkage:rebuild",
                "linkage",
                {"files": found.files, "clusters": found.clusters, "moved": len(found.wrong_files)},
            )
        return Rebuilt(
            files=found.files,
            clusters=found.clusters,
            clustered=found.clustered,
            linking=found.linking,
            added=added,
            moved=len(found.wrong_files),
            judged=len(found.wrong_values),
            read=read - began,
            worked_out=worked_out - read,
            written=time.perf_counter() - worked_out,
        )

    def _write(self, files: Sequence[int], values: Sequence[int]) -> None:
        for start in range(0, len(values), _VALUES_AT_ONCE):
            with self._records.transaction() as work:
                some = values[start : start + _VALUES_AT_ONCE]
                work.linking.repair((), some, self._linker.policy)
        for start in range(0, len(files), _FILES_AT_ONCE):
            with self._records.transaction() as work:
                some = files[start : start + _FILES_AT_ONCE]
                work.linking.repair(some, (), self._linker.policy)

    def _add_missing(self) -> int:
        added = 0
        while True:
            with self._records.transaction() as work:
                missing = work.linking.unlinked(_READ_AT_ONCE)
                for reference in missing:
                    complaint = work.complaints.by_reference(reference)
                    record = work.conversations.record(complaint.conversation_id)
                    sighted = self._linker.sighted(complaint, record)
                    work.linking.add(sighted, self._linker.policy)
            added += len(missing)
            if not missing:
                return added

    def _list_again(self) -> None:
        last = 0
        while True:
            with self._records.transaction() as work:
                looked = work.linking.list_again(last, _VALUES_AT_ONCE, self._linker.is_listed)
            if not looked:
                return
            last = looked[-1]
