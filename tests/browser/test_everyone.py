"""A complaint filed with a keyboard alone, and one by ear alone; each message is said once."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.chat import Chat
from tests.browser.ears import Ears
from tests.browser.keys import Keyboard
from tests.browser.plain import PlainPages
from tests.dialogue import ANSWERS, STORY
from tests.live import LiveService

pytestmark = pytest.mark.browser

# Notes what the live region says, from before the chat begins.
_LISTEN = """() => {
    window.spoken = [];
    const heard = new Set();
    const listen = () => {
        const chat = document.querySelector("ariane-chat")?.shadowRoot;
        const region = chat?.querySelector("[aria-live=polite]");
        if (!region) return requestAnimationFrame(listen);
        const note = () => region.querySelectorAll("p").forEach(said => {
            if (heard.has(said)) return;
            heard.add(said);
            window.spoken.push(said.innerText);
        });
        new MutationObserver(note).observe(region, {childList: true, subtree: true});
        note();
    };
    listen();
}"""


@pytest.fixture
def laptop(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def screenshot(tmp_path: Path) -> Path:
    path = tmp_path / "annonce.png"
    Image.new("RGB", (640, 1280), "#dfe8ea").save(path)
    return path


def test_a_whole_complaint_is_filed_with_the_keyboard_alone(
    service: LiveService, laptop: BrowserContext, screenshot: Path
) -> None:
    page = laptop.new_page()
    page.goto(service.url)
    expect(page.get_by_role("log")).to_contain_text("Racontez-moi")
    keys = Keyboard(page)

    keys.reach("Votre message")
    keys.writes(STORY)
    for answer in ("Non, jamais", "Oui, et je déclare pour moi-même"):
        keys.chooses(answer)
    for answer in ("Je ne sais pas", "Non, pas encore", "Oui, c’est la bonne date"):
        keys.chooses(answer)
    for answer in ("Jeanne", "Dupré", "12/05/1980", "Nantes", "12 rue des Lilas", "44000 Nantes"):
        keys.writes(answer)
    keys.writes("06 98 76 54 32")
    keys.writes("jeanne.dupre@example.org")
    keys.opens_files().set_files(screenshot)
    expect(page.locator("ariane-chat .uploads li")).to_have_class("joined")
    keys.chooses("J’ai tout ajouté")
    keys.chooses("Rien à ajouter")
    keys.reach("Ce que j’ai noté", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("44000 Nantes")
    keys.reach("Corriger le nom")
    keys.takes()
    keys.writes("Dupré-Martin")
    keys.chooses("Déposer ma déclaration")

    expect(page.get_by_role("log")).to_contain_text(re.compile(r"[A-Z]\d[A-Z]-\d{4}"))
    keys.reach("Ouvrir la page de suivi", "Shift+Tab")


def test_a_whole_complaint_is_filed_by_ear_and_each_message_is_said_once(
    service: LiveService, laptop: BrowserContext, screenshot: Path
) -> None:
    page = laptop.new_page()
    page.add_init_script(f"({_LISTEN})()")
    page.goto(service.url)
    ears = Ears(page)

    ears.waits_for("Racontez-moi")
    ears.presses("Envoyer")
    ears.hears("alert", "Écrivez votre message")
    assert "450 €" in ears.writes(STORY, "Avez-vous rencontré")
    ears.chooses("Non, jamais", "18 ans")
    ears.chooses("Oui, et je déclare pour moi-même", "Savez-vous qui est")
    ears.chooses("Je ne sais pas", "Ce n’est pas grave")
    ears.chooses("Non, pas encore", "3 mars 2026")
    ears.chooses("Oui, c’est la bonne date", "prénom")
    ears.writes("Jeanne", "nom")
    ears.writes("Dupré", "naissance")
    ears.writes("12/05/1980", "ville et votre pays")
    ears.writes("Nantes", "adresse")
    ears.writes("12 rue des Lilas", "commune")
    ears.writes("44000 Nantes", "vous joindre")
    ears.writes("06 98 76 54 32", "e-mail")
    ears.writes("jeanne.dupre@example.org", "captures d’écran")
    ears.joins(screenshot, "Pièce 1 ajoutée")
    ears.presses("Ce que j’ai noté")
    ears.hears("dialog", "44000 Nantes")
    ears.presses("Fermer")
    ears.chooses("J’ai tout ajouté", "ajouter quelque chose")
    ears.chooses("Rien à ajouter", "44000 Nantes")
    ears.chooses("Corriger le nom", "Quel est votre nom")
    ears.writes("Dupré-Martin", "Dupré-Martin au lieu de Dupré")
    ears.chooses("Déposer ma déclaration", "116 006")

    assert "Ouvrir la page de suivi" in ears.links()
    spoken = [text.partition(" Réponses proposées")[0] for text in page.evaluate("window.spoken")]
    said = page.locator("ariane-chat li.turn.ariane").evaluate_all(
        "turns => turns.map(turn => 'Ariane\u00a0: ' + "
        "[...turn.querySelectorAll('.text p')].map(p => p.innerText.replace(/\\s*\\n+\\s*/g, ' '))"
        ".join(' '))"
    )
    assert [_plain(text) for text in spoken] == [_plain(text) for text in said]


@pytest.mark.parametrize("way", ["chat", "plain pages"])
def test_a_browser_may_fill_in_who_she_is_and_nothing_else(
    service: LiveService, chromium: Browser, way: str
) -> None:
    context = chromium.new_context(locale="fr-FR", java_script_enabled=way == "chat")
    page = context.new_page()
    say = Chat(page, service.url).says if way == "chat" else PlainPages(page, service.url).writes
    field = page.get_by_role("textbox")

    expect(field).to_have_attribute("autocomplete", "off")
    for text in (STORY, "non jamais", "oui j'ai 45 ans", "oui c'est moi", "non", "non", "oui"):
        say(text)
    offered = []
    for name in [name for name in ANSWERS if name.startswith("victim_")]:
        offered.append(field.get_attribute("autocomplete"))
        say(ANSWERS[name])

    assert offered == [
        *("given-name", "family-name", "bday", "off"),
        *("street-address", "address-level2", "tel", "email"),
    ]
    context.close()


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ").strip()
