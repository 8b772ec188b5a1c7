"""The whole complaint without JavaScript, and from the plain pages to the chat and back."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.plain import PlainPages
from tests.dialogue import STORY
from tests.live import LiveService

pytestmark = pytest.mark.browser


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[BrowserContext]:
    """An old telephone, whose browser runs no script."""
    context = chromium.new_context(
        viewport={"width": 320, "height": 640}, locale="fr-FR", java_script_enabled=False
    )
    yield context
    context.close()


def test_a_whole_complaint_is_filed_without_javascript(
    service: LiveService, without_script: BrowserContext, tmp_path: Path
) -> None:
    screenshot, script = tmp_path / "annonce.png", tmp_path / "photo.jpg"
    Image.new("RGB", (640, 1280), "#dfe8ea").save(screenshot)
    script.write_text("#!/bin/sh\necho bonjour\n")
    pages = PlainPages(without_script.new_page(), service.url)

    noted = pages.writes(STORY)
    for piece in ("450 €", "3 mars 2026", "virement", "Kevin_92", "06 12 34 56 78", "Leboncoin"):
        assert piece in noted
    assert "540 € au lieu de 450 €" in pages.writes("non c'était 540")
    assert "18 ans" in pages.chooses("Non, jamais")
    assert "Avez-vous rencontré" in pages.presses("Revenir à la question précédente")
    assert "18 ans" in pages.chooses("Non, jamais")
    assert "Savez-vous qui est" in pages.chooses("Oui, et je déclare pour moi-même")
    assert "Ce n’est pas grave" in pages.chooses("Je ne sais pas")
    assert "3 mars 2026" in pages.chooses("Non, pas encore")
    pages.chooses("Oui, c’est la bonne date")
    for answer in ("Jeanne", "Dupré", "12/05/1980", "Nantes", "12 rue des Lilas", "44000 Nantes"):
        pages.writes(answer)
    pages.writes("06 98 76 54 32")
    assert "captures d’écran" in pages.writes("jeanne.dupre@example.org")
    assert "Une capture d’écran, une photo ou un PDF conviennent" in pages.joins(script)
    assert "annonce.png" in pages.joins(screenshot)
    pages.chooses("J’ai tout ajouté")
    pages.chooses("Rien à ajouter")
    for piece in ("540 €", "Jeanne", "44000 Nantes", "Kevin_92"):
        assert piece in pages.content
    assert "Quel est votre nom" in pages.presses("Corriger le nom")
    assert "Dupré-Martin au lieu de Dupré" in pages.writes("Dupré-Martin")
    pages.chooses("Déposer ma déclaration")

    reference = re.search(r"[A-Z]\d[A-Z]-\d{4}", pages.content)
    assert reference
    pages.page.get_by_role("link", name="Ouvrir la page de suivi").click()
    expect(pages.page.get_by_role("main")).to_contain_text(reference[0])
