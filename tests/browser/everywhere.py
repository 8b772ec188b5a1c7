"""Every page there is, each opened the way the person who uses it comes to it."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect

from bot.bootstrap.settings import ROOT
from tests.browser.chat import Chat
from tests.dialogue import PNG, STORY, Victim
from tests.live import PASSWORD, LiveService
from tests.officers import enrol_at

_NUMBERS = itertools.count()
_MAIL: Final = ROOT / "tests" / "data" / "evidence" / "accepted" / "vendeur.eml"


@contextmanager
def every_page(
    chromium: Browser, service: LiveService, **look: Any
) -> Iterator[Mapping[str, Page]]:
    """Open the pages by their names: hers first, then the officers'."""
    filed = [_filed(service) for _ in range(2)]
    ours = chromium.new_context(locale="fr-FR", reduced_motion="reduce", **look)
    desk = chromium.new_context(locale="fr-FR", reduced_motion="reduce", **look)
    admin = chromium.new_context(locale="fr-FR", reduced_motion="reduce", **look)
    try:
        _sign_in(desk.new_page(), service, "supervisor")
        _sign_in(admin.new_page(), service, "administrator")
        file = f"/console/dossiers/{filed[0]['reference']}"
        _taken(desk.new_page(), service.url + file)
        hers = _opened(ours.new_page, service.url, _hers(filed[0]["tracking_url"]))
        theirs = _opened(desk.new_page, service.url, _theirs(file))
        accounts = {"comptes des officiers": "/console/comptes"}
        yield {
            "conversation commencée": _begun(ours.new_page(), service.url),
            **_plain(ours.new_page, service.url),
            **hers,
            **theirs,
            "affaire": _first_case(desk.new_page(), service.url),
            **_opened(admin.new_page, service.url, accounts),
        }
    finally:
        for context in (ours, desk, admin):
            context.close()


def _hers(tracking: str) -> Mapping[str, str]:
    return {
        "accueil": "/",
        "suivi d’une déclaration": tracking,
        "données personnelles": "/donnees-personnelles",
        "déclaration d’accessibilité": "/accessibilite",
        "mentions légales": "/mentions-legales",
        "page introuvable": "/nulle-part",
        "connexion des officiers": "/console/connexion",
    }


def _theirs(file: str) -> Mapping[str, str]:
    return {
        "file des dossiers": "/console",
        "dossier": file,
        "correction d’un fait": f"{file}/corriger/amount/1",
        "validation d’un dossier": f"{file}/decider/valider",
        "réorientation d’un dossier": f"{file}/decider/reorienter",
        "demande de complément": f"{file}/decider/completer",
        "pièce, image": f"{file}/pieces/1/voir",
        "pièce, courriel": f"{file}/pieces/2/voir",
        "affaires recoupées": "/console/affaires",
        "sessions d’un officier": "/console/compte",
    }


def _filed(service: LiveService) -> dict[str, Any]:
    victim = Victim(service.url)
    victim.says(STORY)
    for name, content in (("annonce.png", PNG), (_MAIL.name, _MAIL.read_bytes())):
        assert victim.joins(name, content).is_success
    victim.answers(until="reviewed")
    filed = victim.files()
    victim.leaves()
    return filed


def _opened(new: Callable[[], Page], url: str, places: Mapping[str, str]) -> Mapping[str, Page]:
    pages = {name: new() for name in places}
    for name, page in pages.items():
        page.goto(url + places[name])
    return pages


def _begun(page: Page, url: str) -> Page:
    assert "Avez-vous rencontré" in Chat(page, url).says(STORY)
    return page


def _plain(new: Callable[[], Page], url: str) -> Mapping[str, Page]:
    start, question, notes = new(), new(), new()
    start.goto(f"{url}/formulaire")
    question.goto(f"{url}/formulaire")
    question.get_by_role("button", name="Commencer").click()
    question.get_by_role("textbox").fill(STORY)
    question.get_by_role("button", name="Envoyer").click()
    expect(question.get_by_role("radio").first).to_be_visible()
    notes.goto(f"{url}/formulaire/notes")
    return {
        "entrée des pages simples": start,
        "question des pages simples": question,
        "notes des pages simples": notes,
    }


def _sign_in(page: Page, service: LiveService, role: str) -> None:
    login = f"visite-{next(_NUMBERS)}"
    telephone = enrol_at(service, login, "--name", "Brigadière Zoé Blanc", "--role", role)
    page.goto(f"{service.url}/console/connexion")
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_label("Code de votre application").fill(telephone.code())
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_role("button", name="Se déconnecter")).to_be_visible()


def _taken(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Prendre ce dossier").click()
    expect(page.get_by_text("Ce dossier est sur votre bureau.")).to_be_visible()


def _first_case(page: Page, url: str) -> Page:
    page.goto(f"{url}/console/affaires")
    page.locator("table.list tbody a").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Affaire")
    return page
