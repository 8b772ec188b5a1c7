"""``ariane doctor``: what is there, what is not, and what to do about it."""

import argparse
import platform
import shutil
import socket
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import ROOT, Settings
from bot.complaint.errors import StorageFailed
from bot.documents.seals import SigningFailed
from bot.evidence import libmagic, ocr
from bot.evidence.scanner import Scanner
from bot.records.heads import verify
from bot.sealing.keyring import KeyMissing

_GIB = 1024**3
_LEAST_GIB = 1


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        what: what it is.
        found: what was found.
        advice: what to do, or empty when all is well.
        vital: nothing works without it.
    """

    what: str
    found: str
    advice: str = ""
    vital: bool = True


def examine(_asked: argparse.Namespace, settings: Settings) -> int:
    """Print what was found; status 1 when something vital is missing."""
    sick = False
    for finding in _findings(settings):
        mark = "ok     " if not finding.advice else "MISSING" if finding.vital else "absent "
        sys.stdout.write(f"{mark}  {finding.what}: {finding.found}\n")
        if finding.advice:
            sys.stdout.write(f"         {finding.advice}\n")
            sick = sick or finding.vital
    return 1 if sick else 0


def _findings(settings: Settings) -> Iterator[Finding]:
    yield Finding("service environment", f"Python {platform.python_version()}")
    yield _engine_python()
    yield _model()
    yield _tool("node", "builds the chat widget", "Install Node 20 or newer.")
    yield _widget()
    yield _tool("chromium", "browser tests only", "apt install chromium", vital=False)
    yield _magic()
    yield _ocr()
    yield _scanner(settings)
    yield _port(settings)
    yield _disk(settings)
    yield from _storage(settings)


def _signing(services: Services) -> Finding:
    waiting = services.signing.waiting()
    late = f"; {waiting} papers wait" if waiting else ""
    try:
        name, is_test = services.signing.certificate()
    except SigningFailed as error:
        found = f"the device does not answer ({error}){late}"
        advice = "Check ARIANE_PKCS11 and the device: validated files keep, and are signed later."
        return Finding("signature of papers", found, advice, vital=False)
    if is_test:
        found = f"TEST CERTIFICATE, without legal value: {name}{late}"
        advice = "Set ARIANE_PKCS11 to the device that holds the service's certificate."
        return Finding("signature of papers", found, advice, vital=False)
    return Finding("signature of papers", f"{name}{late}")


def _engine_python() -> Finding:
    candidates = [shutil.which("python3.10")]
    pyenv = sorted((ROOT.home() / ".pyenv" / "versions").glob("3.10.*/bin/python"))
    found = next((str(each) for each in [*candidates, *pyenv] if each), "")
    advice = "" if found else "Install Python 3.10: apt install python3.10, or pyenv install 3.10"
    return Finding("Python 3.10 for the engine", "found" if found else "not found", advice)


def _model() -> Finding:
    models = list((ROOT / "models").glob("*.tar.gz"))
    found = models[0].name if models else "none yet"
    advice = "" if models else "`make train` makes it; `make run` does so too."
    return Finding("trained model", found, advice, vital=False)


def _tool(name: str, purpose: str, advice: str, *, vital: bool = True) -> Finding:
    found = shutil.which(name) is not None
    said = f"{'found' if found else 'not found'} ({purpose})"
    return Finding(name, said, "" if found else advice, vital)


def _widget() -> Finding:
    built = (ROOT / "bot" / "web" / "static" / "widget" / "ariane-chat.js").exists()
    return Finding("chat widget", "built" if built else "not built", "" if built else "make widget")


def _magic() -> Finding:
    there = libmagic.is_there()
    advice = "" if there else "apt install libmagic1"
    return Finding("libmagic", "works" if there else "does not work", advice)


def _ocr() -> Finding:
    there = ocr.is_there()
    said = "works" if there else "not installed: screenshots are joined, and not read"
    advice = "" if there else "Build the service's environment again: bin/env service"
    return Finding("reading of screenshots", said, advice, vital=False)


def _scanner(settings: Settings) -> Finding:
    scanner = Scanner(settings.clamav)
    if not scanner.is_set:
        advice = "apt install clamav-daemon, then set ARIANE_CLAMAV."
        return Finding("ClamAV", "not set: files are not scanned", advice, vital=False)
    there = scanner.is_there()
    advice = "" if there else "Start clamd, or check ARIANE_CLAMAV: officers cannot download files."
    return Finding("ClamAV", "answers" if there else "does not answer", advice, vital=False)


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        taken = probe.connect_ex((settings.host, settings.port)) == 0
    said = "in use (by a running service, perhaps)" if taken else "free"
    advice = "Stop what uses it, or set ARIANE_PORT." if taken else ""
    return Finding(f"port {settings.port}", said, advice, vital=False)


def _disk(settings: Settings) -> Finding:
    folder = settings.home if settings.home.exists() else ROOT
    free = shutil.disk_usage(folder).free / _GIB
    advice = "" if free >= _LEAST_GIB else "Free some space, or set ARIANE_HOME to another disk."
    return Finding("disk", f"{free:.1f} GiB free", advice)


def _storage(settings: Settings) -> Iterator[Finding]:
    where = settings.database_url.partition(":")[0]
    try:
        services = assemble(settings)
        services.records.check()
    except (CannotStart, KeyMissing) as error:
        yield Finding("keys and folder", "cannot be used", str(error))
        return
    except StorageFailed:
        yield Finding("database", f"{where}: no answer", "Start it, or check ARIANE_DATABASE_URL.")
        return
    yield Finding("keys and folder", str(settings.home))
    yield Finding("database", f"{where}: answers, up to date")
    sound = verify(services.records, settings.heads).sound
    advice = "" if sound else "`ariane audit verify` says where."
    yield _signing(services)
    yield Finding("audit trail", "sound" if sound else "NOT SOUND", advice)
    services.close()
