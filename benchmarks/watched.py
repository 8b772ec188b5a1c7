"""A command, timed, with the most memory that it had."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.bootstrap.settings import ROOT

_GLANCE: Final = 0.1
_KB_IN_MB: Final = 1e6 / 1024


@dataclass(frozen=True)
class Watched:
    """What a command took.

    Attributes:
        status: what it exited with; ``None`` when it was stopped, because it took too long.
        seconds: from its start to its end.
        busy: seconds of processor, of all its threads: what others do meanwhile changes it less.
        megabytes: resident, at the most.
    """

    status: int | None
    seconds: float
    busy: float
    megabytes: float


def watch(
    command: Sequence[str], *, env: Mapping[str, str] | None = None, limit: float | None = None
) -> Watched:
    """Run a command at the top of the checkout, and stop it after so many seconds.

    Its peak is read where the kernel counts it, as it goes: what ``wait4`` tells begins with the
    memory of whoever started it, and a million complaints are held here.
    """
    began, before = time.perf_counter(), os.times()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0.0
    while True:
        try:
            status: int | None = process.wait(_GLANCE)
        except subprocess.TimeoutExpired:
            peak = _peak(process.pid) or peak
            if limit is None or time.perf_counter() - began < limit:
                continue
            process.kill()
            process.wait()
            status = None
        after = os.times()
        busy = (
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
        return Watched(status, time.perf_counter() - began, busy, peak)


def _peak(pid: int) -> float:
    """Return the peak of a process in megabytes, 0 once it has ended (man 5 proc, VmHWM)."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / _KB_IN_MB for line in lines if line.startswith("VmHWM"))
