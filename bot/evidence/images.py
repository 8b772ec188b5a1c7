"""Pictures: opened whole, judged by their size, and drawn again for whoever looks at them."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

import pillow_heif
from PIL import ExifTags, Image, ImageOps

from bot.complaint.errors import RefusedEvidence

# 50 megapixels: more than any telephone takes, less than what exhausts a server's memory.
MAX_PIXELS: Final = 50_000_000
# As much as a screen shows of a page, and what still lets small print be read.
_PREVIEW: Final = 1600
_QUALITY: Final = 82
# What begins a page, a program or another document, and never stands in a picture by chance.
_FOREIGN: Final = (
    b"%PDF-",
    b"<script",
    b"<?php",
    b"<html",
    b"<!doctype html",
    b"this program cannot be run in dos mode",
    b"\x7felf\x01\x01\x01\x00",
    b"\x7felf\x02\x01\x01\x00",
    b"rar!\x1a\x07",
    b"7z\xbc\xaf\x27\x1c",
)

pillow_heif.register_heif_opener()


def open_picture(content: bytes) -> None:
    """Open a picture to its last pixel.

    Raises:
        RefusedEvidence: ``pixels`` for a decompression bomb, ``hidden`` when something else is
            sewn to it.
        OSError, ValueError, SyntaxError: it does not open.
    """
    with _opened(content) as image:
        image.verify()
    with _opened(content) as image:
        image.load()
    folded = content.lower()
    if any(sign.lower() in folded for sign in _FOREIGN):
        raise RefusedEvidence("hidden")


def picture(content: bytes) -> Image.Image:
    """Return a picture as it is meant to be seen, in colours, upright.

    Raises:
        RefusedEvidence: ``pixels`` for a decompression bomb.
    """
    with _opened(content) as image:
        upright: Image.Image = ImageOps.exif_transpose(image).convert("RGB")
        return upright


def drawn_again(image: Image.Image) -> bytes:
    """Return a picture drawn again as JPEG: the pixels, and nothing else of the file."""
    copy = Image.new("RGB", image.size, "white")
    copy.paste(image)
    copy.thumbnail((_PREVIEW, _PREVIEW))
    out = io.BytesIO()
    copy.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def taken_at(content: bytes) -> str:
    """Return when a photograph says that it was taken, ISO 8601 without a zone, or ``""``.

    Where it was taken stays in the sealed file: nobody asked for it.
    """
    with _opened(content) as image:
        tags = image.getexif()
        told = tags.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal)
        told = told or tags.get(ExifTags.Base.DateTime)
    try:
        return datetime.strptime(str(told), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007 - a camera names no zone
    except ValueError:
        return ""


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image]:
    with warnings.catch_warnings():
        # Pillow warns of large pictures: ours is the stricter limit.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            opened = Image.open(io.BytesIO(content))
        except Image.DecompressionBombError as error:
            raise RefusedEvidence("pixels") from error
        with opened as image:
            if image.width * image.height > MAX_PIXELS:
                raise RefusedEvidence("pixels")
            yield image
