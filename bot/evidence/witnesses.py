"""What a file is: two witnesses, its bytes (libmagic) and a parser that opens it."""

import io
from collections.abc import Callable, Mapping
from email import policy
from email.parser import BytesParser
from typing import Final

import pikepdf
from PIL import Image, UnidentifiedImageError

from bot.complaint.errors import RefusedEvidence
from bot.evidence.libmagic import declared_type

# 50 megapixels: more than any telephone takes, less than what exhausts a server's memory.
_MAX_PIXELS: Final = 50_000_000
# Readers look for a PDF's end in its last kilobyte (PDF Reference 1.7, appendix H.3).
_PDF_TAIL: Final = 1024


def _opens_as_image(content: bytes) -> None:
    with Image.open(io.BytesIO(content)) as image:
        if image.width * image.height > _MAX_PIXELS:
            raise RefusedEvidence("size")
        image.verify()


def _opens_as_pdf(content: bytes) -> None:
    # The parser repairs what it can, also a download that was cut: its end must be there.
    if b"%%EOF" not in content[-_PDF_TAIL:]:
        raise RefusedEvidence("unreadable", "application/pdf")
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if not pdf.pages:
            raise RefusedEvidence("unreadable", "application/pdf")


def _opens_as_mail(content: bytes) -> None:
    message = BytesParser(policy=policy.default).parsebytes(content, headersonly=True)
    if not message.get("From"):
        raise RefusedEvidence("unreadable", "message/rfc822")


def _opens_as_text(content: bytes) -> None:
    content.decode("utf-8")
    # A script is text too: the two characters that start one are enough to run it.
    if content.startswith((b"#!", b"<?", b"<")):
        raise RefusedEvidence("type", "text/x-script")


_PARSERS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "image/jpeg": _opens_as_image,
    "image/png": _opens_as_image,
    "image/webp": _opens_as_image,
    "application/pdf": _opens_as_pdf,
    "message/rfc822": _opens_as_mail,
    "text/plain": _opens_as_text,
}
ACCEPTED: Final = tuple(_PARSERS)


def media_type_of(content: bytes) -> str:
    """Return what a file's bytes are, when both witnesses agree.

    Args:
        content: the whole file: a prefix misleads libmagic.

    Raises:
        RefusedEvidence: ``type`` when that kind cannot be joined, ``unreadable`` when the
            bytes claim to be of a kind but do not open, ``size`` for a decompression bomb.
    """
    media_type = declared_type(content)
    parser = _PARSERS.get(media_type)
    if parser is None:
        raise RefusedEvidence("type", media_type)
    try:
        parser(content)
    except Image.DecompressionBombError as error:
        raise RefusedEvidence("size", media_type) from error
    except (UnidentifiedImageError, pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise RefusedEvidence("unreadable", media_type) from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise RefusedEvidence("unreadable", media_type) from error
    return media_type
