"""The certified provider of ``provider/``, started, and a person at its screen."""

import contextlib
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import httpx

from bot.bootstrap.settings import ROOT
from tests.live import LiveService, live

CLIENT = "ariane"
SECRET = "un secret pour les essais seulement"


@dataclass(frozen=True)
class Started:
    """A provider that listens.

    Attributes:
        issuer: its address.
        return_url: where it sends people back to.
    """

    issuer: str
    return_url: str

    def visit(self, url: str, person: str = "angela") -> str:
        """Sign in and agree, as a person does; return the address that leads back."""
        with httpx.Client(headers={"X-Person": person}, timeout=30) as screen:
            while not url.startswith(self.return_url):
                answer = screen.get(url)
                assert answer.is_redirect, answer.text
                url = str(httpx.URL(url).join(answer.headers["Location"]))
        return url

    def journal(self) -> list[str]:
        """Return the addresses that it was asked for."""
        asked: list[str] = httpx.get(f"{self.issuer}/journal").json()
        return asked


def parameters(url: str) -> dict[str, str]:
    """Return the parameters of an address."""
    return dict(parse_qsl(urlsplit(url).query))


@contextlib.contextmanager
def started(return_url: str, userinfo: str = "json") -> Iterator[Started]:
    """Give a provider that listens, whose userinfo is ``json`` or ``jwt``."""
    folder = subprocess.run(
        [str(ROOT / "bin" / "identity-provider")], capture_output=True, text=True, check=True
    ).stdout.strip()
    with subprocess.Popen(
        ["node", "provider.mjs", return_url, userinfo],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield Started(process.stdout.readline().strip(), return_url)
        finally:
            process.kill()


@contextlib.contextmanager
def live_with_provider(home: Path) -> Iterator[tuple[LiveService, Started]]:
    """Give a running service, and the provider that its victims identify themselves with."""
    public_url = f"http://127.0.0.1:{_free_port()}"
    with started(f"{public_url}/identite/retour", "jwt") as certified:
        settings = {
            "ARIANE_PORT": public_url.rpartition(":")[2],
            "ARIANE_IDENTITY_ISSUER": certified.issuer,
            "ARIANE_IDENTITY_CLIENT": CLIENT,
            "ARIANE_IDENTITY_SECRET": SECRET,
            "ARIANE_PUBLIC_URL": public_url,
            # What a provider signs is dated by its own clock.
            "ARIANE_NOW": "",
        }
        with live(home, settings) as service:
            yield service, certified


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
