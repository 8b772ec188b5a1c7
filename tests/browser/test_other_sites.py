"""The chat on the site of others: one script line, no cookie, and only where the operator says."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.browser.chat import Chat
from tests.browser.conftest import listen
from tests.live import LiveService, live

pytestmark = pytest.mark.browser
SHOTS = Path(__file__).parents[1] / "data" / "evidence" / "accepted"


class Host(BaseHTTPRequestHandler):
    """A page of somebody else's, under a strict policy of its own."""

    def __init__(self, found: dict[str, str], *arguments: object) -> None:
        self._service = found["service"]
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with the page, whatever is asked for."""
        page = (
            '<!doctype html><html lang="fr"><title>Une association</title>'
            f'<script type="module" src="{self._service}/static/widget/ariane-chat.js"></script>'
            "<ariane-chat></ariane-chat></html>"
        )
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src {self._service}; connect-src {self._service}",
        )
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _serve(found: dict[str, str]) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, found))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _address(server: ThreadingHTTPServer, name: str) -> str:
    return f"http://{name}:{server.server_port}"


@pytest.fixture(scope="module")
def hosts() -> Iterator[tuple[ThreadingHTTPServer, dict[str, str]]]:
    found: dict[str, str] = {}
    server = _serve(found)
    yield server, found
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def listing(
    tmp_path_factory: pytest.TempPathFactory, hosts: tuple[ThreadingHTTPServer, dict[str, str]]
) -> Iterator[LiveService]:
    """A service whose operator has listed the host by one of its two names."""
    server, found = hosts
    sites = {"ARIANE_HOST_SITES": _address(server, "localhost")}
    with live(tmp_path_factory.mktemp("sites"), sites) as service:
        found["service"] = service.url
        yield service


@pytest.mark.usefixtures("listing")
def test_a_listed_site_holds_the_whole_chat(
    hosts: tuple[ThreadingHTTPServer, dict[str, str]], chromium: Browser
) -> None:
    host = _address(hosts[0], "localhost")
    context = chromium.new_context(locale="fr-FR")
    page = context.new_page()
    complaints = listen(page)
    chat = Chat(page, host)

    chat.says("j'ai acheté un vélo sur leboncoin, j'ai payé 300 euros et je n'ai rien reçu")
    picture = next(SHOTS.glob("*.png"))
    fates = chat.joins(picture)
    page.reload()

    assert picture.name in fates[0]
    expect(page.locator("ariane-chat .uploads li.refused")).to_have_count(0)
    expect(page.locator("ariane-chat li.turn.victim").first).to_contain_text("un vélo")
    assert context.cookies() == []
    assert complaints == []
    context.close()


@pytest.mark.usefixtures("listing")
def test_a_site_that_is_not_listed_is_told_what_to_do(
    hosts: tuple[ThreadingHTTPServer, dict[str, str]], chromium: Browser
) -> None:
    page = chromium.new_page()
    page.goto(_address(hosts[0], "127.0.0.1"))

    expect(page.locator("ariane-chat [role=status]")).to_contain_text("ARIANE_HOST_SITES")
    expect(page.locator("ariane-chat li.turn")).to_have_count(0)
    page.close()


def test_the_script_without_its_mark_is_asked_again_soon(listing: LiveService) -> None:
    address = f"{listing.url}/static/widget/ariane-chat.js"
    first = httpx.get(address, headers={"Origin": "https://autre.example"})
    again = httpx.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert re.search(r"max-age=300$", first.headers["Cache-Control"])
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert again.status_code == 304
