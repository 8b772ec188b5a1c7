"""Takes the pictures of ``docs/screens``: the main states of the chat and of the plain pages."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.bootstrap.settings import ROOT
from tests.browser.chat import Chat
from tests.browser.conftest import SWITCHES
from tests.dialogue import ANSWERS, STORY
from tests.live import LiveService, live

_FOLDER = ROOT / "docs" / "screens"
_TELEPHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
_LAPTOP = {"viewport": {"width": 1280, "height": 800}}
# What she is asked between her story and who she is.
_ASKED = (
    *("met_in_person", "adult", "for_self", "author_known", "already_filed"),
    "payment_date_confirmed",
)
# As many as these flat drawings need.
_COLOURS = 64


def main() -> None:
    """Take every picture again."""
    _FOLDER.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as home,
        live(Path(home)) as service,
        sync_playwright() as playwright,
    ):
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        for take in (_small, _dark, _whole, _plain):
            take(browser, service)
        browser.close()


def _small(browser: Browser, service: LiveService) -> None:
    with _page(browser, **_TELEPHONE) as page:
        chat = Chat(page, service.url)
        page.get_by_role("button", name="J’ai compris").click()
        chat.says(STORY)
        _keep(page, "telephone-question")
        page.get_by_role("button", name="Confort de lecture").click()
        _keep(page, "telephone-comfort")
        page.get_by_label("Plus grande").check()
        page.get_by_label("Facile à lire").check()
        page.keyboard.press("Escape")
        chat.says("non jamais")
        _keep(page, "telephone-easy")


def _dark(browser: Browser, service: LiveService) -> None:
    with _page(browser, **_LAPTOP, color_scheme="dark") as page:
        chat = Chat(page, service.url)
        chat.says(STORY)
        _keep(page, "dark-question")
        page.get_by_role("button", name="Ce que j’ai noté").click()
        expect(page.get_by_role("dialog")).to_contain_text("450")
        _keep(page, "dark-noted")
        page.keyboard.press("Escape")
        page.emulate_media(color_scheme="light", forced_colors="active")
        _keep(page, "forced-colours")


def _whole(browser: Browser, service: LiveService) -> None:
    with _page(browser, **_LAPTOP) as page:
        chat = Chat(page, service.url)
        page.get_by_role("button", name="J’ai compris").click()
        chat.says(STORY)
        for name in _ASKED:
            chat.says(ANSWERS[name])
        for name in [name for name in ANSWERS if name.startswith("victim_")]:
            chat.says(ANSWERS[name])
        _keep(page, "laptop-files")
        chat.chooses("J’ai tout ajouté")
        chat.chooses("Rien à ajouter")
        _keep(page, "laptop-review")
        chat.chooses("Déposer ma déclaration")
        _keep(page, "laptop-filed")


def _plain(browser: Browser, service: LiveService) -> None:
    with _page(browser, **_LAPTOP, java_script_enabled=False) as page:
        page.goto(f"{service.url}/formulaire")
        page.get_by_role("button", name="Commencer").click()
        page.get_by_role("textbox").fill(STORY)
        page.get_by_role("button", name="Envoyer").click()
        _keep(page, "plain-question")


@contextmanager
def _page(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR", reduced_motion="reduce", **settings)
    yield context.new_page()
    context.close()


def _keep(page: Page, name: str) -> None:
    picture = Image.open(io.BytesIO(page.screenshot()))
    picture.convert("RGB").quantize(_COLOURS).save(_FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
