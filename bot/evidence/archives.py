"""ZIP archives, and the office documents that are made of them; nothing is written to disk."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from bot.complaint.errors import RefusedEvidence
from bot.evidence.kinds import ODF, OOXML_PARTS, ZIP

# As many files as may be joined one by one; an office document keeps each picture in one.
_MAX_MEMBERS: Final = 20
_MAX_PARTS: Final = 2_000
_MAX_UNPACKED: Final = 100 * 1024 * 1024
# Text shrinks to a tenth, a bomb to a thousandth.
_MAX_RATIO: Final = 200
_SMALL: Final = 1024 * 1024
_DIRECTORY_END: Final = b"PK\x05\x06"
_ENCRYPTED: Final = 0x1
_PROGRAM_PARTS: Final = re.compile(
    r"(?i)vbaproject|/activex/|oleobject|^basic/|^scripts/|macrosheets/"
)
# What macOS adds of its own to each archive, by its first bytes.
_APPLE: Final = (b"\x00\x05\x16\x07", b"\x00\x00\x00\x01Bud1")
_TAG: Final = re.compile(r"<[^>]*>")
_PARAGRAPH: Final = re.compile(r"</(?:w:p|text:p|text:h|a:p|si|row)>")
_TEXT_PARTS: Final = re.compile(
    r"word/document\.xml|content\.xml|xl/sharedStrings\.xml|ppt/slides/slide\d+\.xml"
)
_ENTITIES: Final = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))


def open_archive(content: bytes, judge: Callable[[bytes, str], object]) -> str:
    """Open an archive, and everything in it.

    Args:
        content: the whole file.
        judge: raises for a member, given its bytes and its name, that could not be joined alone.

    Returns:
        The media type: of an office document, or of a plain ZIP.

    Raises:
        RefusedEvidence: ``archive`` for too much or too many, ``locked`` for a password,
            ``program`` for macros, ``hidden`` when something stands before or behind it; or what
            ``judge`` says.
        zipfile.BadZipFile: it does not open.
    """
    _refuse_neighbours(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [each for each in archive.infolist() if not each.is_dir()]
        _weigh(members, len(content))
        kind = _office_type(archive, {each.filename for each in members})
        if kind:
            _refuse_programs(archive, members)
            return kind
        _judge_members(archive, members, judge)
        return ZIP


def text_of_office(content: bytes) -> str:
    """Return the text of an office document, one paragraph a line.

    Its XML is not parsed: no entity is ever resolved.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(_texts(archive))


def _refuse_neighbours(content: bytes) -> None:
    # The directory's end closes the file, but for a comment whose length it tells (APPNOTE 4.3.16).
    end = content.rfind(_DIRECTORY_END)
    comment = int.from_bytes(content[end + 20 : end + 22], "little")
    if end != -1 and (not content.startswith(b"PK") or end + 22 + comment != len(content)):
        raise RefusedEvidence("hidden")


def _weigh(members: Sequence[zipfile.ZipInfo], packed: int) -> None:
    if not members:
        raise RefusedEvidence("empty")
    unpacked = sum(each.file_size for each in members)
    heavy = unpacked > _MAX_UNPACKED or (unpacked > _SMALL and unpacked > packed * _MAX_RATIO)
    if heavy or len(members) > _MAX_PARTS:
        raise RefusedEvidence("archive")
    if any(each.flag_bits & _ENCRYPTED for each in members):
        raise RefusedEvidence("locked")


def _office_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    if "[Content_Types].xml" in names:
        return next((kind for kind, part in OOXML_PARTS.items() if part in names), "")
    if "mimetype" in names:
        told = archive.read("mimetype").decode("ascii", "replace").strip()
        return told if told in ODF and "content.xml" in names else ""
    return ""


def _refuse_programs(archive: zipfile.ZipFile, members: Sequence[zipfile.ZipInfo]) -> None:
    if any(_PROGRAM_PARTS.search(each.filename) for each in members):
        raise RefusedEvidence("program")
    for name in ("[Content_Types].xml", "META-INF/manifest.xml"):
        if name in archive.namelist() and b"macroEnabled" in archive.read(name):
            raise RefusedEvidence("program")
    # A part that does not unpack is a document that was cut.
    if archive.testzip():
        raise RefusedEvidence("unreadable")


def _judge_members(
    archive: zipfile.ZipFile,
    members: Sequence[zipfile.ZipInfo],
    judge: Callable[[bytes, str], object],
) -> None:
    judged = 0
    for member in members:
        content = archive.read(member)
        if content.startswith(_APPLE):
            continue
        judged += 1
        if judged > _MAX_MEMBERS:
            raise RefusedEvidence("archive")
        judge(content, member.filename)
    if not judged:
        raise RefusedEvidence("empty")


def _texts(archive: zipfile.ZipFile) -> Iterator[str]:
    for name in archive.namelist():
        if _TEXT_PARTS.fullmatch(name):
            written = archive.read(name).decode("utf-8", "replace")
            text = _TAG.sub("", _PARAGRAPH.sub("\n", written))
            for entity, char in _ENTITIES:
                text = text.replace(entity, char)
            yield text.strip()
