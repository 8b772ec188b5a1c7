"""The certified provider of ``provider/``, started, and a person at its screen."""

import contextlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import httpx

from bot.bootstrap.settings import ROOT

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
