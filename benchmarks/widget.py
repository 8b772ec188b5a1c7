"""What the chat weighs and when it can be used, beside the two chats most used with bots."""

import gzip
import os
import shutil
import subprocess
import tarfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

from bot.bootstrap.settings import ROOT
from tests.live import LiveService

_OURS: Final = ROOT / "bot" / "web" / "static" / "widget" / "ariane-chat.js"
# The lightest file of each that a page can load as it is.
_PEERS: Final = (
    ("rasa-webchat", "1.0.1", "package/lib/index.js"),
    ("botframework-webchat", "4.18.1", "package/dist/webchat-minimal.js"),
)
# « 3G Slow » of WebPageTest: 400 ms to and fro, 400 kbit/s each way.
_LATENCY_MS: Final = 400
_BYTES_A_SECOND: Final = 400_000 / 8
_LOADS: Final = 5


@dataclass(frozen=True)
class Weight:
    """How heavy a chat is.

    Attributes:
        name: whose.
        kilobytes: thousands of bytes over the network, compressed with gzip.
    """

    name: str
    kilobytes: float


def weigh() -> Sequence[Weight]:
    """Return the weights, ours first; the peers' packages are fetched once."""
    ours = Weight("Ariane", _compressed(_OURS.read_bytes()))
    return [ours, *(Weight(name, _compressed(_file_of(*peer))) for name, *peer in _named())]


def seconds_to_use(home: Path) -> float:
    """Return after how long one can write on a slow network, the median of some first visits."""
    service = LiveService(home)
    service.start()
    try:
        with sync_playwright() as playwright:
            path = shutil.which("chromium") or shutil.which("google-chrome")
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            took = []
            for _ in range(_LOADS):
                context = browser.new_context()
                page = context.new_page()
                page.context.new_cdp_session(page).send(
                    "Network.emulateNetworkConditions",
                    {
                        "offline": False,
                        "latency": _LATENCY_MS,
                        "downloadThroughput": _BYTES_A_SECOND,
                        "uploadThroughput": _BYTES_A_SECOND,
                    },
                )
                began = time.perf_counter()
                page.goto(service.url, wait_until="commit")
                page.get_by_role("textbox").wait_for()
                took.append(time.perf_counter() - began)
                context.close()
            browser.close()
    finally:
        service.stop()
    return sorted(took)[_LOADS // 2]


def _compressed(content: bytes) -> float:
    return len(gzip.compress(content, 9)) / 1000


def _named() -> Sequence[tuple[str, str, str, str]]:
    return [(f"{name} {version}", name, version, file) for name, version, file in _PEERS]


def _file_of(name: str, version: str, file: str) -> bytes:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = Path(os.environ.get("ARIANE_CACHE") or home / "ariane") / "peers"
    package = cache / f"{name}-{version}.tgz"
    if not package.exists():
        cache.mkdir(parents=True, exist_ok=True)
        command = ["npm", "pack", "--silent", "--pack-destination", str(cache), f"{name}@{version}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(package) as opened:
        member = opened.extractfile(file)
        assert member is not None
        return member.read()
