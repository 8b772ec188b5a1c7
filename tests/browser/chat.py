"""The chat as a person uses it: she types, chooses, joins files, and reads the answer."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

_PATIENCE_MS = 60_000


class Chat:
    """The conversation on the home page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        expect(self._turns.first).to_contain_text("Bonjour")

    @property
    def _turns(self) -> Locator:
        return self.page.locator("ariane-chat li.turn")

    @property
    def _said(self) -> Locator:
        return self.page.locator("ariane-chat li.turn.victim:not(.pending)")

    def says(self, text: str) -> str:
        """Type a message and send it; return Ariane's answer."""
        before = self._said.count()
        self.page.locator("ariane-chat textarea").fill(text)
        self.page.get_by_role("button", name="Envoyer").click()
        return self._answer(before)

    def chooses(self, title: str) -> str:
        """Choose one of the answers that are offered."""
        before = self._said.count()
        self.page.get_by_role("button", name=title, exact=True).last.click()
        return self._answer(before)

    def corrects(self, line: str, title: str) -> str:
        """Press the button of one line of the review."""
        before = self._said.count()
        self.page.locator("ariane-chat .line").filter(has_text=line).last.get_by_role(
            "button", name=title
        ).click()
        return self._answer(before)

    def joins(self, *files: Path) -> list[str]:
        """Join files; return what is said of each."""
        self.page.locator("ariane-chat input[type=file]").set_input_files(list(files))
        fates = [
            self.page.locator("ariane-chat .uploads li").filter(has_text=file.name).last
            for file in files
        ]
        for fate in fates:
            expect(fate).to_have_class(re.compile("joined|refused"), timeout=_PATIENCE_MS)
        return [fate.inner_text() for fate in fates]

    def answer(self) -> str:
        """Return what Ariane said since the victim's last words."""
        turns: list[list[str]] = self._turns.evaluate_all(
            "turns => turns.map(turn => [turn.className, turn.innerText])"
        )
        said: list[str] = []
        for classes, text in reversed(turns):
            if "victim" in classes:
                break
            said.insert(0, text)
        return " ".join(said).replace("\u00a0", " ").replace("\u202f", " ")

    def _answer(self, before: int) -> str:
        expect(self._said).to_have_count(before + 1, timeout=_PATIENCE_MS)
        expect(self._turns.last).to_have_class(re.compile("ariane"), timeout=_PATIENCE_MS)
        return self.answer()
