"""What is read in files: pictures, PDF, mails, documents, recordings; by a process apart."""

import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from bot.bootstrap.settings import ROOT
from bot.evidence import ocr
from bot.evidence.workshop import WorkFailed, Workshop

CORPUS = ROOT / "tests" / "data" / "evidence" / "accepted"
LINES = ("Virement de 450,00 €", "IBAN FR76 3000 6000 0112 3456 7890 189", "06 39 98 12 34")


def drawn(*lines: str, dark: bool = False) -> bytes:
    ink, page = ("white", "#101418") if dark else ("#101418", "white")
    image = Image.new("RGB", (760, 80 + 60 * len(lines)), page)
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((40, 40 + 60 * number), line, ink, ImageFont.load_default(30))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("dark", [False, True])
def test_the_writing_of_a_screenshot_is_read(workshop: Workshop, *, dark: bool) -> None:
    reading = workshop.read(drawn(*LINES, dark=dark), "image/png")

    compact = reading.text.replace(" ", "")
    assert "450,00" in compact
    assert "FR7630006000011234567890189" in compact
    assert "0639981234" in compact
    assert not reading.unread


def test_a_page_that_was_scanned_is_read_like_a_picture(workshop: Workshop) -> None:
    with Image.open(io.BytesIO(drawn(*LINES))) as page:
        out = io.BytesIO()
        page.save(out, "PDF")

    assert "450,00" in workshop.read(out.getvalue(), "application/pdf").text


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("à k.marchal12@mail-\nexemple.fr pour", "à k.marchal12@mail-exemple.fr pour"),
        ("sur https://suivi-\ncolis21.com/payer", "sur https://suivi-colis21.com/payer"),
        ("Contact : location.\nparis@example.org", "Contact : location.paris@example.org"),
        ("Bonjour.\nMerci d’écrire à a@example.org", "Bonjour.\nMerci d’écrire à a@example.org"),
        ("un vélo tout-\nterrain", "un vélo tout-\nterrain"),
    ],
)
def test_an_address_that_a_screen_broke_is_whole_again(broken: str, whole: str) -> None:
    assert ocr.mended(broken) == whole


def test_a_code_is_read(workshop: Workshop) -> None:
    code = zxingcpp.create_barcode("https://example.org/payer", zxingcpp.BarcodeFormat.QRCode)
    image = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=6))
    out = io.BytesIO()
    image.save(out, "PNG")

    assert workshop.read(out.getvalue(), "image/png").codes == ["https://example.org/payer"]


def test_a_photograph_tells_when_it_was_taken_and_never_where(workshop: Workshop) -> None:
    image = Image.new("RGB", (64, 64), "grey")
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9003] = "2026:03:04 10:00:00"
    exif.get_ifd(0x8825)[2] = (48.0, 51.0, 30.0)
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)

    reading = workshop.read(out.getvalue(), "image/jpeg")

    assert reading.taken == "2026-03-04T10:00:00"
    assert "48" not in reading.text


def test_what_a_mail_claims_is_told_and_its_path(workshop: Workshop) -> None:
    mail = (
        b"Return-Path: <envois@mail-exemple.fr>\r\n"
        b"Received: from mx.example.org by boite.example.org; Wed, 4 Mar 2026 10:00:02 +0100\r\n"
        b"Received: from pc.mail-exemple.fr by mx.example.org; Wed, 4 Mar 2026 10:00:01 +0100\r\n"
        b"Authentication-Results: boite.example.org; spf=fail; dkim=none\r\n"
        b"From: =?utf-8?q?Ma_Banque?= <alerte@mail-exemple.fr>\r\n"
        b"Reply-To: autre@mail-exemple.fr\r\n"
        b"Content-Type: text/plain; charset=utf-8\r\n\r\n"
        b"Payez 450 euros.\r\n"
    )

    reading = workshop.read(mail, "message/rfc822")

    assert reading.claims["from"] == "Ma Banque <alerte@mail-exemple.fr>"
    assert reading.claims["reply-to"] == "autre@mail-exemple.fr"
    assert [hop.split()[1] for hop in reading.path] == ["mx.example.org", "pc.mail-exemple.fr"]
    assert "spf=fail" in reading.checks[0]
    assert "450 euros" in reading.text


