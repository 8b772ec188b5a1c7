"""The accessibility tree that Chromium hands to screen readers, and nothing of the screen.

A reader that makes its own tree of the document (``@guidepup/virtual-screen-reader`` 0.33) does
not enter a shadow root: of the chat, it reads what stands there before it opens.
"""

import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_PATIENCE_SECONDS = 60


class Ears:
    """A person who hears the page: she finds things by role and name, and acts on them."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._browser = page.context.new_cdp_session(page)
        self._browser.send("Accessibility.enable")

    def log(self) -> list[str]:
        """Return the messages of the conversation, as its log holds them."""
        nodes = self._nodes()
        by_id = {node["nodeId"]: node for node in nodes}
        log = next((node for node in nodes if _role(node) == "log"), None)
        if log is None:
            return []
        items = [node for node in _below(log, by_id) if _role(node) == "listitem"]
        return [" ".join(_texts(item, by_id)) for item in items]

    def waits_for(self, words: str) -> str:
        """Listen until Ariane's last words hold some; return them."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            said = self._since_hers()
            if words in said and not self._has("status", "lit votre message"):
                return said
            self.page.wait_for_timeout(100)
        raise AssertionError(f"{words!r} is not heard in {self._since_hers()!r}")

    def writes(self, text: str, then: str) -> str:
        """Write in the one field, send, and listen."""
        self._focus("textbox", "Votre")
        self.page.keyboard.insert_text(text)
        self.presses("Envoyer")
        return self.waits_for(then)

    def chooses(self, title: str, then: str) -> str:
        """Press an answer that is offered, and listen."""
        self.presses(title)
        return self.waits_for(then)

    def presses(self, name: str) -> None:
        """Press the last button of that name: those before were answered."""
        self._focus("button", name)
        self.page.keyboard.press("Enter")

    def hears(self, role: str, words: str) -> None:
        """Listen until something of that role says some words."""
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while not self._has(role, words):
            assert time.monotonic() < deadline, f"no {role} says {words!r}"
            self.page.wait_for_timeout(100)

    def joins(self, file: Path, then: str) -> None:
        """Choose a file in the system's own window, and listen."""
        with self.page.expect_file_chooser() as chooser:
            self.presses("Choisir des fichiers")
        chooser.value.set_files(file)
        self.hears("log", then)

    def links(self) -> list[str]:
        """Return the names of the links."""
        return [_name(node) for node in self._nodes() if _role(node) == "link"]

    def _focus(self, role: str, name: str) -> None:
        found = [
            node
            for node in self._nodes()
            if _role(node) == role and _name(node).startswith(name) and not _is_off(node)
        ]
        assert found, f"no {role} is called {name}"
        self._browser.send("DOM.focus", {"backendNodeId": found[-1]["backendDOMNodeId"]})

    def _has(self, role: str, words: str) -> bool:
        nodes = self._nodes()
        by_id = {node["nodeId"]: node for node in nodes}
        return any(words in " ".join(_texts(node, by_id)) for node in nodes if _role(node) == role)

    def _since_hers(self) -> str:
        said: list[str] = []
        for text in reversed(self.log()):
            if text.startswith("Vous "):
                break
            said.insert(0, text)
        return " ".join(said)

    def _nodes(self) -> list[dict[str, Any]]:
        nodes: list[dict[str, Any]] = self._browser.send("Accessibility.getFullAXTree")["nodes"]
        return nodes


def _role(node: dict[str, Any]) -> str:
    return "" if node["ignored"] else str(node["role"]["value"])


def _name(node: dict[str, Any]) -> str:
    name = str(node.get("name", {}).get("value", "")).strip()
    return name.replace("\u00a0", " ").replace("\u202f", " ")


def _is_off(node: dict[str, Any]) -> bool:
    return any(
        each["name"] == "disabled" and each["value"]["value"] for each in node.get("properties", [])
    )


def _below(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    children = [by_id[each] for each in node.get("childIds", []) if each in by_id]
    return [found for child in children for found in (child, *_below(child, by_id))]


def _texts(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> list[str]:
    texts = (each for each in _below(node, by_id) if _role(each) == "StaticText")
    return [_name(each) for each in texts]
