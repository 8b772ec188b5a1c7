"""Which papers are to be signed, and their signed copies."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.complaints import Document, Signature, SignatureRequest
from bot.records.complaints import document_of
from bot.records.tables import DocumentRow, SignatureRow


class Signatures:
    """The signatures of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def ask(self, document: Document, officer_id: str) -> None:
        """Note that a paper is to be signed, and by whom."""
        self._session.add(SignatureRow(document_id=document.id, officer_id=officer_id))
        self._session.flush()

    def waiting(self) -> list[SignatureRequest]:
        """Return the papers that wait for their signature, the oldest first."""
        wanted = (
            select(SignatureRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == SignatureRow.document_id)
            .where(SignatureRow.signed_at.is_(None))
            .order_by(DocumentRow.issued_at, DocumentRow.id)
        )
        return [_request(*row) for row in self._session.execute(wanted)]

    def of(self, reference: str) -> Mapping[str, SignatureRequest]:
        """Return a complaint's papers that are signed, or are to be, by their identifiers."""
        wanted = (
            select(SignatureRow, DocumentRow)
            .join(DocumentRow, DocumentRow.id == SignatureRow.document_id)
            .where(DocumentRow.reference == reference)
        )
        requests = [_request(*row) for row in self._session.execute(wanted)]
        return {each.document.id: each for each in requests}

    def keep(self, document_id: str, signature: Signature) -> bool:
        """Keep a paper's signed copy; ``False`` when it has one already, which stays."""
        row = self._session.get(SignatureRow, document_id, with_for_update=True)
        assert row is not None
        if row.signed_at is not None:
            return False
        row.id = signature.id
        row.sha256 = signature.sha256
        row.size = signature.size
        row.profile = signature.profile
        row.certificate = signature.certificate
        row.signed_at = signature.signed_at
        self._session.flush()
        return True


def _request(row: SignatureRow, document: DocumentRow) -> SignatureRequest:
    signature = None
    if row.signed_at is not None:
        assert row.id
        assert row.sha256
        assert row.size
        assert row.profile
        assert row.certificate
        signature = Signature(
            row.id, row.sha256, row.size, row.profile, row.certificate, row.signed_at
        )
    return SignatureRequest(document_of(document), document.reference, row.officer_id, signature)
