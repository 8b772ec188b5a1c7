"""An officer sees pixels and readings; the victim's own bytes only once they were scanned."""

import hashlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services
from bot.bootstrap.settings import ROOT
from bot.complaint.errors import UnknownDocument, WithheldEvidence
from bot.complaint.officers import Officer
from bot.evidence.reception import Received
from bot.evidence.scanner import Scanner
from bot.evidence.timestamps import Authority
from bot.services.stamping import Stamping
from bot.services.viewing import Viewing
from tests.drafts import write_draft
from tests.evidence.authority import Stamper, serving

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
CORPUS = ROOT / "tests" / "data" / "evidence" / "accepted"


@contextmanager
def clamd(answer: bytes) -> Iterator[str]:
    """A socket that takes a stream to its end and gives one answer, as clamd does."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            connection, _ = server.accept()
            with connection:
                taken = b""
                while not taken.endswith(bytes(4)):
                    taken += connection.recv(65536)
                connection.sendall(answer)

        thread = threading.Thread(target=serve)
        thread.start()
        yield f"127.0.0.1:{server.getsockname()[1]}"
        thread.join()


def filed(services: Services, name: str, media_type: str) -> str:
    content = (CORPUS / name).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    draft = write_draft(services)
    services.joining.attach(draft, Received(name, media_type, digest, content))
    return services.filing.file(draft).complaint.reference


def viewing(services: Services, address: str) -> Viewing:
    return Viewing(services.records, services.casework, services.workshops[0], Scanner(address))


def acts(services: Services, subject: str) -> list[str]:
    with services.records.reading() as work:
        return [event.act for event in work.audit.events(subject)]


def test_an_exhibit_is_shown_with_its_pages_and_its_custody(services: Services) -> None:
    reference = filed(services, "facture.pdf", "application/pdf")

    viewed = services.viewing.look(ROUX, reference, 1)
    drawn = services.viewing.page(ROUX, reference, 1, 2)

    assert viewed.pages == 3
    assert drawn.startswith(b"\xff\xd8")
    assert [event.act for event in viewed.custody] == ["victim:exhibit:join"]
    assert viewed.custody[0].details == {"sha256": viewed.exhibit.sha256}
    assert acts(services, reference).count("officer:exhibit:read") == 2


def test_a_recording_has_no_pages(services: Services) -> None:
    reference = filed(services, "appel.mp3", "audio/mpeg")

    assert services.viewing.look(ROUX, reference, 1).pages == 0
    with pytest.raises(UnknownDocument):
        services.viewing.page(ROUX, reference, 1, 1)


def test_what_the_scanner_finds_clean_is_handed_over(services: Services) -> None:
    reference = filed(services, "capture.png", "image/png")

    with clamd(b"stream: OK\0") as address:
        _, content = viewing(services, address).download(ROUX, reference, 1)

    assert content == (CORPUS / "capture.png").read_bytes()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"stream: Win.Test FOUND\0", "infected"),
        (b"stream: Heuristics.Limits.Exceeded.MaxFileSize FOUND\0", "unscanned"),
        (b"INSTREAM size limit exceeded. ERROR\0", "unscanned"),
        (b"", "unscanned"),
    ],
)
def test_what_it_does_not_find_clean_is_withheld_and_noted(
    services: Services, answer: bytes, reason: str
) -> None:
    reference = filed(services, "capture.png", "image/png")

    with clamd(answer) as address, pytest.raises(WithheldEvidence) as withheld:
        viewing(services, address).download(ROUX, reference, 1)

    assert withheld.value.reason == reason
    assert acts(services, reference)[-1] == "officer:exhibit:withhold"


def test_a_scanner_that_is_away_withholds_the_file_and_not_its_pixels(services: Services) -> None:
    reference = filed(services, "capture.png", "image/png")
    desk = viewing(services, "127.0.0.1:1")

    with pytest.raises(WithheldEvidence):
        desk.download(ROUX, reference, 1)

    assert desk.page(ROUX, reference, 1, 1).startswith(b"\xff\xd8")


def test_an_exhibit_is_stamped_once_and_its_file_says_when(
    services: Services, tmp_path: Path
) -> None:
    reference = filed(services, "capture.png", "image/png")
    stamper = Stamper(tmp_path)
    with services.records.reading() as work:
        ((_, exhibit),) = work.readings.unread()
    with serving(stamper) as url:
        stamping = Stamping(services.records, services.vault, Authority(url, stamper.root))
        stamping.stamp(exhibit)
        stamping.stamp(exhibit)

    assert services.viewing.look(ROUX, reference, 1).stamped_at
    assert acts(services, exhibit.id) == ["victim:exhibit:join", "system:exhibit:stamp"]


def test_an_authority_that_is_away_costs_the_stamp_alone(
    services: Services, tmp_path: Path
) -> None:
    reference = filed(services, "capture.png", "image/png")
    with services.records.reading() as work:
        ((_, exhibit),) = work.readings.unread()
    stamping = Stamping(
        services.records, services.vault, Authority("http://127.0.0.1:1/", tmp_path / "root.pem")
    )

    stamping.stamp(exhibit)

    assert services.viewing.look(ROUX, reference, 1).stamped_at is None
