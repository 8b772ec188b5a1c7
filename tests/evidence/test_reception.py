"""What may be joined, judged by its bytes, and received without reading too much."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.errors import RefusedEvidence
from bot.evidence.libmagic import is_there
from bot.evidence.reception import AT_ONCE, Received, Reception, clean_name

CORPUS = ROOT / "tests" / "data" / "evidence"
LINES = [
    line.split(maxsplit=2)
    for line in (CORPUS / "reasons.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
ACCEPTED = [(path, told) for path, told, _ in LINES if path.startswith("accepted/")]
REFUSED = [(path, told) for path, told, _ in LINES if path.startswith("refused/")]
TEXT = b"Envoyez 450 euros.\n"


class Upload:
    """A file on its way; counts how many pieces of it were asked for."""

    def __init__(self, *pieces: bytes) -> None:
        self._pieces = pieces
        self.read = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            self.read += 1
            yield piece


async def receive(reception: Reception, upload: Upload, name: str, **limits: int) -> Received:
    async with reception.receive(upload, name, **limits) as received:
        return received


def test_every_file_of_the_corpus_has_its_line() -> None:
    files = {str(path.relative_to(CORPUS)) for path in CORPUS.glob("*/*")}

    assert files == {path for path, _, _ in LINES}


@pytest.mark.parametrize(("path", "media_type"), ACCEPTED)
async def test_evidence_is_accepted_and_kept_as_it_came(
    reception: Reception, path: str, media_type: str
) -> None:
    content = (CORPUS / path).read_bytes()

    received = await receive(reception, Upload(content), path)

    assert received.media_type == media_type
    assert received.content == content
    assert received.sha256 == hashlib.sha256(content).hexdigest()
    assert received.name == Path(path).name


@pytest.mark.parametrize(("path", "reason"), REFUSED)
async def test_what_is_no_evidence_is_refused_with_its_reason(
    reception: Reception, path: str, reason: str
) -> None:
    content = (CORPUS / path).read_bytes()

    with pytest.raises(RefusedEvidence) as refusal:
        await receive(reception, Upload(content), path)

    assert refusal.value.reason == reason


@pytest.mark.parametrize("name", ["photo.exe", "sans-extension", "page.html"])
async def test_a_picture_is_a_picture_under_any_name(reception: Reception, name: str) -> None:
    content = (CORPUS / "accepted" / "photo.jpg").read_bytes()

    received = await receive(reception, Upload(content), name)

    assert received.media_type == "image/jpeg"


async def test_a_file_may_come_in_many_pieces(reception: Reception) -> None:
    content = (CORPUS / "accepted" / "capture.png").read_bytes()

    received = await receive(reception, Upload(*(bytes([byte]) for byte in content)), "capture.png")

    assert received.content == content


async def test_a_file_of_exactly_the_limit_is_taken(reception: Reception) -> None:
    received = await receive(reception, Upload(TEXT), "note.txt", max_bytes=len(TEXT))

    assert received.content == TEXT


async def test_the_first_byte_too_many_stops_the_reading(reception: Reception) -> None:
    upload = Upload(TEXT, b"!", b"never read", b"never read either")

    with pytest.raises(RefusedEvidence) as refusal:
        await receive(reception, upload, "note.txt", max_bytes=len(TEXT))

    assert refusal.value.reason == "size"
    assert upload.read == 2


async def test_a_file_without_a_byte_is_empty_however_many_pieces_it_has(
    reception: Reception,
) -> None:
    with pytest.raises(RefusedEvidence) as refusal:
        await receive(reception, Upload(b"", b""), "note.txt")

    assert refusal.value.reason == "empty"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("capture.png", "capture.png"),
        ("Capture d’écran du 3 mars.png", "Capture d’écran du 3 mars.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Helene\\annonce.png", "annonce.png"),
        ("/dossier/annonce.png", "annonce.png"),
        ("annonce\u202egpj.exe", "annoncegpj.exe"),
        ("annonce\u2066gpj\u2069.exe", "annoncegpj.exe"),
        ("ann\x00once\r\n.png", "annonce.png"),
        ("zéro\u200blargeur.png", "zérolargeur.png"),
        ("  annonce.png  ", "annonce.png"),
        ("", "fichier"),
        ("/", "fichier"),
        ("\u202e", "fichier"),
    ],
)
def test_a_name_is_cleaned_of_what_could_deceive(name: str, cleaned: str) -> None:
    assert clean_name(name) == cleaned


def test_a_long_name_keeps_its_ending() -> None:
    cleaned = clean_name("a" * 500 + ".png")

    assert len(cleaned) == 120
    assert cleaned.endswith(".png")


def test_libmagic_is_there() -> None:
    assert is_there()


async def test_few_files_are_in_memory_however_many_come_at_once(reception: Reception) -> None:
    held, most = 0, 0

    async def send(number: int) -> None:
        nonlocal held, most
        async with reception.receive(Upload(TEXT, b"%d" % number), "note.txt"):
            held += 1
            most = max(most, held)
            await asyncio.sleep(0)
            held -= 1

    await asyncio.gather(*(send(number) for number in range(12)))

    assert most <= AT_ONCE


async def test_nothing_of_a_file_on_its_way_can_be_read_on_the_disk(
    reception: Reception, tmp_path: Path
) -> None:
    async with reception.receive(Upload(TEXT), "note.txt"):
        assert list(tmp_path.iterdir()) == []
