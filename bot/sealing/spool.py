"""Bytes on their way: on the disk rather than in memory, and unreadable there."""

import os
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR


class Spool:
    """A nameless file that is gone when closed, whatever happens to the process.

    Its key lives in memory alone. AES-256-CTR alters with its ciphertext: whoever reads the
    bytes back compares their digest with the one taken on the way in.
    """

    def __init__(self, folder: Path) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed with the spool
        self._cipher = Cipher(AES(os.urandom(32)), CTR(os.urandom(16)))
        self._encryptor = self._cipher.encryptor()

    def write(self, chunk: bytes) -> None:
        """Add some bytes.

        Raises:
            OSError: the disk does not take them.
        """
        self._file.write(self._encryptor.update(chunk))

    def read(self) -> bytes:
        """Return everything that was written, and let nothing more be."""
        self._file.seek(0)
        return self._cipher.decryptor().update(self._file.read())

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
