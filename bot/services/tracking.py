"""Where a complaint stands, for whoever holds its tracking token."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.complaints import Complaint, Document, DocumentKind
from bot.complaint.decisions import Decision
from bot.complaint.lifecycle import State
from bot.orientation.advice import Advice, AdviceBook
from bot.records.records import Records, Work
from bot.sealing.tokens import digest_token
from bot.services.papers import Paper, Papers

READER = "victim"


# Before an officer has read it, a complaint may be anybody's: an author who files one of his own
# accounts must not learn from it that others did.
_READ: Final = (State.VALIDATED, State.TRANSMITTED)
_GONE: Final = (State.REDIRECTED, State.WITHDRAWN, State.JOINED)


class News(Enum):
    """What the page says of complaints that join hers."""

    NOTHING = "nothing"  # hers goes no further
    NOT_WISHED = "not_wished"
    NOT_YET = "not_yet"  # no officer has validated hers
    ALONE = "alone"
    JOINED = "joined"


@dataclass(frozen=True)
class Tracked:
    """What its victim follows of a complaint.

    Attributes:
        complaint: the complaint.
        documents: its papers, the latest of each kind.
        decisions: what was decided.
        advice: what to do meanwhile.
        news: whether others named the same author, if she wishes to be told.
        leading: the complaint that hers is joined to, or ``None``.
    """

    complaint: Complaint
    documents: Sequence[Document]
    decisions: Sequence[Decision]
    advice: Sequence[Advice]
    news: News
    leading: Complaint | None = None


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
            news = _news(work, complaint)
            leading = complaint.leading and work.complaints.by_reference(complaint.leading)
        latest = tuple(issued[kind] for kind in DocumentKind if kind in issued)
        return Tracked(complaint, latest, decisions, self._advice.of(record), news, leading or None)

    def wish(self, token: str, *, news: bool) -> None:
        """Note whether she wishes to be told that other complaints join hers.

        Raises:
            UnknownComplaint: no complaint answers to the token.
        """
        with self._records.transaction() as work:
            reference = work.complaints.by_tracking(digest_token(token)).reference
            work.complaints.wish(reference, news=news)
            said = {"news": "yes" if news else "no"}
            work.audit.append(READER, "victim:complaint:wish", reference, said)

    def paper(self, token: str, kind: DocumentKind) -> Paper:
        """Return a paper of the complaint, and note that its victim read it.

        Raises:
            UnknownComplaint: no complaint answers to the token.
            UnknownDocument: the paper was not issued.
        """
        reference = self.find(token).complaint.reference
        return self._papers.hand_over(reference, kind, READER, "victim:document:read")


def _news(work: Work, complaint: Complaint) -> News:
    if complaint.state in _GONE:
        return News.NOTHING
    if not work.complaints.wants_news(complaint.reference):
        return News.NOT_WISHED
    if complaint.state not in _READ:
        return News.NOT_YET
    return News.JOINED if work.clusters.are_joined(complaint.reference) else News.ALONE
