"""Who holds the token follows the complaint, and each reading is noted."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import UnknownComplaint, UnknownConversation, UnknownDocument
from bot.services.filing import Filed
from tests.documents.reading import squeezed, text_of
from tests.drafts import write_draft


@pytest.fixture
def filed(services: Services) -> Filed:
    return services.filing.file(write_draft(services))


def test_the_token_shows_where_the_complaint_stands(services: Services, filed: Filed) -> None:
    tracked = services.tracking.find(filed.tracking_token)

    assert tracked.complaint == filed.complaint
    assert [each.kind for each in tracked.documents] == [
        DocumentKind.RECEIPT,
        DocumentKind.RIGHTS,
        DocumentKind.RECALL,
    ]


def test_the_token_shows_what_to_do_now_the_bank_first(services: Services, filed: Filed) -> None:
    advice = services.tracking.find(filed.tracking_token).advice

    assert "banque" in advice[0].do[0]
    assert advice[-1] == services.advice.always


@pytest.mark.usefixtures("filed")
def test_another_token_shows_nothing(services: Services) -> None:
    with pytest.raises(UnknownComplaint):
        services.tracking.find("another")


def test_a_paper_is_handed_over_and_its_reading_noted(services: Services, filed: Filed) -> None:
    paper = services.tracking.paper(filed.tracking_token, DocumentKind.RECEIPT)

    with services.records.transaction() as work:
        last = list(work.audit.events(filed.complaint.reference))[-1]
    assert paper.content.startswith(b"%PDF")
    assert paper.reference == filed.complaint.reference
    assert (last.actor, last.act) == ("victim", "victim:document:read")
    assert last.details == {"kind": "recepisse", "number": 1}


def test_a_paper_that_was_not_issued_cannot_be_read(services: Services, filed: Filed) -> None:
    with pytest.raises(UnknownDocument):
        services.tracking.paper(filed.tracking_token, DocumentKind.PV)


def test_the_token_is_kept_nowhere(services: Services, filed: Filed) -> None:
    with services.records.transaction() as work:
        events = list(work.audit.events())

    assert filed.tracking_token not in str(events)
    assert filed.tracking_token not in services.settings.heads.read_text(encoding="utf-8")


def test_the_bank_sheet_can_be_had_before_anything_is_filed(services: Services) -> None:
    sheet = text_of(services.papers.recall_draft(write_draft(services)))

    assert squeezed("un virement de 450 € le 3 mars 2026") in sheet
    assert squeezed("Cette fiche est faite avant le dépôt") in sheet


def test_after_the_filing_the_bank_sheet_bears_the_reference(
    services: Services, filed: Filed
) -> None:
    sheet = text_of(services.papers.recall_draft(filed.complaint.conversation_id))

    assert filed.complaint.reference in sheet
    assert squeezed("Cette fiche est faite avant le dépôt") not in sheet


def test_there_is_no_bank_sheet_of_a_conversation_that_is_not_there(services: Services) -> None:
    with pytest.raises(UnknownConversation):
        services.papers.recall_draft("nobody")
