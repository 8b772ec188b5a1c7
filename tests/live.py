"""The whole service as `make run` starts it, in a process of its own, with its engine."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import psutil
import pytest

from bot.bootstrap.settings import ROOT
from tests.dialogue import Victim

# Two days after the transfer of the journey: the bank may still call it back.
NOW = "2026-03-05T10:00:00+01:00"
PASSWORD = "un mot de passe de test"
_PATIENCE_SECONDS = 300


class LiveService:
    """``ariane serve`` on a free port."""

    def __init__(self, home: Path, settings: Mapping[str, str] | None = None) -> None:
        self.home = home
        self._log = home / "service.log"
        self._environment = {
            **os.environ,
            "ARIANE_HOME": str(home),
            "ARIANE_PORT": "0",
            "ARIANE_NOW": NOW,
            **(settings or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self) -> None:
        """Start it and wait until it prints where the chat is."""
        home_log_size = self._log.stat().st_size if self._log.exists() else 0
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot", "serve"],
                cwd=ROOT,
                env=self._environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline and self._process.poll() is None:
            printed = self._log.read_bytes()[home_log_size:].decode()
            if "Console:" in printed:
                found = re.search(r"Chat:\s+(http://\S+?)/\n", printed)
                assert found
                self.url = found[1]
                # The next start listens where this one did: a page that is open goes on.
                self._environment["ARIANE_PORT"] = self.url.rpartition(":")[2]
                return
            time.sleep(0.1)
        raise AssertionError(self.log)

    def stop(self) -> int:
        """Stop it as an operator does, if it runs; return its exit status."""
        assert self._process
        if self._process.poll() is None:
            self._process.terminate()
        return self._process.wait(30)

    def kill(self) -> None:
        """Kill it without warning."""
        assert self._process
        self._process.kill()
        self._process.wait(30)

    def kill_engine(self) -> None:
        """Kill its engine without warning."""
        os.kill(self.engine.pid, signal.SIGKILL)

    @property
    def process(self) -> psutil.Process:
        """The service's process."""
        assert self._process
        return psutil.Process(self._process.pid)

    @property
    def engine(self) -> psutil.Process:
        """The engine's process."""
        return next(each for each in self.process.children() if "bot.nlu" in each.cmdline())

    @property
    def log(self) -> str:
        """Everything that service and engine have printed."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def command(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run another of Ariane's commands on the same home."""
        return subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=self._environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )


@contextlib.contextmanager
def live(home: Path, settings: Mapping[str, str] | None = None) -> Iterator[LiveService]:
    """Give a running service, stopped at the end."""
    service = LiveService(home, settings)
    service.start()
    try:
        yield service
    finally:
        service.stop()


@pytest.fixture
def victim(service: LiveService) -> Iterator[Victim]:
    """A victim who has just opened a conversation."""
    someone = Victim(service.url)
    yield someone
    someone.leaves()


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveService]:
    """One running service for every test that does not break it."""
    with live(tmp_path_factory.mktemp("ariane")) as running:
        yield running
