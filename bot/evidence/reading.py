"""What can be read in a file: its text, its codes, and what it says of itself."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

import zxingcpp
from PIL import Image

from bot.complaint.exhibits import Reading
from bot.evidence import ocr
from bot.evidence.archives import text_of_office
from bot.evidence.images import picture, taken_at
from bot.evidence.kinds import MAIL, OFFICE, OUTLOOK, PDF, PICTURES, TEXT, ZIP
from bot.evidence.mails import Mail, read_mail, read_outlook
from bot.evidence.pdfs import drawn_page, pages_of, text_of_page
from bot.evidence.witnesses import media_type_of

# What an officer reads on a page, and what a finder reads in a moment.
MOST_TEXT: Final = 20_000
# The pages of a PDF that are read, and of a scan, where each takes a second or two.
_MOST_PAGES: Final = 20
_MOST_SCANS: Final = 4


def read_file(content: bytes, media_type: str) -> Reading:
    """Read a file.

    Args:
        content: the whole file.
        media_type: what its bytes are, as both witnesses said.
    """
    reading = _read(content, media_type)
    return replace(reading, text=reading.text[:MOST_TEXT])


def _read(content: bytes, media_type: str) -> Reading:
    if media_type in PICTURES:
        return replace(_of_picture(picture(content)), taken=taken_at(content))
    if media_type in OFFICE:
        return Reading(text_of_office(content))
    read = _READERS.get(media_type)
    return read(content) if read else Reading()


def _of_picture(image: Image.Image) -> Reading:
    codes = [each.text for each in zxingcpp.read_barcodes(image) if each.text]
    if not ocr.is_there():
        return Reading(codes=codes, unread=True)
    return Reading(ocr.read_picture(image), codes)


def _of_pdf(content: bytes) -> Reading:
    texts: list[str] = []
    scans: list[Reading] = []
    for page in range(min(pages_of(content), _MOST_PAGES)):
        text = text_of_page(content, page)
        if not text.strip() and len(scans) < _MOST_SCANS:
            scans.append(_of_picture(drawn_page(content, page)))
            text = scans[-1].text
        texts.append(text)
    return _joined([Reading("\n".join(texts)), *(replace(scan, text="") for scan in scans)])


def _of_eml(content: bytes) -> Reading:
    return _of_mail(read_mail(content))


def _of_outlook(content: bytes) -> Reading:
    return _of_mail(read_outlook(content))


def _of_mail(mail: Mail) -> Reading:
    return Reading(mail.body, claims=mail.claims, path=mail.path, checks=mail.checks)


def _of_archive(content: bytes) -> Reading:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [archive.read(each) for each in archive.infolist() if not each.is_dir()]
    return _joined([_read(each, media_type_of(each, inside=True)) for each in members])


def _of_text(content: bytes) -> Reading:
    return Reading(content.decode("utf-8"))


def _joined(readings: Sequence[Reading]) -> Reading:
    return Reading(
        "\n".join(each.text for each in readings if each.text),
        [code for each in readings for code in each.codes],
        unread=any(each.unread for each in readings),
    )


_READERS: Final[Mapping[str, Callable[[bytes], Reading]]] = {
    PDF: _of_pdf,
    MAIL: _of_eml,
    OUTLOOK: _of_outlook,
    ZIP: _of_archive,
    TEXT: _of_text,
}
