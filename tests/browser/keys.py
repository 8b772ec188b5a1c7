"""The keyboard and nothing else: what has the focus, and the keys that lead there."""

from playwright.sync_api import FileChooser, Page, expect

_MOST = 60
# What has the focus, inside the chat too: its name as it is read.
_FOCUSED = """() => {
    let here = document.activeElement;
    while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
    if (!here || here === document.body) return "";
    const label = here.labels?.[0]?.innerText ?? here.getAttribute("aria-label") ?? "";
    return (label || here.innerText).trim().replace(/\\s+/g, " ");
}"""


class Keyboard:
    """A person without a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page
        # Heard from the beginning: asked for only when the key is pressed, it may come too late.
        page.on("filechooser", lambda _: None)

    @property
    def focused(self) -> str:
        """The name of what has the focus."""
        return str(self.page.evaluate(_FOCUSED))

    def reach(self, name: str, key: str = "Tab") -> None:
        """Press a key until something of that name has the focus."""
        for _ in range(_MOST):
            if self.focused.startswith(name):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"{_MOST} presses on {key} lead to {self.focused}, not to {name}")

    def writes(self, text: str) -> None:
        """Type an answer where the focus is, and send it."""
        assert self.focused in ("Votre message", "Votre réponse")
        self.page.keyboard.type(text)
        self.takes()

    def chooses(self, title: str) -> None:
        """Go back to the answers that are offered, and take one."""
        self.reach(title, "Shift+Tab")
        self.takes()

    def opens_files(self) -> FileChooser:
        """Open the system's own window for files."""
        self.reach("Choisir des fichiers", "Shift+Tab")
        with self.page.expect_file_chooser() as chooser:
            self.page.keyboard.press("Enter")
        return chooser.value

    def takes(self) -> None:
        """Press Enter on what has the focus, and read the answer."""
        said = self.page.locator("ariane-chat li.turn.victim:not(.pending)")
        before = said.count()
        self.page.keyboard.press("Enter")
        expect(said).to_have_count(before + 1, timeout=60_000)
        expect(self.page.locator("ariane-chat li.turn").last).to_contain_class("ariane")
