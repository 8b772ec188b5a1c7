"""Pages as browsers and screen readers take them apart."""

from html.parser import HTMLParser

from bot.web.pages import make_pages

VOID = frozenset({"area", "br", "hr", "img", "input", "link", "meta", "path", "rect"})


class Element:
    """An element of a page, and what is in it."""

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.content: list[Element | str] = []

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else each.text for each in self.content)

    def all(self, *tags: str, **attributes: str) -> "list[Element]":
        """Every element below of one of the tags (any, when none), with these attributes."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        found: list[Element] = []
        for each in self.content:
            if isinstance(each, str):
                continue
            if (not tags or each.tag in tags) and wanted.items() <= each.attributes.items():
                found.append(each)
            found.extend(each.all(*tags, **attributes))
        return found

    def one(self, *tags: str, **attributes: str) -> "Element":
        [found] = self.all(*tags, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].content.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self._open[-1].content.append(data)


def read_page(text: str) -> Element:
    """Return a page as a tree; a tag that is not closed where it should be is a fault."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert reader._open == [reader.root]  # noqa: SLF001 - nothing is left open
    return reader.root


def show(template: str, context: dict[str, object]) -> Element:
    """Return a page of ours, rendered and taken apart."""
    return read_page(make_pages().get_template(template).render(context))
