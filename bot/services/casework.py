"""What an officer does with a file: read, correct, validate. Every act is audited."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.complaint.clock import Clock
from bot.complaint.complaints import Document, DocumentKind, SignatureRequest
from bot.complaint.decisions import DecisionKind
from bot.complaint.errors import (
    BadValue,
    ForbiddenTransition,
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
from bot.complaint.losses import loss_cents, paid_by
from bot.complaint.officers import Act, Officer
from bot.documents.contents import Case
from bot.evidence.vault import Vault
from bot.records.audit import AuditEvent
from bot.records.records import Records
from bot.services.corrections import read_value
from bot.services.duplicates import note_declarant
from bot.services.holding import held_by
from bot.services.linking import Linker
from bot.services.noting import moved, note_decision
from bot.services.papers import Paper, Papers, case_of
from bot.services.signing import Signing
from bot.wording.decisions import DecisionWords


@dataclass(frozen=True)
class OpenFile:
    """A file on an officer's desk.

    Attributes:
        case: everything that is held about it.
        documents: the papers issued.
        events: what was done with it, oldest first.
        signatures: which papers are signed, or are to be, by their identifiers.
    """

    case: Case
    documents: Sequence[Document]
    events: Sequence[AuditEvent]
    signatures: Mapping[str, SignatureRequest] = field(default_factory=dict)


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

    def __init__(  # noqa: PLR0913, PLR0917 - a file on a desk has as many sides
        self,
        records: Records,
        vault: Vault,
        papers: Papers,
        words: DecisionWords,
        linker: Linker,
        signing: Signing,
        clock: Clock,
    ) -> None:
        self._linker = linker
        self._signing = signing
        self._records = records
        self._vault = vault
        self._papers = papers
        self._words = words
        self._clock = clock

    def open(self, officer: Officer, reference: str) -> OpenFile:
        """Return a file with those joined to it, and note that each was read.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: there is none.
        """
        officer.require(Act.READ)
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            work.queue.see(officer.id, reference, complaint.version)
            work.audit.append(
                officer.id, "officer:complaint:read", reference, {"version": complaint.version}
            )
            case = case_of(work, complaint)
            for each in case.joined:
                work.audit.append(
                    officer.id,
                    "officer:complaint:read",
                    each.complaint.reference,
                    {"version": each.complaint.version, "within": reference},
                )
            return OpenFile(
                case=case,
                documents=work.complaints.documents(reference),
                events=list(work.audit.events(reference)),
                signatures=work.signatures.of(reference),
            )

    def correct(self, officer: Officer, reference: str, correction: Correction) -> None:
        """Let another value of a fact hold from now on; what was held before stays.

        Raises:
            BadValue: the text is not of the fact's type, or there is no reason.
            UnknownFact: the fact may not be corrected.
            ForbiddenTransition: the complaint is not under review.
            StaleVersion: somebody changed it meanwhile.
            NotAllowed: her role does not.
            NotHeld, HeldByAnother: it is not hers.
        """
        name, rank, reason = correction.name, correction.rank, correction.reason.strip()
        officer.require(Act.CORRECT)
        if not reason:
            raise BadValue("reason")
        if name in BOOKKEEPING or name is FactName.OFFENCE:
            raise UnknownFact
        value = read_value(name, correction.text)
        with self._records.transaction() as work:
            complaint = held_by(work, officer, Act.CORRECT, reference)
            if complaint.state is not State.UNDER_REVIEW:
                raise ForbiddenTransition(complaint.state.value, "corrected")
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
            record.add(fact)
            work.complaints.lose(reference, loss_cents(record), paid_by(record))
            work.audit.append(
                officer.id,
                "officer:fact:correct",
                reference,
                {"fact": name.value, "rank": rank, "version": correction.version + 1},
            )
            note_declarant(work, complaint)
            self._linker.see_again(work, complaint)

    def validate(
        self, officer: Officer, reference: str, version: int, qualification: str
    ) -> Document:
        """Validate a complaint, issue its minutes (« procès-verbal ») and have them signed.

        Once validated, a complaint stays so: minutes that cannot be signed now wait.

        Args:
            officer: who signs.
            reference: which complaint.
            version: the version that she was reading.
            qualification: the one that she proposes, by name; empty leaves it to the prosecutor.

        Raises:
            BadValue: there is no such qualification.
            ForbiddenTransition: it is not under review.
            StaleVersion: somebody changed it meanwhile.
            NotAllowed: her role does not sign.
            NotHeld, HeldByAnother: it is not hers.
            StorageFailed: nothing was validated.
        """
        proposed = self._words.qualification(qualification)
        with self._records.transaction() as work:
            before = held_by(work, officer, Act.VALIDATE, reference)
            complaint = work.complaints.move(reference, State.VALIDATED, version)
            choices = {"qualification": qualification}
            decision = moved(
                DecisionKind.QUALIFICATION, officer.id, before, complaint, self._clock(), choices
            )
            note_decision(work, complaint, decision, "validate", choices)
            pv = self._papers.issue_pv(work, complaint, officer, proposed)
        self._signing.sign_now(reference)
        self._papers.publish_head()
        return pv

    def exhibit(self, officer: Officer, reference: str, position: int) -> tuple[Exhibit, bytes]:
        """Return an exhibit and its bytes, and note that it was opened.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: there is no such complaint.
            UnknownFact: it has no such exhibit.
            StorageFailed: its bytes are not what was received.
        """
        officer.require(Act.READ)
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

    def paper(self, officer: Officer, reference: str, kind: DocumentKind) -> Paper:
        """Return a paper of a file, and note that it was opened.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint, UnknownDocument: there is none.
        """
        officer.require(Act.READ)
        return self._papers.hand_over(reference, kind, officer.id, "officer:document:read")
