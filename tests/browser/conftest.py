"""A real Chromium, whose every complaint is a failure."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser of the machine."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    assert path, "Chromium is missing: apt install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def telephone(chromium: Browser) -> Iterator[BrowserContext]:
    """A victim's telephone."""
    context = chromium.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def computer(chromium: Browser) -> Iterator[BrowserContext]:
    """An officer's computer."""
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, locale="fr-FR", accept_downloads=True
    )
    yield context
    context.close()


@pytest.fixture
def page(telephone: BrowserContext) -> Iterator[Page]:
    """A page of the victim's; what its console says against us fails the test."""
    page = telephone.new_page()
    complaints = listen(page)
    yield page
    assert complaints == []


def listen(page: Page) -> list[str]:
    """Collect what a page's console reports as errors, but for answers that are announced ones."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            complaints.append(said.text)
            if said.type == "error" and "Failed to load resource" not in said.text
            else None
        ),
    )
    return complaints
