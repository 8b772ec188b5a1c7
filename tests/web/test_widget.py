"""What the chat costs a telephone with little data."""

import httpx

from bot.web.pages import static_url
from tests.live import LiveService

_MOST_BYTES = 40_000


def test_the_chat_weighs_at_most_forty_kilobytes(service: LiveService) -> None:
    address = f"{service.url}{static_url('widget/ariane-chat.js')}"

    answer = httpx.get(address, headers={"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert answer.headers["Content-Type"].startswith(("text/javascript", "application/javascript"))
    assert answer.num_bytes_downloaded <= _MOST_BYTES
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_browser_that_reads_nothing_compressed_gets_the_chat_too(service: LiveService) -> None:
    address = f"{service.url}{static_url('widget/ariane-chat.js')}"

    answer = httpx.get(address, headers={"Accept-Encoding": "identity"})

    assert "Content-Encoding" not in answer.headers
    assert "ariane-chat" in answer.text
