"""PDF files: opened, looked through for programs, read, and drawn page by page."""

import io
from typing import Any, Final

import pikepdf
import pypdfium2
from PIL import Image

from bot.complaint.errors import RefusedEvidence
from bot.evidence.libmagic import declared_type

# More is a book: nobody reads it for a complaint.
MAX_PAGES: Final = 300
# Readers look for a PDF's end in its last kilobyte (PDF Reference 1.7, appendix H.3).
_TAIL: Final = 1024
# Enough for small print; more costs memory without one letter more.
_MOST_PIXELS: Final = 2000
_PROGRAMS: Final = ("executable", "dosexec", "sharedlib", "script", "batch", "java", "mach-binary")


def open_pdf(content: bytes) -> None:
    """Open a PDF.

    Raises:
        RefusedEvidence: ``unreadable`` when it was cut or has no page, ``locked`` when it wants
            a password, ``size`` for too many pages, ``program`` when it starts one or carries
            one along.
        pikepdf.PdfError: it does not open.
    """
    # The parser repairs what it can, also a download that was cut: its end must be there.
    if b"%%EOF" not in content[-_TAIL:]:
        raise RefusedEvidence("unreadable")
    try:
        opened = pikepdf.open(io.BytesIO(content))
    except pikepdf.PasswordError as error:
        raise RefusedEvidence("locked") from error
    with opened as pdf:
        if not pdf.pages:
            raise RefusedEvidence("unreadable")
        if len(pdf.pages) > MAX_PAGES:
            raise RefusedEvidence("pages")
        if any(_launches(each) for each in pdf.objects) or _carries_program(pdf):
            raise RefusedEvidence("program")


def pages_of(content: bytes) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


def text_of_page(content: bytes, page: int) -> str:
    """Return the text that a page holds, line by line; ``""`` for a scan.

    Args:
        content: the PDF.
        page: 0 for the first.
    """
    with pypdfium2.PdfDocument(content) as pdf:
        text: str = pdf[page].get_textpage().get_text_bounded()
    return text.replace("\r\n", "\n")


def drawn_page(content: bytes, page: int) -> Image.Image:
    """Return a page as a picture.

    Args:
        content: the PDF.
        page: 0 for the first.
    """
    with pypdfium2.PdfDocument(content) as pdf:
        wanted = pdf[page]
        longest = max(*wanted.get_size(), 1.0)
        image: Image.Image = wanted.render(scale=_MOST_PIXELS / longest).to_pil().convert("RGB")
    return image


def _launches(thing: Any) -> bool:  # noqa: ANN401 - any object of a PDF
    if not isinstance(thing, pikepdf.Dictionary):
        return False
    actions = [thing, thing.get("/OpenAction"), thing.get("/A"), thing.get("/Next")]
    more = thing.get("/AA")
    if isinstance(more, pikepdf.Dictionary):
        actions += [more[key] for key in more.keys()]  # noqa: SIM118 - a PDF's dictionary is none
    return any(
        isinstance(each, pikepdf.Dictionary) and each.get("/S") == pikepdf.Name.Launch
        for each in actions
    )


def _carries_program(pdf: pikepdf.Pdf) -> bool:
    joined = (pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments)
    return any(sign in declared_type(each) for each in joined for sign in _PROGRAMS)
