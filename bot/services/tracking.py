"""Where a complaint stands, for whoever holds its tracking token."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.complaint.complaints import Complaint, Document, DocumentKind
from bot.complaint.decisions import Decision
from bot.orientation.advice import Advice, AdviceBook
from bot.records.records import Records
from bot.sealing.tokens import digest_token
from bot.services.papers import Paper, Papers

READER = "victim"


@dataclass(frozen=True)
class Tracked:
    """A complaint, its papers, the latest of each kind, what was decided, what to do meanwhile."""

    complaint: Complaint
    documents: Sequence[Document]
    decisions: Sequence[Decision]
    advice: Sequence[Advice]


class Tracking:
    """What the victim follows."""

    def __init__(self, records: Records, papers: Papers, advice: AdviceBook) -> None:
        self._records = records
        self._papers = papers
        self._advice = advice

    def find(self, token: str) -> Tracked:
        """Return the complaint that a tracking token opens.

        Raises:
            UnknownComplaint: there is none.
        """
        with self._records.reading() as work:
            complaint = work.complaints.by_tracking(digest_token(token))
            issued = {each.kind: each for each in work.complaints.documents(complaint.reference)}
            decisions = work.decisions.of(complaint.reference)
            record = work.conversations.record(complaint.conversation_id)
        latest = tuple(issued[kind] for kind in DocumentKind if kind in issued)
        return Tracked(complaint, latest, decisions, self._advice.of(record))

    def paper(self, token: str, kind: DocumentKind) -> Paper:
        """Return a paper of the complaint, and note that its victim read it.

        Raises:
            UnknownComplaint: no complaint answers to the token.
            UnknownDocument: the paper was not issued.
        """
        reference = self.find(token).complaint.reference
        return self._papers.hand_over(reference, kind, READER, "victim:document:read")
