"""The officers' desk in real browsers: one file, one officer, and the victim who answers."""

import itertools
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.chat import Chat
from tests.browser.conftest import listen
from tests.dialogue import STORY, Victim
from tests.live import PASSWORD, LiveService
from tests.officers import enrol_at

pytestmark = pytest.mark.browser
NUMBERS = itertools.count()
Seat = Callable[..., Page]


@pytest.fixture
def seat(chromium: Browser, service: LiveService) -> Iterator[Seat]:
    """A way to sit an officer down at a computer of her own, signed in."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def sit(name: str, role: str = "agent", **look: Any) -> Page:
        context = chromium.new_context(
            viewport={"width": 1440, "height": 900}, locale="fr-FR", **look
        )
        contexts.append(context)
        login = f"{name.rsplit(maxsplit=1)[-1].lower()}-{next(NUMBERS)}"
        telephone = enrol_at(service, login, "--name", name, "--role", role)
        page = context.new_page()
        complaints.extend(listen(page))
        page.goto(f"{service.url}/console/connexion")
        page.get_by_label("Identifiant").fill(login)
        page.get_by_label("Mot de passe").fill(PASSWORD)
        page.get_by_label("Code de votre application").fill(telephone.code())
        page.get_by_role("button", name="Se connecter").click()
        expect(page).to_have_url(re.compile(r"/console(/comptes)?$"))
        return page

    yield sit
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def filed(victim: Victim) -> dict[str, Any]:
    """A complaint that waits in the queue: its reference and its tracking page's address."""
    victim.says(STORY)
    victim.answers(until="reviewed")
    return victim.files()


def filed_again(service: LiveService) -> dict[str, Any]:
    """The same person's second declaration of the same facts."""
    victim = Victim(service.url)
    victim.says(STORY)
    victim.answers(until="reviewed")
    again = victim.files()
    victim.leaves()
    return again


def open_file(page: Page, service: LiveService, filed: dict[str, Any], place: str = "") -> None:
    page.goto(f"{service.url}/console/dossiers/{filed['reference']}{place}")


def take(page: Page) -> None:
    page.get_by_role("button", name="Prendre ce dossier").click()
    expect(page.get_by_text("Ce dossier est sur votre bureau.")).to_be_visible()


