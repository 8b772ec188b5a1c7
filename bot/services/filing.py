"""Filing: the draft becomes a complaint, with its papers, in one transaction."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, Document, DocumentKind, FilingKind
from bot.complaint.conversation import Stage
from bot.complaint.errors import ConversationClosed, IncompleteComplaint, UnknownComplaint
from bot.complaint.facts import Record
from bot.complaint.lifecycle import State, step
from bot.complaint.losses import loss_cents, paid_by
from bot.orientation.agenda import declared_offence, filing_kind, missing, plan
from bot.orientation.orient import Orienter
from bot.records.records import Records, Work
from bot.sealing.keyring import Keyring
from bot.sealing.tokens import digest_token
from bot.services.duplicates import note_declarant
from bot.services.indexing import passages_of
from bot.services.linking import Linker
from bot.services.papers import Papers
from bot.services.references import new_reference

VICTIM: Final = "victim"


@dataclass(frozen=True)
class Filed:
    """What the victim takes away.

    Attributes:
        complaint: as filed.
        tracking_token: opens the tracking page; kept nowhere else.
        documents: the papers issued, by kind.
    """

    complaint: Complaint
    tracking_token: str
    documents: Mapping[DocumentKind, Document]


class Filing:
    """Turns drafts into complaints."""

    def __init__(  # noqa: PLR0913 - a filing has as many parts
        self,
        records: Records,
        keyring: Keyring,
        orienter: Orienter,
        papers: Papers,
        clock: Clock,
        *,
        linker: Linker,
    ) -> None:
        self._records = records
        self._keyring = keyring
        self._orienter = orienter
        self._papers = papers
        self._linker = linker
        self._clock = clock

    def file(self, conversation_id: str) -> Filed:
        """File the draft and issue its papers.

        Raises:
            ConversationClosed: it is filed already.
            IncompleteComplaint: something is missing; the draft is untouched.
            StorageFailed: nothing was filed.
        """
        with self._records.transaction() as work:
            conversation = work.conversations.get(conversation_id)
            if conversation.reference:
                raise ConversationClosed
            record = work.conversations.record(conversation_id)
            lacking = missing(self._orienter, record)
            if lacking:
                raise IncompleteComplaint(lacking)
            complaint = self._complaint(work, conversation_id, record)
            token = self._keyring.ticket(_purpose(complaint.reference))
            work.complaints.file(complaint, digest_token(token))
            work.conversations.steer(conversation_id, stage=Stage.FILED, question=None)
            work.audit.append(VICTIM, "victim:complaint:file", complaint.reference)
            note_declarant(work, complaint)
            self._linker.link(work, complaint, record)
            work.words.hold(complaint.reference, passages_of(work, complaint))
            documents = self._papers.issue_at_filing(work, complaint, record)
        self._papers.publish_head()
        return Filed(complaint, token, documents)

    def tracking_token(self, conversation_id: str) -> str:
        """Return again the token that opens a filed complaint's tracking page.

        It is made from our keys rather than drawn, since an answer may be lost on its way and
        nothing but its digest is kept.

        Raises:
            UnknownComplaint: nothing was filed, or with keys that we no longer have.
        """
        with self._records.transaction() as work:
            reference = work.conversations.get(conversation_id).reference or ""
            for token in self._keyring.tickets(_purpose(reference)):
                with contextlib.suppress(UnknownComplaint):
                    work.complaints.by_tracking(digest_token(token))
                    return token
        raise UnknownComplaint

    def _complaint(self, work: Work, conversation_id: str, record: Record) -> Complaint:
        outcome = plan(self._orienter, record).orientation.outcome or ""
        return Complaint(
            reference=_free_reference(work),
            conversation_id=conversation_id,
            kind=FilingKind(filing_kind(outcome)),
            offence=declared_offence(outcome),
            state=step(State.DRAFT, State.FILED),
            filed_at=self._clock(),
            loss_cents=loss_cents(record),
            payment_method=paid_by(record),
            danger=any(
                each.calls_for_help for each in work.conversations.messages(conversation_id)
            ),
        )


def _purpose(reference: str) -> str:
    return f"tracking|{reference}"


def _free_reference(work: Work) -> str:
    # They are short enough to be read out: after some years two draws will meet.
    while work.complaints.is_taken(reference := new_reference()):
        continue
    return reference
