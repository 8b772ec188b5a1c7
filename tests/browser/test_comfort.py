"""The accessible-chat pattern, point by point, and what she may choose for her comfort."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bot.bootstrap.settings import ROOT
from tests.browser.axe import violations
from tests.browser.chat import Chat
from tests.browser.keys import Keyboard
from tests.dialogue import STORY
from tests.live import LiveService

pytestmark = pytest.mark.browser

# The least that a reader may ask for (WCAG 1.4.12), inside the chat as outside.
_SPACING = (
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important;"
    " word-spacing: 0.16em !important } p { margin-block-end: 2em !important }"
)
_SPACE_OUT = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    for (const root of [document, document.querySelector("ariane-chat").shadowRoot])
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}"""
MAIL = ROOT / "tests" / "data" / "evidence" / "accepted" / "vendeur.eml"
_OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# What can be pressed and is smaller than a fingertip; answers that were given are only read.
_SMALL = """() => [...document.querySelector("ariane-chat").shadowRoot.querySelectorAll(
        "button:not([aria-disabled]), a.button, textarea, label.button, label.option")]
    .filter(each => each.checkVisibility())
    .filter(each => Math.min(each.offsetHeight, each.offsetWidth) < 44)
    .map(each => `${each.innerText} ${each.offsetWidth} x ${each.offsetHeight}`)"""
# Whether what has the focus is what one sees at its middle.
_IN_SIGHT = """() => {
    let here = document.activeElement, root = document;
    while (here?.shadowRoot?.activeElement) { root = here.shadowRoot; here = root.activeElement; }
    const { left, top, width, height } = here.getBoundingClientRect();
    const y = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
    const seen = root.elementFromPoint(left + width / 2, y);
    return here.contains(seen) || seen?.contains(here) || here.labels?.[0]?.contains(seen) || false;
}"""


def begun(page: Page, service: LiveService) -> Chat:
    chat = Chat(page, service.url)
    assert "Avez-vous rencontré" in chat.says(STORY)
    return chat


