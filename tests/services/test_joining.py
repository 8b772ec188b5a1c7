"""Files are joined once, twenty at most, and only while the draft is open."""

import hashlib
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import ConversationClosed, RefusedEvidence, StorageFailed
from bot.evidence.kinds import PDF
from bot.evidence.pieces import Piece
from bot.evidence.reception import MAX_FILES, Received
from tests.conftest import NOON
from tests.drafts import write_draft


def a_file(number: int = 1) -> Received:
    content = f"capture {number}".encode()
    digest = hashlib.sha256(content).hexdigest()
    return Received(f"capture-{number}.png", "image/png", digest, content)


def test_a_file_becomes_a_numbered_exhibit(services: Services) -> None:
    draft = services.intake.open().id

    exhibit = services.joining.attach(draft, a_file())

    assert (exhibit.position, exhibit.name, exhibit.size) == (1, "capture-1.png", 9)
    assert exhibit.received_at == NOON
    assert services.vault.get(exhibit.id) == b"capture 1"


def test_the_same_bytes_are_the_same_exhibit(services: Services) -> None:
    draft = services.intake.open().id
    once = services.joining.attach(draft, a_file())

    again = services.joining.attach(draft, Received("autre.png", *_parts(a_file())))

    assert again == once


def test_the_same_bytes_in_another_case_are_another_exhibit(services: Services) -> None:
    one, two = (services.joining.attach(services.intake.open().id, a_file()) for _ in range(2))

    assert one.id != two.id


def test_twenty_files_are_joined_and_no_more(services: Services) -> None:
    draft = services.intake.open().id
    for number in range(MAX_FILES):
        services.joining.attach(draft, a_file(number))

    with pytest.raises(RefusedEvidence) as refusal:
        services.joining.attach(draft, a_file(MAX_FILES))

    assert refusal.value.reason == "count"
    assert services.joining.attach(draft, a_file(3)).position == 4


def a_piece(number: int = 1, refused: str = "") -> Piece:
    content = b"" if refused else b"facture %d" % number
    return Piece(f"../facture-{number}.pdf", "" if refused else PDF, refused, content)


def test_the_files_of_a_mail_are_exhibits_that_tell_which_mail(services: Services) -> None:
    draft = services.intake.open().id
    services.joining.attach(draft, a_file())
    mail = services.joining.attach(draft, a_file(2))

    pieces = [a_piece(1), a_piece(2, "program"), a_piece(3)]
    fates = services.joining.take_out(draft, mail, pieces)

    joined = [exhibit for _, exhibit in fates if exhibit]
    assert [(each.position, each.name, each.within) for each in joined] == [
        (3, "facture-1.pdf", 2),
        (4, "facture-3.pdf", 2),
    ]
    assert [piece.refused for piece, exhibit in fates if not exhibit] == ["program"]
    assert services.vault.get(joined[0].id) == b"facture 1"
    with services.records.reading() as work:
        assert work.conversations.exhibits(draft)[2:] == joined
        [event] = work.audit.events(joined[0].id)
    assert event.details == {"sha256": joined[0].sha256, "within": 2}


def test_a_mail_that_is_joined_again_brings_nothing_again(services: Services) -> None:
    draft = services.intake.open().id
    mail = services.joining.attach(draft, a_file())
    services.joining.take_out(draft, mail, [a_piece()])

    assert services.joining.take_out(draft, mail, [a_piece()]) == []


def test_a_mail_brings_no_more_than_there_is_room_for(services: Services) -> None:
    draft = services.intake.open().id
    for number in range(MAX_FILES - 1):
        mail = services.joining.attach(draft, a_file(number))

    fates = services.joining.take_out(draft, mail, [a_piece(1), a_piece(2)])

    assert [(piece.refused, bool(exhibit)) for piece, exhibit in fates] == [
        ("", True),
        ("count", False),
    ]


def test_nothing_is_joined_to_a_filed_complaint(services: Services) -> None:
    draft = write_draft(services)
    services.filing.file(draft)

    with pytest.raises(ConversationClosed):
        services.joining.attach(draft, a_file())


def test_a_file_that_the_disk_refuses_is_not_joined(services: Services) -> None:
    draft = services.intake.open().id
    (Path(services.settings.home) / "vault").write_text("no folder", encoding="utf-8")

    with pytest.raises(StorageFailed):
        services.joining.attach(draft, a_file())

    with services.records.transaction() as work:
        assert work.conversations.exhibits(draft) == []


def _parts(received: Received) -> tuple[str, str, bytes]:
    return received.media_type, received.sha256, received.content