@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("courriel.msg", "application/vnd.ms-outlook", "verser 450 €"),
        (
            "contrat.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "Acompte de 450 €",
        ),
        ("commande.odt", "application/vnd.oasis.opendocument.text", "Bon de commande, 450 €"),
        ("conversation.txt", "text/plain", ""),
        ("captures.zip", "application/zip", ""),
        ("appel.mp3", "audio/mpeg", ""),
    ],
)
def test_each_kind_is_read_as_far_as_it_can_be(
    workshop: Workshop, name: str, media_type: str, words: str
) -> None:
    assert words in workshop.read((CORPUS / name).read_bytes(), media_type).text


def test_a_file_that_breaks_its_reader_costs_nothing_but_its_reading(workshop: Workshop) -> None:
    with pytest.raises(WorkFailed):
        workshop.read(b"no picture", "image/png")

    assert workshop.read(b"un mot", "text/plain").text == "un mot"


def test_a_preview_is_drawn_again_without_what_the_file_said_of_itself(
    workshop: Workshop,
) -> None:
    image = Image.new("RGB", (4000, 100), "grey")
    exif = Image.Exif()
    exif[0x010E] = "un secret"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)

    pages, preview = workshop.preview(out.getvalue(), "image/jpeg", 1)

    assert pages == 1
    assert b"secret" not in preview
    with Image.open(io.BytesIO(preview)) as seen:
        assert seen.size == (1600, 40)


@pytest.mark.parametrize("page", [1, 3, 99])
def test_the_pages_of_a_pdf_are_drawn_one_by_one(workshop: Workshop, page: int) -> None:
    pages, preview = workshop.preview(
        (CORPUS / "facture.pdf").read_bytes(), "application/pdf", page
    )

    assert pages == 3
    with Image.open(io.BytesIO(preview)) as seen:
        assert seen.format == "JPEG"


def test_the_process_that_opens_files_is_given_no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARIANE_KEYS", "secret")
    workshop = Workshop(1)
    workshop.judge(b"un mot", "note.txt")

    environments = [
        path.read_bytes()
        for path in Path("/proc").glob("[0-9]*/environ")
        if _is_worker(path.with_name("cmdline"))
    ]
    workshop.rest()

    assert environments
    assert not any(b"secret" in each for each in environments)


def _is_worker(cmdline: Path) -> bool:
    try:
        return b"bot.evidence.worker" in cmdline.read_bytes()
    except OSError:
        return False


def test_who_waits_for_an_answer_is_released_when_the_workshop_closes() -> None:
    workshop = Workshop(1)
    pages = io.BytesIO()
    with Image.open(io.BytesIO(drawn(*LINES))) as page:
        page.save(pages, "PDF", save_all=True, append_images=[page] * 3)
    others = {path for path in _children() if _is_worker(path)}
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(workshop.read, pages.getvalue(), "application/pdf")
        while not any(_is_worker(path) for path in _children() if path not in others):
            assert not waiting.done()
        workshop.close()

        with pytest.raises(WorkFailed):
            waiting.result()


def test_a_closed_workshop_starts_no_process_again() -> None:
    workshop = Workshop(1)
    workshop.close()

    with pytest.raises(WorkFailed, match="closed"):
        workshop.read(b"un mot", "text/plain")


def _children() -> list[Path]:
    lists = Path("/proc/self/task").glob("*/children")
    pids = [pid for each in lists for pid in each.read_text(encoding="ascii").split()]
    return [Path("/proc") / pid / "cmdline" for pid in pids]
