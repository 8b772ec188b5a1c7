"""What every page promises to everybody: the victims' and the officers'."""

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.bootstrap.settings import ROOT
from bot.wording.accessibility import Accessibility
from tests.browser.axe import violations
from tests.browser.everywhere import every_page
from tests.browser.markup import faults_of
from tests.dialogue import ANSWERS, STORY
from tests.live import LiveService

pytestmark = pytest.mark.browser

Pages = Mapping[str, Page]
_FAULTS = (ROOT / "tests" / "browser" / "faults.js").read_text(encoding="utf-8")
_COMPUTER = {"width": 1280, "height": 800}
_MOST_STOPS = 400
SAID = [STORY, *ANSWERS.values()]


@pytest.fixture(scope="module")
def pages(chromium: Browser, service: LiveService) -> Iterator[Pages]:
    with every_page(chromium, service, viewport=_COMPUTER) as opened:
        for page in opened.values():
            page.evaluate(_FAULTS)
        yield opened


@pytest.fixture(autouse=True)
def _as_they_were(pages: Pages) -> Iterator[None]:
    yield
    for page in pages.values():
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.set_viewport_size(_COMPUTER)


def found(pages: Pages, look: Callable[[Page], list[str]]) -> dict[str, list[str]]:
    """Return the faults by page, of the pages that have some."""
    faults = {name: look(page) for name, page in pages.items()}
    return {name: each for name, each in faults.items() if each}


def looking(what: str) -> Callable[[Page], list[str]]:
    return lambda page: list(page.evaluate(f"faults.{what}()"))


def test_the_statement_names_the_pages_that_are_looked_at(pages: Pages) -> None:
    assert sorted(Accessibility.load(ROOT / "data" / "accessibility").pages) == sorted(pages)


@pytest.mark.parametrize("look", ["light", "dark", "forced colours"])
def test_axe_finds_nothing_on_any_page(pages: Pages, look: str) -> None:
    for page in pages.values():
        if look == "forced colours":
            page.emulate_media(forced_colors="active")
        else:
            page.emulate_media(color_scheme="dark" if look == "dark" else "light")

    assert found(pages, violations) == {}


def test_each_page_has_a_language_and_a_title_of_its_own(pages: Pages) -> None:
    titles = [page.title() for name, page in pages.items() if name != "conversation commencée"]

    assert {page.locator("html").get_attribute("lang") for page in pages.values()} == {"fr"}
    assert [title for title in titles if titles.count(title) > 1 and "Pièce" not in title] == []
    assert [title for title in titles if "Ariane" not in title] == []


def test_titles_go_down_one_step_at_a_time_from_one_first_title(pages: Pages) -> None:
    assert found(pages, looking("headings")) == {}


def test_each_page_has_its_header_its_content_and_a_way_to_skip_to_it(pages: Pages) -> None:
    for page in pages.values():
        expect(page.get_by_role("banner")).to_have_count(1)
        expect(page.get_by_role("main")).to_have_count(1)
        page.evaluate("faults.start()")
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="Aller au contenu")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("main")).to_be_focused()


def test_the_source_of_each_page_is_well_formed(pages: Pages) -> None:
    def source(page: Page) -> list[str]:
        return faults_of(page.context.request.get(page.url).text())

    assert found(pages, source) == {}


@pytest.mark.parametrize(
    ("what", "promise"),
    [
        pytest.param("drawings", "each is hidden from readers, or has a name", id="drawings"),
        pytest.param("tables", "each has a title and headers with a scope", id="tables"),
        pytest.param("unsaid", "a form says which fields are to be filled in", id="fields"),
        pytest.param("absent", "no frame, medium, refresh or mark-up for looks", id="nothing more"),
        pytest.param("written", "no word is in the style sheets alone", id="words"),
        pytest.param("shuffled", "what is seen comes in the order that is read", id="order"),
        pytest.param("coloured", "a link is told by more than its colour", id="links"),
    ],
)
def test_each_page_keeps(pages: Pages, what: str, promise: str) -> None:
    assert (promise, found(pages, looking(what))) == (promise, {})


def test_her_words_are_quotations_wherever_they_are_said_back(pages: Pages) -> None:
    assert (
        found(pages, lambda page: list(page.evaluate("said => faults.unquoted(said)", SAID))) == {}
    )
    quoted = {name for name, page in pages.items() if page.locator("q, blockquote").count()}
    assert {"dossier", "correction d’un fait", "question des pages simples"} <= quoted


@pytest.mark.parametrize(
    ("width", "height"), [(640, 400), (320, 256), (320, 640)], ids=["200 %", "400 %", "telephone"]
)
def test_enlarged_no_page_is_cut_or_read_by_scrolling_sideways(
    pages: Pages, width: int, height: int
) -> None:
    for page in pages.values():
        page.set_viewport_size({"width": width, "height": height})

    assert found(pages, looking("sideways")) == {}
    assert found(pages, looking("cut")) == {}


def test_held_sideways_a_page_says_the_same(pages: Pages) -> None:
    said = []
    for height in (900, 400):
        for page in pages.values():
            page.set_viewport_size({"width": 600, "height": height})
        said.append({name: page.locator("body").inner_text() for name, page in pages.items()})

    assert said[0] == said[1]


def test_the_keyboard_goes_everywhere_is_seen_and_is_never_caught(pages: Pages) -> None:
    faults = {}
    for name, page in pages.items():
        page.evaluate("faults.start()")
        for _ in range(_MOST_STOPS):
            page.keyboard.press("Tab")
            if not page.evaluate("faults.note()"):
                break
        else:
            faults[name] = ["the keyboard does not come out"]
        faults[name] = [
            *faults.get(name, []),
            *(f"not reached: {each}" for each in page.evaluate("faults.missed()")),
            *(f"not seen: {each}" for each in page.evaluate("faults.bare()")),
        ]

    assert {name: each for name, each in faults.items() if each} == {}


def test_with_more_space_between_letters_nothing_is_cut(pages: Pages) -> None:
    for page in pages.values():
        page.evaluate("faults.spaceOut()")

    assert found(pages, looking("cut")) == {}
    assert found(pages, looking("sideways")) == {}
