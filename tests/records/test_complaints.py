"""Filed complaints: found, moved by one officer at a time, with their papers."""

from datetime import timedelta

import pytest

from bot.complaint.complaints import Complaint, Document, DocumentKind, FilingKind
from bot.complaint.errors import (
    ForbiddenTransition,
    StaleVersion,
    StorageFailed,
    UnknownComplaint,
    UnknownDocument,
)
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.records.records import Records
from bot.sealing.tokens import digest_token
from tests.conftest import NOON, SetClock


def a_complaint(reference: str = "A7K-2931", conversation_id: str = "c1") -> Complaint:
    return Complaint(
        reference,
        conversation_id,
        FilingKind.COMPLAINT,
        Offence.FAUX_VENDEUR,
        State.FILED,
        NOON,
    )


def file(records: Records, complaint: Complaint) -> Complaint:
    with records.transaction() as work:
        work.conversations.open(complaint.conversation_id, digest_token(complaint.reference))
        work.complaints.file(complaint, digest_token(f"suivi-{complaint.reference}"))
    return complaint


def a_document(number: int, kind: DocumentKind = DocumentKind.PV) -> Document:
    return Document(f"{kind.value[:4]}{number}", kind, number, "ab" * 32, 12, NOON)


def test_a_filed_complaint_is_found_by_its_reference_and_its_token(records: Records) -> None:
    complaint = file(records, a_complaint())

    with records.transaction() as work:
        assert work.complaints.by_reference("A7K-2931") == complaint
        assert work.complaints.by_tracking(digest_token("suivi-A7K-2931")) == complaint
        assert work.conversations.get("c1").reference == "A7K-2931"


def test_what_was_not_filed_is_unknown(records: Records) -> None:
    with pytest.raises(UnknownComplaint), records.transaction() as work:
        work.complaints.by_reference("Z9Z-9999")
    with pytest.raises(UnknownComplaint), records.transaction() as work:
        work.complaints.by_tracking(digest_token("nobody"))


def test_a_conversation_is_filed_once_only(records: Records) -> None:
    file(records, a_complaint())

    with pytest.raises(StorageFailed), records.transaction() as work:
        work.complaints.file(a_complaint("B7K-2931"), digest_token("other"))


def test_a_step_counts_a_version_and_a_decision_its_moment(
    records: Records, clock: SetClock
) -> None:
    file(records, a_complaint())
    clock.forward(hours=1)

    with records.transaction() as work:
        read = work.complaints.move("A7K-2931", State.UNDER_REVIEW, 1)
        decided = work.complaints.move("A7K-2931", State.VALIDATED, 2)

    assert (read.version, read.decided_at) == (2, None)
    assert (decided.version, decided.decided_at) == (3, NOON + timedelta(hours=1))


def test_a_decision_upon_an_old_version_is_refused(records: Records) -> None:
    file(records, a_complaint())
    with records.transaction() as work:
        work.complaints.move("A7K-2931", State.UNDER_REVIEW, 1)

    with pytest.raises(StaleVersion), records.transaction() as work:
        work.complaints.move("A7K-2931", State.VALIDATED, 1)

    with records.transaction() as work:
        assert work.complaints.by_reference("A7K-2931").state is State.UNDER_REVIEW


def test_a_step_that_life_does_not_have_changes_nothing(records: Records) -> None:
    file(records, a_complaint())

    with pytest.raises(ForbiddenTransition), records.transaction() as work:
        work.complaints.move("A7K-2931", State.TRANSMITTED, 1)

    with records.transaction() as work:
        assert work.complaints.by_reference("A7K-2931").version == 1


def test_the_latest_paper_of_a_kind_is_handed_over(records: Records) -> None:
    file(records, a_complaint())
    with records.transaction() as work:
        for document in (a_document(1), a_document(2), a_document(1, DocumentKind.RECEIPT)):
            work.complaints.add_document("A7K-2931", document)

    with records.transaction() as work:
        assert work.complaints.document("A7K-2931", DocumentKind.PV) == a_document(2)
        assert len(work.complaints.documents("A7K-2931")) == 3


def test_a_paper_that_was_not_issued_is_unknown(records: Records) -> None:
    file(records, a_complaint())

    with pytest.raises(UnknownDocument), records.transaction() as work:
        work.complaints.document("A7K-2931", DocumentKind.PV)


def test_two_papers_never_share_a_number(records: Records) -> None:
    file(records, a_complaint())
    with records.transaction() as work:
        work.complaints.add_document("A7K-2931", a_document(1))
    double = Document("other", DocumentKind.PV, 1, "cd" * 32, 12, NOON)

    with pytest.raises(StorageFailed), records.transaction() as work:
        work.complaints.add_document("A7K-2931", double)


def test_a_filed_complaint_cannot_be_forgotten_by_mistake(records: Records) -> None:
    file(records, a_complaint())

    with pytest.raises(StorageFailed), records.transaction() as work:
        work.conversations.delete("c1")