@pytest.fixture
def small(chromium: Browser) -> Iterator[BrowserContext]:
    """The smallest telephone there is."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, locale="fr-FR", has_touch=True
    )
    yield context
    context.close()


def test_axe_finds_nothing_in_any_state_of_the_chat(
    service: LiveService, page: Page, tmp_path: Path
) -> None:
    script = tmp_path / "photo.jpg"
    script.write_text("#!/bin/sh\n")
    # Half way through a movement, everything is pale.
    page.emulate_media(reduced_motion="reduce")
    chat = Chat(page, service.url)
    found = {"empty": violations(page)}

    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found["error"] = violations(page)
    page.get_by_role("textbox").fill("jai acheté")
    found["typing"] = violations(page)
    chat.says(STORY)
    found["choices"] = violations(page)
    page.emulate_media(color_scheme="dark")
    found["dark"] = violations(page)
    page.emulate_media(color_scheme="light", forced_colors="active")
    found["forced colours"] = violations(page)
    page.emulate_media(forced_colors="none")
    page.set_viewport_size({"width": 320, "height": 640})
    found["320 px"] = violations(page)
    page.get_by_role("button", name="Confort de lecture").click()
    found["comfort"] = violations(page)
    page.get_by_label("Facile à lire").check()
    page.get_by_label("Très grande").check()
    page.keyboard.press("Escape")
    found["easy"] = violations(page)
    page.get_by_role("button", name="Ce que j’ai noté").click()
    expect(page.get_by_role("dialog")).to_contain_text("450 €")
    found["noted"] = violations(page)
    page.keyboard.press("Escape")
    answers_until_files(chat)
    chat.joins(script)
    found["file"] = violations(page)
    chat.chooses("J’ai tout ajouté")
    chat.chooses("Rien à ajouter")
    found["review"] = violations(page)
    chat.chooses("Déposer ma déclaration")
    found["filed"] = violations(page)

    assert {state: faults for state, faults in found.items() if faults} == {}


def answers_until_files(chat: Chat) -> None:
    for title in ("Non, jamais", "Oui, et je déclare pour moi-même", "Je ne sais pas"):
        chat.chooses(title)
    chat.chooses("Non, pas encore")
    chat.chooses("Oui, c’est la bonne date")
    for answer in ("Jeanne", "Dupré", "12/05/1980", "Nantes", "12 rue des Lilas", "44000 Nantes"):
        chat.says(answer)
    chat.says("06 98 76 54 32")
    chat.says("jeanne.dupre@example.org")


def test_axe_finds_nothing_on_the_plain_pages(service: LiveService, page: Page) -> None:
    page.goto(f"{service.url}/formulaire")
    found = violations(page)
    page.get_by_role("button", name="Commencer").click()
    found += violations(page)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("alert")).to_be_visible()
    found += violations(page)
    page.get_by_role("textbox").fill(STORY)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("radio").first).to_be_visible()
    found += violations(page)
    page.get_by_role("link", name="Ce que j’ai noté").click()
    found += violations(page)

    assert found == []


def test_a_message_is_spoken_from_a_region_of_its_own_that_is_soon_empty(
    service: LiveService, page: Page
) -> None:
    begun(page, service)
    log, live = page.get_by_role("log"), page.locator("ariane-chat [aria-live=polite]")

    expect(log).to_have_attribute("aria-live", "off")
    expect(log.locator("[aria-live=polite]")).to_have_count(0)
    expect(live).to_have_text("")


def test_the_focus_stays_where_she_writes_when_an_answer_comes(
    service: LiveService, page: Page
) -> None:
    chat = begun(page, service)
    field = page.get_by_role("textbox")
    expect(field).to_be_focused()

    chat.says("non jamais")

    expect(field).to_be_focused()


def test_what_has_the_focus_is_never_hidden_by_a_bar(service: LiveService, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    begun(page, service)
    keys = Keyboard(page)

    hidden = []
    for _ in range(30):
        page.keyboard.press("Shift+Tab")
        if keys.focused and not page.evaluate(_IN_SIGHT):
            hidden.append(keys.focused)

    assert hidden == []


def test_the_log_is_walked_by_arrows_and_left_by_escape(service: LiveService, page: Page) -> None:
    begun(page, service)
    keys = Keyboard(page)
    page.get_by_role("log").focus()

    page.keyboard.press("Home")
    assert "Bonjour" in keys.focused
    page.keyboard.press("ArrowDown")
    assert "vous arrêter à tout moment" in keys.focused.replace("\u00a0", " ")
    page.keyboard.press("Escape")

    expect(page.get_by_role("textbox")).to_be_focused()


def test_a_fingertip_is_enough_for_everything(service: LiveService, small: BrowserContext) -> None:
    page = small.new_page()
    begun(page, service)

    assert page.evaluate(_SMALL) == []


@pytest.mark.parametrize(
    ("width", "height"), [(320, 640), (320, 256)], ids=["telephone", "zoomed to 400 %"]
)
def test_nothing_is_read_by_scrolling_sideways(
    service: LiveService, small: BrowserContext, width: int, height: int
) -> None:
    page = small.new_page()
    page.set_viewport_size({"width": width, "height": height})
    begun(page, service)
    assert not page.evaluate(_OVERFLOWS)

    page.evaluate(_SPACE_OUT, _SPACING)
    assert not page.evaluate(_OVERFLOWS)

    page.get_by_role("button", name="Confort de lecture").click()
    page.get_by_label("Très grande").check()
    page.get_by_label("Espacer").check()
    page.keyboard.press("Escape")
    assert not page.evaluate(_OVERFLOWS)


def test_zoomed_to_400_percent_the_bars_leave_the_room_to_the_words(
    service: LiveService, small: BrowserContext
) -> None:
    page = small.new_page()
    page.set_viewport_size({"width": 320, "height": 256})
    begun(page, service)

    for part in (".bar", ".dock"):
        expect(page.locator(f"ariane-chat {part}")).to_have_css("position", "static")


def test_nothing_moves_for_whom_movement_makes_ill(service: LiveService, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    begun(page, service)
    page.get_by_role("button", name="Ce que j’ai noté").click()

    moving = page.locator("ariane-chat").evaluate(
        "chat => chat.shadowRoot.getAnimations({subtree: true}).length"
    )
    assert moving == 0


def test_an_error_is_tied_to_its_field_and_says_what_to_do(
    service: LiveService, page: Page
) -> None:
    Chat(page, service.url)

    page.get_by_role("button", name="Envoyer").click()

    field = page.get_by_role("textbox")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile("Écrivez votre message"))


def test_without_network_messages_wait_and_leave_once_in_their_order(
    service: LiveService, page: Page
) -> None:
    begun(page, service)
    field, turns = page.get_by_role("textbox"), page.locator("ariane-chat li.turn.victim")
    page.context.set_offline(True)

    for text in ("non jamais", "oui j'ai 45 ans"):
        field.fill(text)
        page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("status").first).to_contain_text("La connexion est coupée")
    expect(turns.nth(1)).to_contain_text("En attente d’envoi")
    expect(turns).to_have_count(3)
    page.context.set_offline(False)

    expect(page.get_by_role("log")).to_contain_text("pour vous-même", timeout=60_000)
    page.reload()
    expect(turns).to_have_count(3)
    texts = [text.split("\n")[-1] for text in turns.all_inner_texts()]
    assert texts[1:] == ["non jamais", "oui j'ai 45 ans"]


def test_what_is_said_elsewhere_is_shown_without_asking(
    service: LiveService, telephone: BrowserContext, page: Page
) -> None:
    Chat(page, service.url).says(STORY)
    page.locator("ariane-chat textarea").fill("je relis")

    Chat(telephone.new_page(), service.url).says("non jamais")

    expect(page.locator("ariane-chat .turn").last).to_contain_text("18 ans")
    expect(page.locator("ariane-chat .turn").filter(has_text="18 ans")).to_have_count(1)
    expect(page.locator("ariane-chat textarea")).to_have_value("je relis")


def test_where_a_proxy_lets_no_stream_through_the_question_about_a_file_comes_too(
    service: LiveService, telephone: BrowserContext, page: Page
) -> None:
    telephone.route("**/events", lambda route: route.abort())
    chat = Chat(page, service.url)
    chat.says(STORY)
    answers_until_files(chat)

    chat.joins(MAIL)

    expect(page.locator("ariane-chat .turn").last).to_contain_text("Est-ce exact", timeout=30_000)


@pytest.mark.parametrize("way", ["button", "Shift three times"])
def test_leaving_in_a_hurry_leaves_nothing_to_see_on_the_way_back(
    service: LiveService, page: Page, way: str
) -> None:
    begun(page, service)

    if way == "button":
        page.get_by_role("button", name="Quitter vite").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("about:blank")
    page.goto(service.url)

    expect(page.get_by_role("heading", name="Une conversation est gardée")).to_be_visible()
    expect(page.locator("ariane-chat li.turn")).to_have_count(0)
    page.get_by_role("button", name="Reprendre la conversation").click()
    expect(page.get_by_role("log")).to_contain_text("Avez-vous rencontré")


def test_her_choices_hold_on_the_next_visit_and_leaving_is_explained_once(
    service: LiveService, page: Page
) -> None:
    begun(page, service)
    page.get_by_role("button", name="J’ai compris").click()
    page.get_by_role("button", name="Confort de lecture").click()
    page.get_by_label("Très grande").check()
    page.get_by_label("Facile à lire").check()

    page.reload()

    expect(page.get_by_role("log")).to_contain_text("J’ai noté")
    expect(page.locator("ariane-chat .text").first).to_have_css("font-size", re.compile("2[89]"))
    lines = page.locator("ariane-chat li.turn.ariane").first.locator(".text p")
    expect(lines.first).to_have_text("Bonjour.")
    expect(page.get_by_role("button", name="J’ai compris")).to_have_count(0)


def test_dictation_says_where_the_voice_goes_before_it_is_offered_and_when_it_fails(
    service: LiveService, page: Page
) -> None:
    Chat(page, service.url)
    expect(page.get_by_role("button", name="Dicter")).to_have_count(0)

    page.get_by_role("button", name="Confort de lecture").click()
    choice = page.get_by_label("Dicter mes réponses")
    expect(choice).to_have_accessible_description(re.compile("Google, Apple ou Microsoft"))
    choice.check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Dicter").click()

    expect(page.get_by_text("Vous pouvez écrire votre réponse")).to_be_visible()
    expect(page.get_by_role("button", name="Dicter")).to_be_enabled()


def test_the_conversation_can_be_kept_as_a_file(service: LiveService, page: Page) -> None:
    begun(page, service)

    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger la conversation").click()

    text = Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename == "conversation-ariane.txt"
    assert STORY in text
    assert "Avez-vous rencontré" in text


def test_on_paper_there_is_the_conversation_and_nothing_to_press(
    service: LiveService, page: Page
) -> None:
    begun(page, service)

    page.emulate_media(media="print")

    expect(page.locator("ariane-chat li.turn").last).to_be_visible()
    expect(page.locator("ariane-chat button:visible:not([aria-disabled])")).to_have_count(0)


def test_she_goes_from_the_chat_to_the_plain_pages_and_back(
    service: LiveService, page: Page
) -> None:
    begun(page, service)

    page.get_by_role("button", name="Continuer en pages simples").click()
    expect(page.locator("#question")).to_contain_text("Avez-vous rencontré")
    page.get_by_role("radio", name="Non, jamais").check()
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#question")).to_contain_text("ans ou plus")
    page.get_by_role("link", name="Continuer dans la conversation").click()

    expect(page.get_by_role("log")).to_contain_text("Non, jamais")
    expect(page.get_by_role("log")).to_contain_text("ans ou plus")


def test_a_code_takes_the_conversation_to_another_device(
    service: LiveService, page: Page, small: BrowserContext
) -> None:
    begun(page, service)
    page.get_by_role("button", name="Changer d’appareil").click()
    page.get_by_role("button", name="Afficher un code").click()
    code = page.locator("ariane-chat .code").inner_text()
    other = small.new_page()
    Chat(other, service.url)

    other.get_by_role("button", name="Changer d’appareil").click()
    field = other.get_by_label("Code de reprise")
    field.fill("AAAA-AAAA-AAAA")
    other.get_by_role("button", name="Ouvrir ma conversation").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    assert violations(other) == []
    field.fill(code)
    other.get_by_role("button", name="Ouvrir ma conversation").click()

    expect(other.get_by_role("log")).to_contain_text("Avez-vous rencontré")


def test_what_began_in_plain_pages_goes_on_in_the_chat(service: LiveService, page: Page) -> None:
    page.goto(f"{service.url}/formulaire")
    page.get_by_role("button", name="Commencer").click()
    page.get_by_role("textbox").fill(STORY)
    page.get_by_role("button", name="Envoyer").click()
    expect(page.locator("#question")).to_contain_text("Avez-vous rencontré")

    page.get_by_role("link", name="Continuer dans la conversation").click()

    expect(page.get_by_role("log")).to_contain_text("Avez-vous rencontré")
    assert "reprendre" not in page.url
