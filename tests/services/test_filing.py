"""A draft becomes a complaint once, whole, with its papers, or not at all."""

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier

import pytest

from bot.bootstrap.assembly import Services, assemble
from bot.complaint.complaints import DocumentKind, FilingKind
from bot.complaint.conversation import Stage
from bot.complaint.errors import (
    ConversationClosed,
    IncompleteComplaint,
    StorageFailed,
    UnknownComplaint,
)
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence, PaymentMethod
from bot.records.audit import Head
from bot.records.heads import read, verify
from bot.services.filing import Filed
from bot.services.references import new_reference
from tests.conftest import NOON
from tests.documents.reading import squeezed, text_of
from tests.drafts import write_draft


def test_a_full_draft_becomes_a_complaint(services: Services) -> None:
    draft = write_draft(services)

    filed = services.filing.file(draft)

    conversation, _, _ = services.intake.standing(draft)
    with services.records.transaction() as work:
        kept = work.complaints.by_reference(filed.complaint.reference)
    assert kept == filed.complaint
    assert (kept.kind, kept.offence, kept.state, kept.filed_at) == (
        FilingKind.COMPLAINT,
        Offence.FAUX_VENDEUR,
        State.FILED,
        NOON,
    )
    assert (conversation.stage, conversation.reference) == (Stage.FILED, kept.reference)


def test_a_minor_files_a_report(services: Services) -> None:
    filed = services.filing.file(write_draft(services, adult=False))

    assert filed.complaint.kind is FilingKind.REPORT


@pytest.mark.parametrize(
    ("method", "kinds"),
    [
        (
            PaymentMethod.TRANSFER,
            {DocumentKind.RECEIPT, DocumentKind.RIGHTS, DocumentKind.RECALL},
        ),
        (PaymentMethod.CARD, {DocumentKind.RECEIPT, DocumentKind.RIGHTS}),
        (None, {DocumentKind.RECEIPT, DocumentKind.RIGHTS}),
    ],
)
def test_papers_are_issued_and_the_bank_sheet_after_a_transfer_alone(
    services: Services, method: PaymentMethod | None, kinds: set[DocumentKind]
) -> None:
    filed = services.filing.file(write_draft(services, payment_method=method))

    assert set(filed.documents) == kinds


def test_each_paper_is_in_the_vault_as_it_was_issued(services: Services) -> None:
    filed = services.filing.file(write_draft(services))

    for document in filed.documents.values():
        content = services.vault.get(document.id)
        assert hashlib.sha256(content).hexdigest() == document.sha256
        assert len(content) == document.size


def test_the_receipt_bears_the_reference_and_what_was_declared(services: Services) -> None:
    filed = services.filing.file(write_draft(services))

    receipt = text_of(services.vault.get(filed.documents[DocumentKind.RECEIPT].id))

    assert filed.complaint.reference in receipt
    assert squeezed("vélo bleu") in receipt


@pytest.mark.parametrize(
    ("changed", "lacking"),
    [
        ({"victim_email": None}, ("victim_email",)),
        (
            {"victim_last_name": None, "victim_address": None},
            ("victim_last_name", "victim_address"),
        ),
        ({"met_in_person": True}, ("offence",)),
    ],
)
def test_an_incomplete_draft_is_refused_and_untouched(
    services: Services, changed: dict[str, None], lacking: tuple[str, ...]
) -> None:
    draft = write_draft(services, **changed)
    before = services.intake.standing(draft)[0]

    with pytest.raises(IncompleteComplaint) as refusal:
        services.filing.file(draft)

    with services.records.transaction() as work:
        assert work.queue.counted(list(State)) == 0
        assert work.audit.head().position == 0
    assert refusal.value.missing == lacking
    assert services.intake.standing(draft)[0] == before


def test_a_complaint_is_filed_once(services: Services) -> None:
    draft = write_draft(services)
    services.filing.file(draft)

    with pytest.raises(ConversationClosed):
        services.filing.file(draft)

    with services.records.transaction() as work:
        assert work.queue.counted(list(State)) == 1


def test_two_hands_on_the_same_draft_file_one_complaint(services: Services) -> None:
    draft, start = write_draft(services), Barrier(2)

    def file() -> Filed | ConversationClosed:
        start.wait()
        try:
            return services.filing.file(draft)
        except ConversationClosed as error:
            return error

    with ThreadPoolExecutor(2) as hands:
        results = [each.result() for each in [hands.submit(file), hands.submit(file)]]

    assert sorted(type(each).__name__ for each in results) == ["ConversationClosed", "Filed"]
    with services.records.transaction() as work:
        assert work.queue.counted(list(State)) == 1
    assert verify(services.records, services.settings.heads).sound


def test_many_hands_on_many_drafts_leave_one_sound_trail(services: Services) -> None:
    drafts = [write_draft(services) for _ in range(4)]

    with ThreadPoolExecutor(4) as hands:
        filed = list(hands.map(services.filing.file, drafts))

    assert len({each.complaint.reference for each in filed}) == 4
    verdict = verify(services.records, services.settings.heads)
    assert verdict.sound
    assert verdict.heads == 4


def test_the_head_of_the_trail_is_published_when_a_complaint_is_filed(
    services: Services,
) -> None:
    services.filing.file(write_draft(services))

    with services.records.transaction() as work:
        head = work.audit.head()
    assert read(services.settings.heads) == [Head(head.position, head.digest)]


def test_a_disk_that_refuses_the_papers_leaves_the_draft_open(services: Services) -> None:
    draft = write_draft(services)
    (Path(services.settings.home) / "vault").write_text("no folder", encoding="utf-8")

    with pytest.raises(StorageFailed):
        services.filing.file(draft)

    with services.records.transaction() as work:
        assert work.queue.counted(list(State)) == 0
        assert work.audit.head().position == 0
    assert services.intake.standing(draft)[0].reference is None


def test_a_head_that_cannot_be_published_does_not_cost_the_victim_her_receipt(
    services: Services, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    elsewhere = assemble(replace(services.settings, heads=tmp_path / "file" / "heads.jsonl"))

    filed = elsewhere.filing.file(write_draft(services))

    assert services.tracking.find(filed.tracking_token).complaint == filed.complaint
    elsewhere.records.close()


def test_a_reference_can_be_read_out_on_the_telephone() -> None:
    references = {new_reference() for _ in range(300)}

    assert len(references) > 290
    assert not [each for each in references if set(each) & set("01OQSB") - set(each[0])]
    assert {len(each) for each in references} == {8}


def test_a_reference_that_is_taken_is_drawn_again(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = iter(["A2C-2222", "A2C-2222", "B2C-2222"])
    monkeypatch.setattr("bot.services.filing.new_reference", lambda: next(drawn))

    filed = [services.filing.file(write_draft(services)) for _ in range(2)]

    assert [each.complaint.reference for each in filed] == ["A2C-2222", "B2C-2222"]


def test_whoever_missed_the_answer_is_told_her_tracking_token_again(services: Services) -> None:
    draft = write_draft(services)
    filed = services.filing.file(draft)

    again = services.filing.tracking_token(draft)

    assert again == filed.tracking_token
    assert services.tracking.find(again).complaint.reference == filed.complaint.reference


def test_what_is_not_filed_has_no_tracking_token(services: Services) -> None:
    draft = write_draft(services)

    with pytest.raises(UnknownComplaint):
        services.filing.tracking_token(draft)
