"""Filed complaints and their papers."""

from collections.abc import Iterator, Sequence
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, Document, DocumentKind, FilingKind
from bot.complaint.errors import StaleVersion, UnknownComplaint, UnknownDocument
from bot.complaint.lifecycle import State, step
from bot.complaint.offences import Offence, PaymentMethod
from bot.records.tables import ComplaintRow, ConversationRow, DocumentRow

# SQLite takes 32 766 values in a statement.
_AT_ONCE: Final = 10_000
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
                loss_cents=complaint.loss_cents,
                danger=complaint.danger,
                payment_method=_value(complaint.payment_method),
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
        return complaint_of(self._row(reference))

    def some(self, references: Sequence[str]) -> list[Complaint]:
        """Return the complaints with those references, in no order; those that are not left out."""
        found: list[Complaint] = []
        for start in range(0, len(references), _AT_ONCE):
            asked = references[start : start + _AT_ONCE]
            rows = self._session.scalars(
                select(ComplaintRow).where(ComplaintRow.reference.in_(asked))
            )
            found += map(complaint_of, rows)
        return found

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
        return complaint_of(row)

    def all(self) -> Iterator[Complaint]:
        """Yield every complaint, in the order of their references."""
        rows = self._session.scalars(select(ComplaintRow).order_by(ComplaintRow.reference))
        yield from map(complaint_of, rows)

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
        return complaint_of(row)

    def hold(self, reference: str, officer_id: str | None) -> None:
        """Note who works on a complaint from now on, or that nobody does; and the first time."""
        row = self._row(reference)
        row.holder = officer_id
        if officer_id and row.claimed_at is None:
            row.claimed_at = self._clock()

    def change(self, reference: str, version: int, **columns: FilingKind | Offence) -> Complaint:
        """Let a complaint be of another ``kind`` or ``offence``.

        Raises:
            StaleVersion: somebody changed it meanwhile.
        """
        row = self.touch(reference, version)
        for name, value in columns.items():
            setattr(row, name, value.value)
        return complaint_of(row)

    def lead(self, reference: str, leading: str | None) -> Complaint:
        """Let a complaint be joined to a leading one, or to none."""
        row = self._row(reference)
        row.leading = leading
        self._session.flush()
        return complaint_of(row)

    def joined_to(self, leading: str) -> list[Complaint]:
        """Return the complaints that are joined to a leading one, the oldest first."""
        rows = self._session.scalars(
            select(ComplaintRow)
            .where(ComplaintRow.leading == leading)
            .order_by(ComplaintRow.filed_at, ComplaintRow.reference)
        )
        return [complaint_of(row) for row in rows]

    def alarm(self, reference: str) -> None:
        """Note that danger or distress was heard after the filing."""
        self._row(reference).danger = True

    def lose(
        self, reference: str, loss_cents: int | None, payment_method: PaymentMethod | None
    ) -> None:
        """Note what was lost, in euro cents, and how."""
        row = self._row(reference)
        row.loss_cents = loss_cents
        row.payment_method = _value(payment_method)

    def wish(self, reference: str, *, news: bool) -> None:
        """Note whether the victim wishes to be told of complaints that join hers.

        It is no change to the complaint: an officer who decides meanwhile is not stopped by it.
        """
        self._row(reference).wants_news = news

    def wants_news(self, reference: str) -> bool:
        """Tell whether the victim wishes so; she does not until she says it."""
        wanted = select(ComplaintRow.wants_news).where(ComplaintRow.reference == reference)
        return bool(self._session.scalar(wanted))

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
        return [document_of(row) for row in rows]

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


def complaint_of(row: ComplaintRow) -> Complaint:
    """Return the complaint that a row holds."""
    return Complaint(
        row.reference,
        row.conversation_id,
        FilingKind(row.kind),
        Offence(row.offence),
        State(row.state),
        row.filed_at,
        row.version,
        row.decided_at,
        row.holder,
        row.loss_cents,
        bool(row.danger),
        PaymentMethod(row.payment_method) if row.payment_method else None,
        row.leading,
    )


def _value(method: PaymentMethod | None) -> str | None:
    return method.value if method else None


def document_of(row: DocumentRow) -> Document:
    """Return the paper that a row holds."""
    return Document(row.id, DocumentKind(row.kind), row.number, row.sha256, row.size, row.issued_at)
