"""The search by words worked out for the files that are not in it yet."""

from collections.abc import Iterator
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.passages import Passage, held_by, said_in, written_in
from bot.records.records import Records, Work

_SYSTEM: Final = "system"
# Other writers wait for as long as it takes to read and write these.
_AT_ONCE: Final = 50


class Indexing:
    """Lets files be found by their words, while complaints go on being filed."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def rebuild(self, *, afresh: bool = False) -> int:
        """Let every file be found that is not yet; return how many were added.

        What is done is done if it is stopped: the next one goes on.

        Args:
            afresh: forget every word first: the keys or the reading of words changed.

        Raises:
            StorageFailed: the database does not answer; what was written so far is right.
        """
        if afresh:
            with self._records.transaction() as work:
                work.words.forget_all()
        added = 0
        while some := self._add_some():
            added += some
        with self._records.transaction() as work:
            work.audit.append(_SYSTEM, "system:search:rebuild", "search", {"files": added})
        return added

    def _add_some(self) -> int:
        with self._records.transaction() as work:
            missing = work.words.missing(_AT_ONCE)
            for reference in missing:
                complaint = work.complaints.by_reference(reference)
                work.words.hold(reference, passages_of(work, complaint))
        return len(missing)


def passages_of(work: Work, complaint: Complaint) -> Iterator[Passage]:
    """Yield what of a file may be searched, the story first."""
    for message in work.conversations.messages(complaint.conversation_id):
        yield from said_in(message)
    for fact in work.conversations.record(complaint.conversation_id).current():
        yield from held_by(fact)
    for decision in work.decisions.of(complaint.reference):
        yield from written_in(decision)
