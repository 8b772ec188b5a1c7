"""Recoupement as it happens: each filed complaint is matched, and cases grow by it."""

import contextlib
import logging

from bot.complaint.complaints import Complaint
from bot.complaint.errors import StorageFailed, UnknownComplaint
from bot.complaint.facts import Record
from bot.linkage.policy import Policy
from bot.linkage.traces import Trace
from bot.records.linking import Sighted
from bot.records.records import Work
from bot.records.sightings import Seen
from bot.services.traces import department_of, harm_of, is_known_host, traces_of

_SYSTEM = "system"
_log = logging.getLogger(__name__)


class Linker:
    """Links files within the transactions of others."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def link(self, work: Work, complaint: Complaint, record: Record) -> None:
        """Match a complaint that is being filed, in the same transaction.

        A complaint is never lost for want of its links: should the database refuse them, all but
        them is filed, and ``ariane linkage rebuild`` makes up for it. Call it after the
        transaction wrote to the audit trail: it holds the writers' lock from then on, so that two
        filings which would join the same cases follow one another.
        """
        try:
            with work.attempt():
                files = work.linking.add(self.sighted(complaint, record), self.policy)
        except StorageFailed:
            _log.exception("complaint %s was filed without its links", complaint.reference)
            work.audit.append(_SYSTEM, "system:linkage:postpone", complaint.reference)
            return
        work.audit.append(_SYSTEM, "system:linkage:link", complaint.reference, {"files": files})

    def see_again(self, work: Work, complaint: Complaint) -> None:
        """Match a complaint again whose facts an officer corrected, in the same transaction."""
        record = work.conversations.record(complaint.conversation_id)
        joined = [
            work.conversations.record(each.conversation_id)
            for each in work.complaints.joined_to(complaint.reference)
        ]
        try:
            work.linking.see_again(self.sighted(complaint, record, *joined), self.policy)
        except UnknownComplaint:
            self.link(work, complaint, record)

    def absorb(self, work: Work, joined: Complaint, leading: Complaint) -> None:
        """Let a complaint that was joined to a leading one be linked as part of it.

        One file holds the traces of both: neither their number nor the harm counts twice, and
        two tellings of one story are no company that comes back.
        """
        self.see_again(work, leading)
        # Not linked at its filing: there is nothing to forget.
        with contextlib.suppress(UnknownComplaint):
            work.linking.absorb(joined.reference, leading.reference, self.policy)

    def part(self, work: Work, joined: Complaint, leading: Complaint) -> None:
        """Link a complaint for itself that is joined to the other no more."""
        self.see_again(work, leading)
        self.see_again(work, joined)

    def forget(self, work: Work, reference: str) -> None:
        """Forget what a complaint was linked by, in the transaction that erases it."""
        with contextlib.suppress(UnknownComplaint):
            work.linking.remove(reference, self.policy)

    def sighted(self, complaint: Complaint, record: Record, *joined: Record) -> Sighted:
        """Return what a complaint is linked by, with the traces of those joined to it."""
        records = (record, *joined)
        traces = [trace for each in records for trace in traces_of(each, self.policy.handles)]
        return Sighted(
            complaint.reference,
            complaint.filed_at,
            harm_of(record),
            department_of(record),
            [Seen(trace, listed=self.is_listed(trace)) for trace in dict.fromkeys(traces)],
        )

    def is_listed(self, trace: Trace) -> bool:
        """Tell whether a value is on a list of what is everybody's, ours or the finders'."""
        return self.policy.is_listed(trace) or is_known_host(trace)
