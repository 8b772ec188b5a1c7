"""What a file is: two witnesses, its bytes (libmagic) and a parser that opens it."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

from bot.complaint.errors import RefusedEvidence
from bot.evidence.archives import open_archive
from bot.evidence.images import open_picture
from bot.evidence.kinds import MAIL, OFFICE, OUTLOOK, PDF, PICTURES, RECORDINGS, TEXT, ZIP
from bot.evidence.libmagic import declared_type
from bot.evidence.mails import looks_like_mail, open_mail, open_outlook
from bot.evidence.pdfs import open_pdf
from bot.evidence.recordings import open_recording

_TEXT_NAMES: Final = (".txt", ".text", ".log", ".eml", ".csv", ".md")
# libmagic names one thing differently from one version to the next.
_ALSO: Final[Mapping[str, str]] = {
    "application/CDFV2": OUTLOOK,
    "application/csv": TEXT,
    "application/ogg": "audio/ogg",
    "application/x-ole-storage": OUTLOOK,
    "audio/vnd.wave": "audio/wav",
    "audio/x-m4a": "audio/mp4",
    "audio/x-wav": "audio/wav",
    "image/heic-sequence": "image/heic",
    "image/heif": "image/heic",
    "text/csv": TEXT,
    "video/ogg": "audio/ogg",
    "video/x-m4v": "video/mp4",
}


def _open_text(content: bytes) -> None:
    content.decode("utf-8")
    # A script is text too: the two characters that start one are enough to run it.
    if content.startswith((b"#!", b"<?", b"<")):
        raise RefusedEvidence("type", "text/x-script")


_PARSERS: Final[Mapping[str, Callable[[bytes], None]]] = {
    **dict.fromkeys(PICTURES, open_picture),
    PDF: open_pdf,
    MAIL: open_mail,
    OUTLOOK: open_outlook,
    TEXT: _open_text,
}
# A ZIP can be sewn behind these: whoever renames the file opens the other one.
_WHOLE: Final = (*PICTURES, PDF, *RECORDINGS)


def media_type_of(content: bytes, name: str = "", *, inside: bool = False) -> str:
    """Return what a file's bytes are, when both witnesses agree.

    Args:
        content: the whole file: a prefix misleads libmagic.
        name: what its sender calls it; it never makes a type, but a text that is called a
            photograph is not what its sender thinks it is.
        inside: whether it came in an archive, where another archive is one too many.

    Raises:
        RefusedEvidence: ``type`` when that kind cannot be joined, ``unreadable`` when the
            bytes claim to be of a kind but do not open, ``size`` for a decompression bomb or a
            book, ``locked`` for a password, ``program`` for what runs, ``hidden`` for one file
            within another, ``archive`` for too much in one.
    """
    if not content:
        raise RefusedEvidence("empty")
    media_type = _declared(content)
    try:
        media_type = _opened(content, media_type, inside=inside)
    except RefusedEvidence as refusal:
        raise RefusedEvidence(refusal.reason, media_type) from refusal
    except Exception as error:  # a parser that breaks, however it does, has not opened it
        raise RefusedEvidence("unreadable", media_type) from error
    if media_type == TEXT and name and not name.lower().endswith(_TEXT_NAMES):
        raise RefusedEvidence("type", media_type)
    return media_type


def _declared(content: bytes) -> str:
    told = declared_type(content)
    media_type = _ALSO.get(told, told)
    # libmagic knows an e-mail by its first header alone, and there are many to begin with.
    is_mail = media_type.startswith("text/") and looks_like_mail(content)
    return MAIL if is_mail else media_type


def _opened(content: bytes, media_type: str, *, inside: bool) -> str:
    if media_type == ZIP or media_type in OFFICE:
        found = open_archive(content, _judge_member)
        if inside and found == ZIP:
            raise RefusedEvidence("archive")
        # libmagic calls many an office document a plain ZIP; never the other way round.
        if media_type not in (ZIP, found):
            raise RefusedEvidence("unreadable")
        return found
    if media_type in RECORDINGS:
        open_recording(content, media_type)
    elif media_type in _PARSERS:
        _PARSERS[media_type](content)
    else:
        raise RefusedEvidence("type")
    if media_type in _WHOLE and zipfile.is_zipfile(io.BytesIO(content)):
        raise RefusedEvidence("hidden")
    return media_type


def _judge_member(content: bytes, name: str) -> None:
    media_type_of(content, name, inside=True)
