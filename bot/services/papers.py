"""The papers of a complaint: made once, sealed in the vault, never changed."""

import hashlib
import logging
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, Document, DocumentKind
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import StorageFailed
from bot.complaint.facts import Record
from bot.complaint.offences import PaymentMethod
from bot.complaint.officers import Officer
from bot.complaint.payments import methods_of
from bot.documents.contents import Case, Content, Contents
from bot.documents.letters import Letters
from bot.documents.typesetting import typeset
from bot.evidence.vault import Vault
from bot.records.heads import publish
from bot.records.records import Records, Work

_Writer = Callable[[Case, Decision, Officer, datetime], Content]
_log = logging.getLogger(__name__)
_TEMPLATES: Mapping[DocumentKind, str] = {
    DocumentKind.RECEIPT: "receipt",
    DocumentKind.PV: "pv",
    DocumentKind.RIGHTS: "rights",
    DocumentKind.RECALL: "recall",
    DocumentKind.QUESTION: "complement",
    DocumentKind.REDIRECTION: "reorientation",
    DocumentKind.TRANSMISSION: "transmission",
    DocumentKind.WITHDRAWAL: "retrait",
}


@dataclass(frozen=True)
class Paper:
    """A paper to hand over.

    Attributes:
        document: what it is.
        reference: the complaint's.
        content: the PDF.
    """

    document: Document
    reference: str
    content: bytes


class Papers:
    """Issues papers, and hands them over."""

    def __init__(  # noqa: PLR0913, PLR0917 - what papers are made of, kept in and witnessed by
        self,
        records: Records,
        vault: Vault,
        contents: Contents,
        letters: Letters,
        heads: Path,
        clock: Clock,
    ) -> None:
        self._records = records
        self._vault = vault
        self._contents = contents
        self._letters = letters
        self._heads = heads
        self._clock = clock

    def issue_at_filing(
        self, work: Work, complaint: Complaint, record: Record
    ) -> Mapping[DocumentKind, Document]:
        """Issue the receipt, the notice of rights and, after a transfer, the bank's sheet.

        Raises:
            StorageFailed: the vault did not take one.
        """
        at = self._clock()
        case = case_of(work, complaint)
        contents: dict[DocumentKind, Content] = {
            DocumentKind.RECEIPT: self._contents.receipt(case, at),
            DocumentKind.RIGHTS: self._contents.rights(case, at),
        }
        if PaymentMethod.TRANSFER in methods_of(record):
            contents[DocumentKind.RECALL] = self._contents.recall(record, complaint.reference, at)
        return {
            kind: self._issue(work, complaint, kind, content) for kind, content in contents.items()
        }

    def issue_receipt(self, work: Work, complaint: Complaint) -> Document:
        """Issue the receipt again, for a complaint that is of another kind now.

        Raises:
            StorageFailed: the vault did not take it.
        """
        content = self._contents.receipt(case_of(work, complaint), self._clock())
        return self._issue(work, complaint, DocumentKind.RECEIPT, content)

    def issue_pv(
        self, work: Work, complaint: Complaint, officer: Officer, qualification: str
    ) -> Document:
        """Issue the minutes of reception (« procès-verbal »), to be signed after the commit.

        Args:
            work: the transaction that validates.
            complaint: as validated.
            officer: who signs.
            qualification: the one that she proposes, in words.

        Raises:
            StorageFailed: the vault did not take them.
        """
        case = case_of(work, complaint)
        content = self._contents.pv(case, officer, self._clock(), qualification)
        pv = self._issue(work, complaint, DocumentKind.PV, content)
        work.signatures.ask(pv, officer.id)
        return pv

    def issue_letter(
        self, work: Work, complaint: Complaint, decision: Decision, officer: Officer
    ) -> Document:
        """Issue the letter that tells the victim a decision.

        Raises:
            StorageFailed: the vault did not take it.
        """
        kind, write = self._letter(decision.kind)
        content = write(case_of(work, complaint), decision, officer, self._clock())
        return self._issue(work, complaint, kind, content)

    def issue_withdrawal(self, work: Work, complaint: Complaint) -> Document:
        """Issue the notice of withdrawal (« avis de retrait »).

        Raises:
            StorageFailed: the vault did not take it.
        """
        content = self._letters.withdrawal(case_of(work, complaint), self._clock())
        return self._issue(work, complaint, DocumentKind.WITHDRAWAL, content)

    def hand_over(self, reference: str, kind: DocumentKind, reader: str, act: str) -> Paper:
        """Return the latest paper of a kind, its signed copy if there is one; note who read it.

        Raises:
            UnknownComplaint: there is no such complaint.
            UnknownDocument: it was not issued.
        """
        with self._records.transaction() as work:
            document = work.complaints.document(reference, kind)
            request = work.signatures.of(reference).get(document.id)
            work.audit.append(
                reader, act, reference, {"kind": kind.value, "number": document.number}
            )
        kept = request.signature if request and request.signature else document
        return Paper(document, reference, self._vault.get(kept.id))

    def recall_draft(self, conversation_id: str) -> bytes:
        """Return the sheet for the bank, before anything is filed.

        Raises:
            UnknownConversation: there is none.
        """
        with self._records.transaction() as work:
            reference = work.conversations.get(conversation_id).reference or ""
            record = work.conversations.record(conversation_id)
        at = self._clock()
        return typeset("recall", self._contents.recall(record, reference, at), at)

    def publish_head(self) -> None:
        """Publish the end of the audit trail outside the database.

        What the head closes is committed: that it cannot be published is told to the log, and
        the next head makes up for it.
        """
        try:
            with self._records.transaction() as work:
                head = work.audit.head()
            publish(self._heads, head, self._clock())
        except StorageFailed as error:
            _log.error("the head of the audit trail was not published: %s", error)

    def _letter(self, kind: DecisionKind) -> tuple[DocumentKind, _Writer]:
        match kind:
            case DecisionKind.QUESTION:
                return DocumentKind.QUESTION, self._letters.question
            case DecisionKind.REDIRECTION:
                return DocumentKind.REDIRECTION, self._letters.redirection
            case _:
                assert kind is DecisionKind.TRANSMISSION
                return DocumentKind.TRANSMISSION, self._letters.transmission

    def _issue(
        self, work: Work, complaint: Complaint, kind: DocumentKind, content: Content
    ) -> Document:
        at = self._clock()
        pdf = typeset(_TEMPLATES[kind], content, at)
        issued = work.complaints.documents(complaint.reference)
        document = Document(
            id=secrets.token_hex(16),
            kind=kind,
            number=1 + sum(each.kind is kind for each in issued),
            sha256=hashlib.sha256(pdf).hexdigest(),
            size=len(pdf),
            issued_at=at,
        )
        self._vault.put(document.id, pdf)
        work.complaints.add_document(complaint.reference, document)
        work.audit.append(
            "system",
            "system:document:issue",
            complaint.reference,
            {"kind": kind.value, "number": document.number, "sha256": document.sha256},
        )
        return document


def case_of(work: Work, complaint: Complaint) -> Case:
    """Return everything that is held about a complaint."""
    head = work.audit.head()
    return Case(
        complaint=complaint,
        record=work.conversations.record(complaint.conversation_id),
        exhibits=work.conversations.exhibits(complaint.conversation_id),
        transcript=work.conversations.messages(complaint.conversation_id),
        officers=work.officers.names(),
        audit_position=head.position,
        audit_digest=head.digest,
        decisions=work.decisions.of(complaint.reference),
        joined=[case_of(work, each) for each in work.complaints.joined_to(complaint.reference)],
    )
