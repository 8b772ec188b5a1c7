"""The vault: a folder of sealed files, exhibits and issued papers alike."""

import contextlib
import os
from pathlib import Path

from bot.complaint.errors import StorageFailed
from bot.sealing.keyring import Keyring


class Vault:
    """Keeps bytes sealed, each under its identifier."""

    def __init__(self, folder: Path, keyring: Keyring) -> None:
        self._folder = folder
        self._keyring = keyring

    def put(self, identifier: str, content: bytes) -> None:
        """Keep some bytes, safely on disk when this returns.

        Args:
            identifier: 32 hexadecimal digits of our own making.
            content: the bytes, whole.

        Raises:
            StorageFailed: the disk did not take them; nothing is left behind.
        """
        path = self._path(identifier)
        half = path.with_suffix(".part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with half.open("wb") as out:
                out.write(self._keyring.seal(content, _context(identifier)))
                out.flush()
                os.fsync(out.fileno())
            half.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                half.unlink()
            raise StorageFailed("the vault cannot be written") from error

    def get(self, identifier: str) -> bytes:
        """Return the bytes kept under an identifier.

        Raises:
            StorageFailed: they cannot be read.
            KeyMissing: they were sealed with a key that we do not have, or altered.
        """
        try:
            sealed = self._path(identifier).read_bytes()
        except OSError as error:
            raise StorageFailed("the vault cannot be read") from error
        return self._keyring.open(sealed, _context(identifier))

    def delete(self, identifier: str) -> None:
        """Forget the bytes kept under an identifier."""
        self._path(identifier).unlink(missing_ok=True)

    def _path(self, identifier: str) -> Path:
        # Two levels, so that no folder ever holds a million files.
        return self._folder / identifier[:2] / identifier


def _context(identifier: str) -> str:
    return f"vault|content|{identifier}"
