"""What may be joined, judged by its bytes, and received without reading too much."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.errors import RefusedEvidence
from bot.evidence.libmagic import is_there
from bot.evidence.reception import clean_name, receive

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


def test_every_file_of_the_corpus_has_its_line() -> None:
    files = {str(path.relative_to(CORPUS)) for path in CORPUS.glob("*/*")}

    assert files == {path for path, _, _ in LINES}


@pytest.mark.parametrize(("path", "media_type"), ACCEPTED)
async def test_evidence_is_accepted_and_kept_as_it_came(path: str, media_type: str) -> None:
    content = (CORPUS / path).read_bytes()

    received = await receive(Upload(content), path)

    assert received.media_type == media_type
    assert received.content == content
    assert received.sha256 == hashlib.sha256(content).hexdigest()
    assert received.name == Path(path).name


@pytest.mark.parametrize(("path", "reason"), REFUSED)
async def test_what_is_no_evidence_is_refused_with_its_reason(path: str, reason: str) -> None:
    content = (CORPUS / path).read_bytes()

    with pytest.raises(RefusedEvidence) as refusal:
        await receive(Upload(content), path)

    assert refusal.value.reason == reason


@pytest.mark.parametrize("name", ["photo.exe", "sans-extension", "page.html"])
async def test_a_picture_is_a_picture_under_any_name(name: str) -> None:
    content = (CORPUS / "accepted" / "photo.jpg").read_bytes()

    received = await receive(Upload(content), name)

    assert received.media_type == "image/jpeg"


async def test_a_file_may_come_in_many_pieces() -> None:
    content = (CORPUS / "accepted" / "capture.png").read_bytes()

    received = await receive(Upload(*(bytes([byte]) for byte in content)), "capture.png")

    assert received.content == content


async def test_a_file_of_exactly_the_limit_is_taken() -> None:
    received = await receive(Upload(TEXT), "note.txt", max_bytes=len(TEXT))

    assert received.content == TEXT


async def test_the_first_byte_too_many_stops_the_reading() -> None:
    upload = Upload(TEXT, b"!", b"never read", b"never read either")

    with pytest.raises(RefusedEvidence) as refusal:
        await receive(upload, "note.txt", max_bytes=len(TEXT))

    assert refusal.value.reason == "size"
    assert upload.read == 2


async def test_a_file_without_a_byte_is_empty_however_many_pieces_it_has() -> None:
    with pytest.raises(RefusedEvidence) as refusal:
        await receive(Upload(b"", b""), "note.txt")

    assert refusal.value.reason == "empty"


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("capture.png", "capture.png"),
        ("Capture d’écran du 3 mars.png", "Capture d’écran du 3 mars.png"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\Helene\\annonce.png", "annonce.png"),
        ("/home/helene/annonce.png", "annonce.png"),
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
