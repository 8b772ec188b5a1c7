"""The processes that open files for us: asked, waited for, ended when they take too long."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from queue import LifoQueue
from threading import Lock
from typing import Any, Final

from bot.complaint.errors import RefusedEvidence
from bot.complaint.exhibits import Reading
from bot.evidence.pieces import Piece

_ROOT: Final = Path(__file__).resolve().parents[2]
# The largest picture that is taken opens in a second; a PDF of a thousand objects in two.
_JUDGE_SECONDS: Final = 30.0
_PREVIEW_SECONDS: Final = 30.0
# A screenshot is read in a second; a scan of several pages in ten.
_READ_SECONDS: Final = 120.0
# What a library leaks is given back with the process.
_JOBS_A_PROCESS: Final = 200


class WorkFailed(RuntimeError):
    """A file could not be worked upon: the process died, took too long, or gave up."""


class Workshop:
    """Some processes of :mod:`bot.evidence.worker`; its methods block and may be shared.

    Args:
        hands: how many work at once; each starts when it is first needed.
        niceness: how far they stand back for everything else, 0 to 19.
    """

    def __init__(self, hands: int, niceness: int = 0) -> None:
        self._hands = [_Hand(niceness) for _ in range(hands)]
        self._idle: LifoQueue[_Hand] = LifoQueue()
        for hand in self._hands:
            self._idle.put(hand)

    def judge(self, content: bytes, name: str) -> str:
        """Return a file's media type: see :func:`bot.evidence.witnesses.media_type_of`.

        Raises:
            RefusedEvidence: it cannot be joined; ``unreadable`` also when nothing came of it.
        """
        try:
            told, _ = self._ask({"work": "judge", "name": name}, content, _JUDGE_SECONDS)
        except WorkFailed:
            raise RefusedEvidence("unreadable") from None
        return str(told["media_type"])

    def unpack(self, content: bytes, media_type: str) -> Sequence[Piece]:
        """Return the files that came within an e-mail: see :func:`bot.evidence.pieces.pieces_of`.

        Raises:
            WorkFailed: nothing came of it.
        """
        asked = {"work": "unpack", "media_type": media_type}
        told, made = self._ask(asked, content, _JUDGE_SECONDS)
        pieces, start = [], 0
        for each in told["pieces"]:
            end = start + each["size"]
            pieces.append(Piece(each["name"], each["media_type"], each["refused"], made[start:end]))
            start = end
        return pieces

    def read(self, content: bytes, media_type: str) -> Reading:
        """Return what a file says.

        Raises:
            WorkFailed: nothing came of it.
        """
        asked = {"work": "read", "media_type": media_type}
        told, _ = self._ask(asked, content, _READ_SECONDS)
        return Reading(**told)

    def preview(self, content: bytes, media_type: str, page: int) -> tuple[int, bytes]:
        """Return how many pages a picture or a PDF has, and one of them drawn again as JPEG.

        Args:
            content: the whole file.
            media_type: a picture's, or a PDF's.
            page: 1 for the first; the last one when there are fewer.

        Raises:
            WorkFailed: nothing came of it.
        """
        asked = {"work": "preview", "media_type": media_type, "page": page}
        told, drawn = self._ask(asked, content, _PREVIEW_SECONDS)
        return int(told["pages"]), drawn

    def rest(self) -> None:
        """End the processes that have nothing to do; they start again when needed."""
        resting = []
        while not self._idle.empty():
            resting.append(self._idle.get())
        for hand in resting:
            hand.stop()
            self._idle.put(hand)

    def close(self) -> None:
        """End every process, for good; whoever waits for one is told that nothing came of it."""
        for hand in self._hands:
            hand.close()
        self.rest()

    def _ask(
        self, asked: Mapping[str, Any], content: bytes, seconds: float
    ) -> tuple[Mapping[str, Any], bytes]:
        hand = self._idle.get()
        try:
            told, made = hand.ask(asked, content, seconds)
        finally:
            self._idle.put(hand)
        if "refused" in told:
            raise RefusedEvidence(told["refused"], told["media_type"])
        if "failed" in told:
            raise WorkFailed(told["failed"])
        return told, made


class _Hand:
    """One process, started when it is first asked."""

    def __init__(self, niceness: int) -> None:
        self._niceness = niceness
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self._jobs = 0
        self._closed = False
        # Closing finds a process whole or not yet begun, never between its start and its name.
        self._starting = Lock()

    def ask(
        self, asked: Mapping[str, Any], content: bytes, seconds: float
    ) -> tuple[Mapping[str, Any], bytes]:
        """Return the process's answer, and end the process when it gives none."""
        connection = self._started()
        try:
            connection.send_bytes(json.dumps(asked).encode())
            connection.send_bytes(content)
            in_time = connection.poll(seconds)
            told = json.loads(connection.recv_bytes()) if in_time else {"failed": "too long"}
            made = connection.recv_bytes() if in_time else b""
        except (EOFError, OSError) as error:
            self.stop()
            raise WorkFailed(type(error).__name__) from error
        if not in_time:
            self.stop()
        if self._jobs >= _JOBS_A_PROCESS:
            self.stop()
        return told, made

    def close(self) -> None:
        """End the process under the hands of whoever waits for its answer; start no other."""
        with self._starting:
            self._closed = True
            process = self._process
        if process:
            process.kill()
            process.wait()

    def stop(self) -> None:
        """End the process, if it runs, and let go of it."""
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None
        self._jobs = 0

    def _started(self) -> Connection:
        if self._process and self._process.poll() is not None:
            self.stop()  # it died in its sleep
        with self._starting:
            if self._closed:
                raise WorkFailed("closed")
            if self._connection is None:
                self._connection = self._start()
        self._jobs += 1
        return self._connection

    def _start(self) -> Connection:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    sys.executable,
                    "-m",
                    "bot.evidence.worker",
                    str(theirs.fileno()),
                    str(self._niceness),
                ],
                cwd=_ROOT,
                env=_environment(),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        return Connection(ours.detach())


def _environment() -> dict[str, str]:
    """Return what the process needs to start; no setting of ours, above all no key."""
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
    inherited = {name: os.environ[name] for name in kept if name in os.environ}
    return {**inherited, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
