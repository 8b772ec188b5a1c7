"""Puts the parts of a copied file somewhere: in a folder, or an archive made as it goes."""

import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from bot.services.dossiers import Part

_CHUNK: Final = 64 * 1024


def write_folder(parts: Iterable[Part], place: Path) -> int:
    """Write the parts to a new folder that its owner alone can read; return how many they are.

    Raises:
        FileExistsError: something is there already; it was not touched.
        OSError: the disk did not take them; nothing is left behind.
    """
    refuse_existing(place)
    half = Path(tempfile.mkdtemp(prefix=".export-", dir=place.parent))
    try:
        written = 0
        for part in parts:
            path = half / part.path
            path.parent.mkdir(exist_ok=True, mode=0o700)
            with path.open("xb") as out:
                out.write(part.content)
                out.flush()
                os.fsync(out.fileno())
            written += 1
        refuse_existing(place)
        half.rename(place)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return written


def write_archive(parts: Iterable[Part], place: Path, folder: str) -> int:
    """Write the parts to a new ZIP that its owner alone can read; return how many they are.

    Args:
        parts: to write.
        place: of the archive.
        folder: which they are in, within it.

    Raises:
        FileExistsError: something is there already; it was not touched.
        OSError: the disk did not take them; nothing is left behind.
    """
    refuse_existing(place)
    written = 0

    def counted() -> Iterator[Part]:
        nonlocal written
        for part in parts:
            written += 1
            yield part

    descriptor, name = tempfile.mkstemp(prefix=".export-", dir=place.parent)
    half = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.writelines(zipped(counted(), folder))
            out.flush()
            os.fsync(out.fileno())
        refuse_existing(place)
        half.rename(place)
    except BaseException:
        half.unlink(missing_ok=True)
        raise
    return written


def zipped(parts: Iterable[Part], folder: str) -> Iterator[bytes]:
    """Yield a ZIP of the parts, in pieces; one part is in memory at a time.

    What came compressed, nearly all of it, would not get smaller: nothing is compressed.
    """
    sink = _Sink()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
        for part in parts:
            with archive.open(zipfile.ZipInfo(f"{folder}/{part.path}"), "w") as entry:
                for start in range(0, len(part.content), _CHUNK):
                    entry.write(part.content[start : start + _CHUNK])
                    yield sink.taken()
    yield sink.taken()


class _Sink(io.RawIOBase):
    """Takes what is written, to be taken away: there is no way back in it."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, content: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]
        self._held += content
        return len(content)

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held


def refuse_existing(place: Path) -> None:
    """Make sure that nothing is at a place.

    Raises:
        FileExistsError: something is.
    """
    if place.exists() or place.is_symlink():
        raise FileExistsError(place.name)