def test_of_two_officers_one_takes_the_file_and_the_other_is_told(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    lea, ines = seat("Brigadière Léa Martin"), seat("Adjudante Inès Roy")
    open_file(lea, service, filed)
    open_file(ines, service, filed)

    take(lea)
    ines.get_by_role("button", name="Prendre ce dossier").click()

    expect(ines.get_by_role("heading", level=1)).to_have_text(
        "Brigadière Léa Martin travaille sur ce dossier"
    )
    open_file(ines, service, filed)
    expect(ines.get_by_text("Vous pouvez le lire.")).to_be_visible()
    expect(ines.get_by_role("link", name="Réorienter")).to_have_count(0)
    lea.get_by_role("button", name="Rendre à la file").click()
    open_file(ines, service, filed)
    take(ines)
    open_file(lea, service, filed)
    expect(lea.get_by_text("Adjudante Inès Roy travaille sur ce dossier.")).to_be_visible()


def test_an_officer_redirects_with_a_letter_that_the_victim_reads(
    service: LiveService, filed: dict[str, Any], seat: Seat, page: Page
) -> None:
    desk = seat("Brigadière Léa Martin")
    open_file(desk, service, filed)
    take(desk)

    desk.get_by_role("link", name="Réorienter").click()
    desk.get_by_role("radio", name="Carte bancaire utilisée sans accord").check()
    desk.get_by_role("radio", name=re.compile("^Le service Perceval")).check()
    desk.get_by_role("button", name="Réorienter et établir la lettre").click()

    expect(desk.locator("#decision")).to_contain_text("Réorientée vers le service Perceval")
    page.goto(service.url + filed["tracking_url"])
    main = page.get_by_role("main")
    expect(main).to_contain_text("Le service le mieux placé est le service Perceval.")
    expect(main).to_contain_text("Faites opposition auprès de votre banque")
    expect(main).not_to_contain_text("Info Escroqueries vous guide")
    letter = page.get_by_role("link", name="La lettre de réorientation")
    answer = page.request.get(letter.evaluate("link => link.href"))
    assert answer.body().startswith(b"%PDF")


def test_an_officer_asks_and_the_victim_answers_in_the_same_chat(
    service: LiveService, seat: Seat, page: Page
) -> None:
    chat = Chat(page, service.url)
    chat.says(STORY)
    reference, tracking = she_files_in_her_browser(chat)
    desk = seat("Brigadière Léa Martin")
    desk.goto(f"{service.url}/console/dossiers/{reference}")
    take(desk)
    desk.get_by_role("link", name="Demander un complément").click()
    desk.get_by_role("radio", name="La date exacte").check()
    desk.get_by_role("button", name="Envoyer la question").click()
    expect(desk.locator(".file-facts .state")).to_have_text("Complément demandé")

    page.goto(tracking)
    expect(page.get_by_role("main")).to_contain_text("Quel jour avez-vous payé")
    page.goto(service.url)
    log = page.get_by_role("log")
    expect(log).to_contain_text("Quel jour avez-vous payé")
    expect(log).to_contain_text("Officier")
    answered = chat.says("en fait c'était le 2 mars, le relevé dit le 2")

    assert "L’officier reprend sa lecture" in answered
    desk.reload()
    expect(desk.locator(".file-facts .state")).to_have_text("En cours de lecture")
    more = desk.locator("#faits li.fact").filter(has_text="le relevé dit le 2")
    expect(more).to_be_visible()
    more.locator(".fact-origin a").click()
    expect(desk.locator(":target")).to_contain_text("le relevé dit le 2")


def test_the_victim_answers_on_her_page_then_withdraws(
    service: LiveService, filed: dict[str, Any], seat: Seat, page: Page
) -> None:
    desk = seat("Brigadière Léa Martin")
    open_file(desk, service, filed)
    take(desk)
    open_file(desk, service, filed, "/decider/completer")
    desk.get_by_role("radio", name="Une autre question").check()
    desk.get_by_label("Votre question").fill("Le colis est-il arrivé depuis ?")
    desk.get_by_role("button", name="Envoyer la question").click()

    page.goto(service.url + filed["tracking_url"])
    expect(page.get_by_role("main")).to_contain_text("Le colis est-il arrivé depuis ?")
    assert_accessible(page)
    page.get_by_label("Répondez à l’officier").fill("oui, hier")
    page.get_by_role("button", name="Envoyer ma réponse").click()
    expect(page.get_by_role("heading", name="Un officier lit votre déclaration.")).to_be_visible()
    page.get_by_text("Je souhaite la retirer").click()
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Retirer ma déclaration").click()

    expect(page.get_by_role("heading", name="Vous avez retiré")).to_be_visible()
    expect(page.get_by_role("link", name="L’avis de retrait")).to_be_visible()
    open_file(desk, service, filed)
    expect(desk.locator(".file-facts .state")).to_have_text("Retirée")
    expect(desk.locator("#faits")).to_contain_text("oui, hier")


def test_an_auditor_reads_and_can_change_nothing(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    desk = seat("Noé Petit", "auditor")
    expect(desk.get_by_role("button", name="Prendre")).to_have_count(0)

    open_file(desk, service, filed)

    expect(desk.locator("#conversation")).to_contain_text("iphone 13")
    expect(desk.get_by_role("button")).to_have_text(["Se déconnecter"])
    expect(desk.get_by_role("link", name="Corriger")).to_have_count(0)
    for act in ("valider", "reorienter", "completer", "faits", "nature"):
        answer = desk.goto(f"{service.url}/console/dossiers/{filed['reference']}/decider/{act}")
        assert answer
        assert answer.status == 403


def test_an_officer_keeps_a_view_of_her_own(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    assert filed["reference"]
    lea, ines = seat("Brigadière Léa Martin"), seat("Adjudante Inès Roy")
    lea.get_by_label("Type de faits").select_option("Chantage en ligne")
    lea.get_by_label("Trier par").select_option("Danger")
    lea.get_by_role("button", name="Filtrer").click()

    lea.get_by_text("Mes vues enregistrées").click()
    lea.get_by_label("Enregistrer les filtres").fill("Chantages")
    lea.get_by_role("button", name="Enregistrer").click()

    lea.goto(f"{service.url}/console")
    assert_accessible(lea)
    lea.get_by_role("link", name="Chantages").click()
    expect(lea.get_by_label("Type de faits")).to_have_value("chantage")
    expect(lea.get_by_label("Trier par")).to_have_value("danger")
    ines.reload()
    expect(ines.get_by_role("link", name="Chantages")).to_have_count(0)
    lea.get_by_role("button", name="Supprimer la vue Chantages").click()
    expect(lea.get_by_role("link", name="Chantages")).to_have_count(0)


def test_an_identifier_is_found_as_it_is_typed_and_stands_in_no_address(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    desk = seat("Brigadière Léa Martin")
    search = desk.get_by_role("textbox", name="Chercher un dossier")

    search.fill("@KEVIN_92")
    desk.keyboard.press("Enter")

    results = desk.get_by_role("table")
    expect(results.get_by_role("link", name=filed["reference"], exact=True)).to_be_visible()
    expect(desk).to_have_url(f"{service.url}/console/recherche")
    assert_accessible(desk)
    search.fill(filed["reference"].lower())
    desk.get_by_role("button", name="Chercher", exact=True).click()
    expect(desk).to_have_url(f"{service.url}/console/dossiers/{filed['reference']}")


def test_a_supervisor_reads_figures_and_takes_them_away(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    assert filed["reference"]
    desk = seat("Capitaine Jeanne Adam", "supervisor", accept_downloads=True)

    desk.get_by_role("link", name="Statistiques").click()
    desk.get_by_label("Du", exact=True).fill("2026-03-05")
    desk.get_by_label("Au (inclus)").fill("2026-03-05")
    desk.get_by_role("button", name="Afficher").click()

    kinds = desk.get_by_role("table", name="Nature des déclarations")
    told = kinds.get_by_role("row", name=re.compile("^Plainte ")).get_by_role("cell").first
    assert int(told.inner_text()) >= 1
    with desk.expect_download() as taken:
        desk.get_by_role("link", name=re.compile("CSV.*Nature des déclarations")).click()
    text = taken.value.path().read_text(encoding="utf-8-sig")
    assert f"Plainte;{told.inner_text()}" in text
    agent = seat("Brigadière Léa Martin")
    expect(agent.get_by_role("link", name="Statistiques")).to_have_count(0)
    answer = agent.goto(f"{service.url}/console/statistiques")
    assert answer
    assert answer.status == 403


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_desk_passes_axe(
    service: LiveService, filed: dict[str, Any], seat: Seat, scheme: str
) -> None:
    desk = seat("Brigadière Léa Martin", "supervisor", color_scheme=scheme)
    assert_accessible(desk)
    open_file(desk, service, filed)
    assert_accessible(desk)
    take(desk)
    assert_accessible(desk)
    for act in ("valider", "completer", "reorienter", "faits", "nature"):
        open_file(desk, service, filed, f"/decider/{act}")
        assert_accessible(desk)
    for page in ("/console/compte", "/console/statistiques", "/chiffres"):
        desk.goto(f"{service.url}{page}")
        assert_accessible(desk)
    admin = seat("Anne Durand", "administrator", color_scheme=scheme)
    assert_accessible(admin)


def test_a_file_is_taken_and_redirected_by_keyboard_alone(
    service: LiveService, filed: dict[str, Any], seat: Seat
) -> None:
    desk = seat("Brigadière Léa Martin")
    open_file(desk, service, filed)

    press(desk, "Prendre ce dossier")
    press(desk, "Réorienter")
    tab_to(desk, "ground")
    desk.keyboard.press("Space")
    tab_to(desk, "service")
    desk.keyboard.press("ArrowDown")
    press(desk, "Réorienter et établir la lettre")

    expect(desk.locator(".file-facts .state")).to_have_text("Réorientée")


def test_two_files_of_one_person_are_compared_joined_and_parted_by_keyboard(
    service: LiveService, filed: dict[str, Any], seat: Seat, page: Page
) -> None:
    again = filed_again(service)
    desk, chief = seat("Brigadière Léa Martin"), seat("Capitaine Jeanne Adam", "supervisor")
    open_file(desk, service, filed)
    press(desk, "Prendre ce dossier")

    press(desk, f"Comparer avec {again['reference']}")
    expect(desk.get_by_role("row", name=re.compile("^Montant"))).to_be_visible()
    assert_accessible(desk)
    tab_to(desk, "leading")
    desk.keyboard.press("Space")
    tab_to(desk, "reason")
    desk.keyboard.type("La même vente, racontée deux fois.")
    press(desk, "Joindre les dossiers")

    expect(desk.locator("#joints")).to_contain_text(again["reference"])
    assert_accessible(desk)
    page.goto(service.url + again["tracking_url"])
    expect(page.get_by_role("main")).to_contain_text(
        f"jointe à la déclaration {filed['reference']}"
    )
    open_file(chief, service, again)
    expect(chief.locator(".file-head")).to_contain_text(f"Jointe au dossier {filed['reference']}")
    assert_accessible(chief)
    press(chief, "Séparer les dossiers")
    chief.get_by_label("Motif").fill("Deux vélos.")
    press(chief, "Séparer les dossiers")
    expect(chief.locator(".file-facts .state")).to_have_text("À lire")


def press(page: Page, words: str) -> None:
    """Go by Tab to what bears these words, see where one is, and press Enter."""
    tab_to(page, words)
    outlined = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outlined == "solid"
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what bears these words, or this name, has the focus."""
    for _ in range(300):
        page.keyboard.press("Tab")
        here = page.evaluate(
            "[document.activeElement.innerText.trim(), document.activeElement.name || '']"
        )
        if wanted in here:
            return
    pytest.fail(f"the keyboard does not reach « {wanted} »")


def assert_accessible(page: Page) -> None:
    """Fail with axe's own words when a page breaks a rule of WCAG 2.2 A or AA."""
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    results = Axe().run(page, options=options)
    assert results.violations_count == 0, results.generate_report()


def she_files_in_her_browser(chat: Chat) -> tuple[str, str]:
    """Answer what is missing, file, and return the reference and the tracking page's address."""
    for answer in (
        "non jamais",
        "oui j'ai 45 ans",
        "oui c'est moi",
        "non",
        "non pas encore",
        "oui",
        "Jeanne",
        "Dupré",
        "12/05/1980",
        "Nantes",
        "12 rue des Lilas",
        "44000 Nantes",
        "06 98 76 54 32",
        "jeanne.dupre@example.org",
        "j'ai fini",
        "rien à ajouter",
    ):
        chat.says(answer)
    filed = chat.chooses("Déposer ma déclaration")
    reference = re.search(r"[A-Z]\d[A-Z]-\d{4}", filed)
    assert reference
    link = chat.page.get_by_role("link", name="Ouvrir la page de suivi")
    return reference[0], link.evaluate("link => link.href")
