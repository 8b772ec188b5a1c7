"""The scanner's verdicts, from a real clamd with a signature of our own."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.evidence.scanner import Scanner, Verdict

# Known to this clamd alone, harmless to everybody.
HARM = b"ARIANE-TEST-SIGNATURE-7f3c"
CLAMD = "/usr/sbin/clamd"
_PATIENCE_SECONDS = 60
_STREAM = 2 * 1024 * 1024
_FILE = 1024 * 1024


@pytest.fixture(scope="module")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The socket of a running clamd."""
    home = tmp_path_factory.mktemp("clamd")
    signatures = home / "signatures"
    signatures.mkdir()
    (signatures / "ariane.ndb").write_text(f"Ariane.Test:0:*:{HARM.hex()}\n", encoding="ascii")
    at = home / "clamd.ctl"
    settings = home / "clamd.conf"
    settings.write_text(
        f"DatabaseDirectory {signatures}\nLocalSocket {at}\nForeground yes\n"
        f"StreamMaxLength {_STREAM}\nMaxFileSize {_FILE}\nAlertExceedsMax yes\n",
        encoding="ascii",
    )
    with subprocess.Popen(
        [CLAMD, "--config-file", settings], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not Scanner(str(at)).is_there():
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield at
        process.terminate()


def test_what_nobody_knows_is_clean(clamd: Path) -> None:
    assert Scanner(str(clamd)).scan(b"une capture") is Verdict.CLEAN


def test_what_is_known_to_do_harm_is_found(clamd: Path) -> None:
    assert Scanner(str(clamd)).scan(b"avant " + HARM + b" apres") is Verdict.INFECTED


@pytest.mark.parametrize("size", [_FILE + 1, _STREAM + 1, 5 * _STREAM])
def test_what_was_not_scanned_to_its_end_is_not_scanned(clamd: Path, size: int) -> None:
    assert Scanner(str(clamd)).scan(bytes(size)) is Verdict.UNSCANNED


@pytest.mark.parametrize("address", ["", "/nowhere/clamd.ctl", "127.0.0.1:1"])
def test_without_a_scanner_nothing_is_scanned(address: str) -> None:
    scanner = Scanner(address)

    assert scanner.scan(b"une capture") is Verdict.UNSCANNED
    assert not scanner.is_there()
