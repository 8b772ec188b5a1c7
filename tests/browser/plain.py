"""The plain pages as a person uses them in a browser without JavaScript."""

from pathlib import Path

from playwright.sync_api import Page, expect


class PlainPages:
    """The questionnaire, one page a question."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        page.get_by_role("link", name="Commencer en pages simples").click()
        page.get_by_role("button", name="Commencer").click()
        expect(page.locator("#question")).to_contain_text("Racontez-moi")

    @property
    def told(self) -> str:
        """What Ariane says on the page, her question last."""
        return _spaced(self.page.locator("#question").inner_text())

    def writes(self, text: str) -> str:
        """Write an answer and send it; return what Ariane says then."""
        self.page.get_by_role("textbox").fill(text)
        return self._sends()

    def chooses(self, title: str) -> str:
        """Choose one of the answers and send it."""
        self.page.get_by_role("radio", name=title, exact=True).check()
        return self._sends()

    def presses(self, title: str) -> str:
        """Press a button that is an answer by itself."""
        self.page.get_by_role("button", name=title).first.click()
        return self.told

    def joins(self, file: Path) -> str:
        """Join a file; return what is said of it."""
        self.page.get_by_label("Choisir un fichier").set_input_files(file)
        self.page.get_by_role("button", name="Ajouter ce fichier").click()
        return self.content

    @property
    def content(self) -> str:
        """Everything that the page says."""
        return _spaced(self.page.get_by_role("main").inner_text())

    def _sends(self) -> str:
        self.page.get_by_role("button", name="Envoyer").click()
        return self.told


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
