"""A victim who is sent elsewhere copies her sheet, opens it to print, and asks why."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.chat import Chat
from tests.documents.reading import squeezed, tags_of, text_of
from tests.live import LiveService

pytestmark = pytest.mark.browser
MET = (
    "j'ai acheté un vélo sur leboncoin, je l'ai vu en personne une fois, j'ai payé 300 euros par "
    "virement et je n'ai rien reçu"
)


def test_she_takes_her_sheet_along(
    service: LiveService, telephone: BrowserContext, page: Page
) -> None:
    telephone.grant_permissions(["clipboard-read", "clipboard-write"], origin=service.url)
    chat = Chat(page, service.url)

    assert "Votre plainte doit y être reçue" in chat.says(MET)
    assert "je l'ai vu en personne une fois" in chat.chooses("Pourquoi ce service\u00a0?")
    quoted = page.locator("ariane-chat .turn q").all_inner_texts()
    assert {MET, "je l'ai vu en personne"} <= set(quoted)
    card = page.locator("ariane-chat .handover").last
    card.get_by_role("button", name="Copier").click()

    expect(card).to_contain_text("La fiche est copiée.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "300\u00a0€" in copied
    assert MET in copied
    paper = card.get_by_role("link", name=re.compile("Imprimer ou enregistrer"))
    pdf = page.request.get(paper.evaluate("link => link.href")).body()
    assert {"/H1", "/Table"} <= tags_of(pdf)
    assert squeezed(MET) in text_of(pdf)
