"""An operator changes how everything looks by one setting."""

from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.live import live

pytestmark = pytest.mark.browser
NOBODY = {"ARIANE_ENGINE_URL": "http://127.0.0.1:9", "ARIANE_ENGINE_TOKEN": "none"}
_THREAD = """() => getComputedStyle(document.querySelector("ariane-chat").shadowRoot
    .querySelector(".send")).backgroundColor"""


def test_the_states_design_system_reaches_the_chat_and_passes_axe(
    tmp_path: Path, chromium: Browser
) -> None:
    with live(tmp_path, {**NOBODY, "ARIANE_THEME": "dsfr"}) as service:
        page = chromium.new_page()
        page.goto(service.url)
        page.locator("ariane-chat .send").wait_for()
        found = {"light": violations(page)}
        shown = page.evaluate(_THREAD)
        page.emulate_media(color_scheme="dark")
        found["dark"] = violations(page)
        page.close()

    assert shown == "rgb(0, 0, 145)"
    assert found == {"light": [], "dark": []}


def test_the_operators_own_sheet_comes_after_ours(tmp_path: Path) -> None:
    sheet = tmp_path / "ville.css"
    sheet.write_text(":root { --ariane-thread: #7a0019; }", encoding="utf-8")
    home = tmp_path / "home"
    home.mkdir()
    with live(home, {**NOBODY, "ARIANE_THEME": str(sheet)}) as service:
        page = httpx.get(service.url).text
        given = httpx.get(f"{service.url}/theme.css")

    assert page.index("/static/tokens.css") < page.index('href="/theme.css"')
    assert given.text == sheet.read_text(encoding="utf-8")
    assert given.headers["content-type"].startswith("text/css")
    assert given.headers["cache-control"] == "no-cache"
