"""Asks ClamAV whether a file is known to do harm: clamd's INSTREAM, over its own socket."""

import socket
import struct
from enum import Enum
from pathlib import Path
from typing import Final

# A file of 20 MB takes clamd a second or two.
_SECONDS: Final = 30.0
_CHUNK: Final = 64 * 1024
_LONGEST_ANSWER: Final = 4096
# What clamd calls a file that it has not looked at to its end, if it is told to say so at all.
_LIMITS: Final = "Heuristics.Limits.Exceeded"


class Verdict(str, Enum):
    """What the scanner says of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNSCANNED = "unscanned"  # no scanner, no answer, or not the whole of the file


class Scanner:
    """A scanner, or none.

    Args:
        address: ``/path/of/the/socket``, ``host:port``, or empty for none.
    """

    def __init__(self, address: str) -> None:
        self._address = address

    @property
    def is_set(self) -> bool:
        """Whether the operator has named a scanner."""
        return bool(self._address)

    def is_there(self) -> bool:
        """Tell whether the scanner answers."""
        try:
            with self._connected() as connection:
                connection.sendall(b"zPING\0")
                return _answer(connection) == "PONG"
        except (OSError, ValueError):
            return False

    def scan(self, content: bytes) -> Verdict:
        """Return what the scanner says of a file; never raises.

        clamd answers « OK » for what exceeds its limits unless ``AlertExceedsMax`` is on, and
        cuts the connection past ``StreamMaxLength``: either is a file that was not scanned.
        """
        if not self._address:
            return Verdict.UNSCANNED
        try:
            with self._connected() as connection:
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), _CHUNK):
                    chunk = content[start : start + _CHUNK]
                    connection.sendall(struct.pack(">I", len(chunk)) + chunk)
                connection.sendall(struct.pack(">I", 0))
                return _verdict(_answer(connection))
        except (OSError, ValueError):
            return Verdict.UNSCANNED

    def _connected(self) -> socket.socket:
        host, _, port = self._address.rpartition(":")
        if not self._address.startswith("/"):
            return socket.create_connection((host, int(port)), timeout=_SECONDS)
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        connection.settimeout(_SECONDS)
        try:
            connection.connect(str(Path(self._address)))
        except OSError:
            connection.close()
            raise
        return connection


def _answer(connection: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < _LONGEST_ANSWER:
        part = connection.recv(_LONGEST_ANSWER)
        if not part:
            break
        answer += part
    return answer.rstrip(b"\0").decode("ascii", "replace")


def _verdict(answer: str) -> Verdict:
    if answer == "stream: OK":
        return Verdict.CLEAN
    if answer.endswith(" FOUND") and _LIMITS not in answer:
        return Verdict.INFECTED
    return Verdict.UNSCANNED
