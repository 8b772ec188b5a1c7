"""Receives files while they stream in: their size, their digest, and what their bytes are."""

import asyncio
import hashlib
import re
import unicodedata
from collections.abc import AsyncIterable, AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.complaint.errors import RefusedEvidence, StorageFailed
from bot.evidence.kinds import ACCEPTED, MAILS
from bot.evidence.pieces import Piece
from bot.evidence.workshop import WorkFailed, Workshop
from bot.sealing.spool import Spool

# A screenshot weighs 1 MB, a long PDF 10, ten minutes of a call as much.
MAX_BYTES: Final = 20 * 1024 * 1024
# What one officer can look at for one file.
MAX_FILES: Final = 20
# How many files are in memory at once, however many come in: each weighs three times its size.
AT_ONCE: Final = 2
_LONGEST_NAME: Final = 120


@dataclass(frozen=True)
class Received:
    """A file as it came.

    Attributes:
        name: cleaned of paths and control characters.
        media_type: what its bytes are.
        sha256: of the bytes, lower-case hexadecimal.
        content: the bytes.
        pieces: the files that came within it, when it is an e-mail.
    """

    name: str
    media_type: str
    sha256: str
    content: bytes
    pieces: Sequence[Piece] = ()


class Reception:
    """Where files come in, as many at once as there are, and are opened a few at a time."""

    def __init__(self, workshop: Workshop, folder: Path) -> None:
        self._workshop = workshop
        self._folder = folder
        self._room = asyncio.Semaphore(AT_ONCE)

    @asynccontextmanager
    async def receive(
        self, chunks: AsyncIterable[bytes], name: str, *, max_bytes: int = MAX_BYTES
    ) -> AsyncIterator[Received]:
        """Read a file to its end, or refuse it at the first byte too many.

        What is received is in memory until the context ends: keep it short.

        Args:
            chunks: the bytes as they come.
            name: what the browser calls the file; never trusted to tell what it is.
            max_bytes: the most that is read.

        Raises:
            RefusedEvidence: too large, empty, or not what can be joined.
            StorageFailed: the disk did not take it.
        """
        cleaned = clean_name(name)
        with closing(self._spool()) as spool:
            digest = await _spooled(chunks, spool, max_bytes)
            async with self._room:
                content = await asyncio.to_thread(spool.read)
                if hashlib.sha256(content).hexdigest() != digest:
                    raise StorageFailed("a file changed on its way")
                # Opening a large file takes a while; other victims' turns must not wait for it.
                media_type = await asyncio.to_thread(self._workshop.judge, content, cleaned)
                pieces = await asyncio.to_thread(self._pieces, content, media_type)
                yield Received(cleaned, media_type, digest, content, pieces)

    def _pieces(self, content: bytes, media_type: str) -> Sequence[Piece]:
        if media_type not in MAILS:
            return ()
        try:
            return self._workshop.unpack(content, media_type)
        except (WorkFailed, RefusedEvidence):
            return ()  # they stay in the mail, which is kept whole

    def _spool(self) -> Spool:
        try:
            return Spool(self._folder)
        except OSError as error:
            raise StorageFailed("no file can be received") from error


async def _spooled(chunks: AsyncIterable[bytes], spool: Spool, max_bytes: int) -> str:
    """Write a file to its spool; return its digest, taken from its first byte to its last."""
    digest, size = hashlib.sha256(), 0
    async for chunk in chunks:
        size += len(chunk)
        if size > max_bytes:
            raise RefusedEvidence("size")
        digest.update(chunk)
        try:
            spool.write(chunk)
        except OSError as error:
            raise StorageFailed("the disk did not take a file") from error
    if not size:
        raise RefusedEvidence("empty")
    return digest.hexdigest()


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
