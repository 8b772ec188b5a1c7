"""The kinds of files that can be joined, by their media types."""

from collections.abc import Mapping
from typing import Final

TEXT: Final = "text/plain"
MAIL: Final = "message/rfc822"
OUTLOOK: Final = "application/vnd.ms-outlook"
MAILS: Final = (MAIL, OUTLOOK)
PDF: Final = "application/pdf"
PICTURES: Final = ("image/jpeg", "image/png", "image/webp", "image/heic", "image/gif")
# The containers that each recording's media type may stand for, as MediaInfo names them.
RECORDINGS: Final[Mapping[str, frozenset[str]]] = {
    "audio/amr": frozenset({"AMR"}),
    "audio/mp4": frozenset({"MPEG-4"}),
    "audio/mpeg": frozenset({"MPEG Audio"}),
    "audio/ogg": frozenset({"Ogg"}),
    "audio/wav": frozenset({"Wave"}),
    "video/3gpp": frozenset({"MPEG-4"}),
    "video/mp4": frozenset({"MPEG-4"}),
    "video/quicktime": frozenset({"MPEG-4", "QuickTime"}),
    "video/webm": frozenset({"WebM"}),
}
ZIP: Final = "application/zip"
_OOXML: Final = "application/vnd.openxmlformats-officedocument."
_ODF: Final = "application/vnd.oasis.opendocument."
# The part that makes an office document what it is, where there is one.
OOXML_PARTS: Final[Mapping[str, str]] = {
    f"{_OOXML}wordprocessingml.document": "word/document.xml",
    f"{_OOXML}spreadsheetml.sheet": "xl/workbook.xml",
    f"{_OOXML}presentationml.presentation": "ppt/presentation.xml",
}
ODF: Final = (f"{_ODF}text", f"{_ODF}spreadsheet", f"{_ODF}presentation")
OFFICE: Final = (*OOXML_PARTS, *ODF)
ACCEPTED: Final = (*PICTURES, PDF, MAIL, OUTLOOK, TEXT, *RECORDINGS, ZIP, *OFFICE)
# What an officer can be shown without opening the file: its pixels, drawn again.
DRAWN: Final = (*PICTURES, PDF)
# Endings for what is handed over, where the media type's last part is none.
_ENDINGS: Final = {
    "text/plain": "txt",
    "message/rfc822": "eml",
    "application/vnd.ms-outlook": "msg",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "video/3gpp": "3gp",
    "video/quicktime": "mov",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
}


def ending_of(media_type: str) -> str:
    """Return what the name of a file of some kind ends with, without the dot."""
    return _ENDINGS.get(media_type) or media_type.rpartition("/")[2]
