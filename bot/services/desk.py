"""The queue, and whose desk each file is on: two officers never work on one."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.errors import ForbiddenTransition, HeldByAnother, NotHeld
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.records.orders import Order
from bot.records.queue import Filter, Page
from bot.records.records import Records, Work
from bot.services.holding import refuse_another

WAITING: Final = (State.FILED, State.UNDER_REVIEW, State.TO_BE_COMPLETED)
DECIDED: Final = (State.VALIDATED, State.TRANSMITTED, State.REDIRECTED, State.WITHDRAWN)
PAGE: Final = 25
"""How many files a page of the queue shows."""
ANNOUNCED: Final = timedelta(days=8)
"""What the victim is told: an officer reads within eight days or so."""
CLAIMABLE: Final = (*WAITING, State.VALIDATED)
"""What is decided for good belongs to nobody's desk."""


class Desk:
    """Who works on what; every method is one transaction."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def queue(
        self, officer: Officer, wanted: Filter, order: Order = Order.AGE, after: str = ""
    ) -> Page:
        """Return one page of the files that are wanted: the first, or what follows a reference.

        Raises:
            NotAllowed: her role reads no file.
        """
        officer.require(Act.READ)
        with self._records.reading() as work:
            return work.queue.page(wanted, order, officer.id, size=PAGE, after=after)

    def counted(self, states: Sequence[State]) -> int:
        """Return how many complaints stand in some states, one more than ``COUNTED`` at most."""
        with self._records.reading() as work:
            return work.queue.counted(states)

    def names(self) -> Mapping[str, str]:
        """Return the names of those who may hold a file, by identifier."""
        with self._records.reading() as work:
            return work.officers.names()

    def claim(self, officer: Officer, reference: str) -> None:
        """Take a file: it is hers until she gives it back or decides.

        Raises:
            NotAllowed: her role does not.
            UnknownComplaint: there is none.
            HeldByAnother: a colleague has it.
            ForbiddenTransition: it is decided.
        """
        officer.require(Act.CLAIM)
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            refuse_another(work, officer, complaint)
            if complaint.state not in CLAIMABLE:
                raise ForbiddenTransition(complaint.state.value, "claimed")
            if complaint.holder == officer.id:
                return
            before = complaint.state
            if before is State.FILED:
                complaint = work.complaints.move(reference, State.UNDER_REVIEW, complaint.version)
            work.complaints.hold(reference, officer.id)
            _note_holding(work, officer, "claim", before, complaint)

    def claim_next(self, officer: Officer) -> str | None:
        """Take the file that has waited longest and that nobody holds; return its reference."""
        officer.require(Act.CLAIM)
        wanted = Filter((State.FILED, State.UNDER_REVIEW), holder="")
        while lines := self.queue(officer, wanted).lines:
            for line in lines:
                # Between the look and the hand, a colleague may have been quicker.
                with contextlib.suppress(HeldByAnother, ForbiddenTransition):
                    self.claim(officer, line.complaint.reference)
                    return line.complaint.reference
        return None

    def release(self, officer: Officer, reference: str) -> None:
        """Give a file back to the queue, one's own or, for a supervisor, a colleague's.

        Raises:
            NotAllowed: her role does not.
            UnknownComplaint: there is none.
            NotHeld: nobody has it.
            HeldByAnother: a colleague has it.
        """
        officer.require(Act.CLAIM)
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            if complaint.holder is None:
                raise NotHeld
            if not officer.may(Act.TAKE_OVER):
                refuse_another(work, officer, complaint)
            work.complaints.hold(reference, None)
            _note_holding(work, officer, "release", complaint.state, complaint)


def _note_holding(
    work: Work, officer: Officer, act: str, before: State, complaint: Complaint
) -> None:
    work.audit.append(
        officer.id,
        f"officer:complaint:{act}",
        complaint.reference,
        {
            "before": before.value,
            "after": complaint.state.value,
            "version": complaint.version,
        },
    )
