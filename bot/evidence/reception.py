"""Receives a file while it streams in: its size, its digest, and what its bytes are."""

import asyncio
import hashlib
import re
import unicodedata
from collections.abc import AsyncIterable
from dataclasses import dataclass
from typing import Any, Final

from bot.complaint.errors import RefusedEvidence
from bot.evidence.witnesses import ACCEPTED, media_type_of

# A screenshot weighs 1 MB, a long PDF 10: past this it is a video, which comes later.
MAX_BYTES: Final = 20 * 1024 * 1024
# What one officer can look at for one file.
MAX_FILES: Final = 20
_LONGEST_NAME: Final = 120
_TEXT_NAMES: Final = (".txt", ".text", ".log", ".eml", ".csv", ".md")


@dataclass(frozen=True)
class Received:
    """A file as it came.

    Attributes:
        name: cleaned of paths and control characters.
        media_type: what its bytes are.
        sha256: of the bytes, lower-case hexadecimal.
        content: the bytes.
    """

    name: str
    media_type: str
    sha256: str
    content: bytes


async def receive(
    chunks: AsyncIterable[bytes], name: str, *, max_bytes: int = MAX_BYTES
) -> Received:
    """Read a file to its end, or refuse it at the first byte too many.

    Args:
        chunks: the bytes as they come.
        name: what the browser calls the file; never trusted to tell what it is.
        max_bytes: the most that is read.

    Raises:
        RefusedEvidence: too large, empty, or not of a type that can be joined.
    """
    content, digest = bytearray(), hashlib.sha256()
    async for chunk in chunks:
        if len(content) + len(chunk) > max_bytes:
            raise RefusedEvidence("size")
        content += chunk
        digest.update(chunk)
    if not content:
        raise RefusedEvidence("empty")
    whole, cleaned = bytes(content), clean_name(name)
    # Opening a large PDF takes a while; other victims' turns must not wait for it.
    media_type = await asyncio.to_thread(media_type_of, whole)
    # A text that is called a photograph is not what its sender thinks it is, or wants us to.
    if media_type == "text/plain" and not cleaned.lower().endswith(_TEXT_NAMES):
        raise RefusedEvidence("type", media_type)
    return Received(cleaned, media_type, digest.hexdigest(), whole)


def evidence_request() -> dict[str, Any]:
    """Return what may be joined, for the widget's file chooser."""
    return {
        "type": "evidence",
        "accept": list(ACCEPTED),
        "max_bytes": MAX_BYTES,
        "max_files": MAX_FILES,
    }


def clean_name(name: str) -> str:
    """Return a file's name without its path, and without what could deceive whoever reads it.

    Control and format characters go: a right-to-left override shows « gpj.exe » as « exe.jpg ».
    """
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(char for char in last if unicodedata.category(char)[0] != "C")
    return kept.strip()[-_LONGEST_NAME:] or "fichier"
