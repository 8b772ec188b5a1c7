"""What is wrong with a page's source: tags left open or crossed, attributes and ids given twice."""

from collections import Counter
from collections.abc import Sequence
from html.parser import HTMLParser

# HTML, « void elements ».
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: Counter[str] = Counter()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self._note(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.faults.append(f"line {self.getpos()[0]}: </{tag}> closes {self.open[-1:]}")

    def _note(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        names = Counter(name for name, _ in attrs)
        self.faults += [f"<{tag}> has {name} twice" for name, count in names.items() if count > 1]
        self.ids.update(value for name, value in attrs if name == "id" and value)


def faults_of(source: str) -> list[str]:
    """Return what is wrong with a page, one line each; empty when all is well."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    twice = [f"id {name} is given twice" for name, count in reader.ids.items() if count > 1]
    doctype = [] if source.lower().startswith("<!doctype html>") else ["no doctype"]
    return [*doctype, *reader.faults, *twice, *(f"<{tag}> stays open" for tag in reader.open)]
