"""What an officer does with a complaint: read, correct, validate. Every act is audited."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, Document
from bot.complaint.errors import (
    BadValue,
    ForbiddenTransition,
    NotAllowed,
    StorageFailed,
    UnknownFact,
)
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import (
    BOOKKEEPING,
    Fact,
    FactName,
    Provenance,
    Source,
    encode,
)
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer, Role
from bot.documents.contents import Case
from bot.evidence.vault import Vault
from bot.records.audit import AuditEvent
from bot.records.records import Records, Work
from bot.services.corrections import read_value
from bot.services.linking import Linker
from bot.services.papers import Papers, case_of

WAITING: Final = (State.FILED, State.UNDER_REVIEW, State.TO_BE_COMPLETED)
DECIDED: Final = (State.VALIDATED, State.TRANSMITTED, State.REDIRECTED, State.WITHDRAWN)
SIGNING: Final = (Role.AGENT, Role.SUPERVISOR)


@dataclass(frozen=True)
class OpenFile:
    """A file on an officer's desk.

    Attributes:
        case: everything that is held about it.
        documents: the papers issued.
        events: what was done with it, oldest first.
    """

    case: Case
    documents: Sequence[Document]
    events: Sequence[AuditEvent]


@dataclass(frozen=True)
class Correction:
    """Another value for a fact.

    Attributes:
        version: the version of the complaint that the officer was reading.
        name: which fact.
        rank: which of several, 1 for the first.
        text: the value as typed; empty when it is not known.
        reason: why, in words; kept with the fact.
    """

    version: int
    name: FactName
    rank: int
    text: str
    reason: str


class Casework:
    """The officer's side of a complaint; every method is one transaction."""

    def __init__(
        self, records: Records, vault: Vault, papers: Papers, linker: Linker, clock: Clock
    ) -> None:
        self._linker = linker
        self._records = records
        self._vault = vault
        self._papers = papers
        self._clock = clock

    def queue(self, states: Sequence[State] = WAITING) -> list[Complaint]:
        """Return the complaints in some states, the longest waiting first."""
        with self._records.reading() as work:
            return work.complaints.queue(states)

    def counts(self) -> Mapping[State, int]:
        """Return how many complaints stand in each state."""
        with self._records.reading() as work:
            return work.complaints.counts()

    def open(self, officer: Officer, reference: str) -> OpenFile:
        """Return a file, note that it was read, and take it under review if nobody had.

        Raises:
            UnknownComplaint: there is none.
        """
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            if complaint.state is State.FILED and officer.role in SIGNING:
                complaint = work.complaints.move(reference, State.UNDER_REVIEW, complaint.version)
            work.audit.append(
                officer.id, "officer:complaint:read", reference, {"version": complaint.version}
            )
            return OpenFile(
                case=case_of(work, complaint),
                documents=work.complaints.documents(reference),
                events=list(work.audit.events(reference)),
            )

    def correct(self, officer: Officer, reference: str, correction: Correction) -> None:
        """Let another value of a fact hold from now on; what was held before stays.

        Raises:
            BadValue: the text is not of the fact's type, or there is no reason.
            UnknownFact: the fact may not be corrected.
            ForbiddenTransition: the complaint is not under review.
            StaleVersion: somebody changed it meanwhile.
            NotAllowed: her role reads but does not sign.
        """
        name, rank, reason = correction.name, correction.rank, correction.reason.strip()
        _may_sign(officer)
        if not reason:
            raise BadValue("reason")
        if name in BOOKKEEPING or name is FactName.OFFENCE:
            raise UnknownFact
        value = read_value(name, correction.text)
        with self._records.transaction() as work:
            complaint = _under_review(work, reference)
            work.complaints.touch(reference, correction.version)
            record = work.conversations.record(complaint.conversation_id)
            if rank != 1 and record.fact(name, rank) is None:
                raise UnknownFact
            before = record.fact(name, rank)
            if before and encode(before.value) == encode(value):
                raise BadValue("changed value")
            fact = Fact(
                name,
                value,
                Provenance(Source.OFFICER, officer.id),
                self._clock(),
                rank=rank,
                confirmed=True,
                reason=reason,
            )
            work.conversations.add_fact(complaint.conversation_id, fact)
            work.audit.append(
                officer.id,
                "officer:fact:correct",
                reference,
                {"fact": name.value, "rank": rank, "version": correction.version + 1},
            )
            self._linker.see_again(work, complaint)

    def validate(self, officer: Officer, reference: str, version: int) -> Document:
        """Validate a complaint and issue its minutes (« procès-verbal »).

        Raises:
            ForbiddenTransition: it is not under review.
            StaleVersion: somebody changed it meanwhile.
            NotAllowed: her role reads but does not sign.
            StorageFailed: nothing was validated.
        """
        _may_sign(officer)
        with self._records.transaction() as work:
            complaint = work.complaints.move(reference, State.VALIDATED, version)
            work.audit.append(
                officer.id,
                "officer:complaint:validate",
                reference,
                {"version": complaint.version},
            )
            pv = self._papers.issue_pv(work, complaint, officer)
        self._papers.publish_head()
        return pv

    def exhibit(self, officer: Officer, reference: str, position: int) -> tuple[Exhibit, bytes]:
        """Return an exhibit and its bytes, and note that it was opened.

        Raises:
            UnknownComplaint: there is no such complaint.
            UnknownFact: it has no such exhibit.
            StorageFailed: its bytes are not what was received.
        """
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            exhibits = work.conversations.exhibits(complaint.conversation_id)
            wanted = next((each for each in exhibits if each.position == position), None)
            if wanted is None:
                raise UnknownFact
            work.audit.append(officer.id, "officer:exhibit:read", reference, {"exhibit": position})
        content = self._vault.get(wanted.id)
        if hashlib.sha256(content).hexdigest() != wanted.sha256:
            raise StorageFailed("an exhibit is not what was received")
        return wanted, content


def _under_review(work: Work, reference: str) -> Complaint:
    complaint = work.complaints.by_reference(reference)
    if complaint.state is not State.UNDER_REVIEW:
        raise ForbiddenTransition(complaint.state.value, "corrected")
    return complaint


def _may_sign(officer: Officer) -> None:
    if officer.role not in SIGNING:
        raise NotAllowed
