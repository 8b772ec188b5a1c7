"""Filed complaints and their papers."""

from collections.abc import Iterable

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, Document, DocumentKind, FilingKind
from bot.complaint.errors import StaleVersion, UnknownComplaint, UnknownDocument
from bot.complaint.lifecycle import State, step
from bot.complaint.offences import Offence
from bot.records.tables import ComplaintRow, ConversationRow, DocumentRow

_DECISIONS = frozenset({State.VALIDATED, State.REDIRECTED})


class Complaints:
    """The complaints of one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def file(self, complaint: Complaint, tracking_digest: str) -> None:
        """Add a complaint and tie its conversation to it."""
        self._session.add(
            ComplaintRow(
                reference=complaint.reference,
                conversation_id=complaint.conversation_id,
                tracking_digest=tracking_digest,
                kind=complaint.kind.value,
                offence=complaint.offence.value,
                state=complaint.state.value,
                version=complaint.version,
                filed_at=complaint.filed_at,
            )
        )
        conversation = self._session.get(ConversationRow, complaint.conversation_id)
        assert conversation is not None
        conversation.reference = complaint.reference
        self._session.flush()

    def is_taken(self, reference: str) -> bool:
        """Tell whether a complaint has that reference already."""
        return self._session.get(ComplaintRow, reference) is not None

    def by_reference(self, reference: str) -> Complaint:
        """Return the complaint with that reference.

        Raises:
            UnknownComplaint: there is none.
        """
        return _complaint(self._row(reference))

    def by_tracking(self, tracking_digest: str) -> Complaint:
        """Return the complaint that a tracking token opens.

        Raises:
            UnknownComplaint: there is none.
        """
        row = self._session.scalar(
            select(ComplaintRow).where(ComplaintRow.tracking_digest == tracking_digest)
        )
        if row is None:
            raise UnknownComplaint
        return _complaint(row)

    def queue(self, states: Iterable[State], *, limit: int = 200) -> list[Complaint]:
        """Return the complaints in some states, the longest waiting first.

        Those that are decided come last decision first: past the limit, it is the old ones that
        are left out.
        """
        rows = self._session.scalars(
            select(ComplaintRow)
            .where(ComplaintRow.state.in_([state.value for state in states]))
            .order_by(ComplaintRow.decided_at.desc(), ComplaintRow.filed_at, ComplaintRow.reference)
            .limit(limit)
        )
        return [_complaint(row) for row in rows]

    def counts(self) -> dict[State, int]:
        """Return how many complaints stand in each state."""
        rows = self._session.execute(
            select(ComplaintRow.state, func.count()).group_by(ComplaintRow.state)
        )
        return {State(state): count for state, count in rows}

    def move(self, reference: str, state: State, version: int) -> Complaint:
        """Let a complaint go to another state.

        Args:
            reference: which one.
            state: where to.
            version: the version that the decision was made upon.

        Raises:
            ForbiddenTransition: the lifecycle has no such step.
            StaleVersion: somebody changed it meanwhile.
        """
        row = self.touch(reference, version)
        row.state = step(State(row.state), state).value
        if state in _DECISIONS:
            row.decided_at = self._clock()
        return _complaint(row)

    def touch(self, reference: str, version: int) -> ComplaintRow:
        """Count one more change to a complaint, made upon a version of it.

        Raises:
            StaleVersion: somebody changed it meanwhile.
        """
        row = self._row(reference)
        if row.version != version:
            raise StaleVersion
        row.version += 1
        return row

    def add_document(self, reference: str, document: Document) -> None:
        """Note a paper that was issued; its bytes are in the vault."""
        self._session.add(
            DocumentRow(
                id=document.id,
                reference=reference,
                kind=document.kind.value,
                number=document.number,
                sha256=document.sha256,
                size=document.size,
                issued_at=document.issued_at,
            )
        )
        self._session.flush()

    def documents(self, reference: str) -> list[Document]:
        """Return the papers of a complaint, in the order they were issued."""
        rows = self._session.scalars(
            select(DocumentRow)
            .where(DocumentRow.reference == reference)
            .order_by(DocumentRow.issued_at, DocumentRow.kind)
        )
        return [_document(row) for row in rows]

    def document(self, reference: str, kind: DocumentKind) -> Document:
        """Return the latest paper of a kind.

        Raises:
            UnknownDocument: none was issued.
        """
        papers = [each for each in self.documents(reference) if each.kind is kind]
        if not papers:
            raise UnknownDocument
        return max(papers, key=lambda paper: paper.number)

    def _row(self, reference: str) -> ComplaintRow:
        row = self._session.get(ComplaintRow, reference, with_for_update=True)
        if row is None:
            raise UnknownComplaint
        return row


def _complaint(row: ComplaintRow) -> Complaint:
    return Complaint(
        row.reference,
        row.conversation_id,
        FilingKind(row.kind),
        Offence(row.offence),
        State(row.state),
        row.filed_at,
        row.version,
        row.decided_at,
    )


def _document(row: DocumentRow) -> Document:
    return Document(row.id, DocumentKind(row.kind), row.number, row.sha256, row.size, row.issued_at)
