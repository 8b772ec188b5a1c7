"""The whole: a victim tells her story and files, an officer reads, corrects and validates."""

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.chat import Chat
from tests.dialogue import STORY
from tests.live import PASSWORD, LiveService, live
from tests.officers import Telephone, invite

pytestmark = pytest.mark.browser


@pytest.fixture
def fragile(tmp_path: Path) -> Iterator[LiveService]:
    """A service of this test's own: its processes are killed on the way."""
    with live(tmp_path) as running:
        yield running


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A screenshot, a PDF, and a script that is called a photograph."""
    screenshot, receipt, script = (
        tmp_path / name for name in ("annonce.png", "virement.pdf", "photo.jpg")
    )
    Image.new("RGB", (640, 1280), "#dfe8ea").save(screenshot)
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(receipt)
    script.write_text("#!/bin/sh\necho bonjour\n")
    return screenshot, receipt, script


def test_a_victim_files_and_an_officer_validates(
    fragile: LiveService,
    page: Page,
    computer: BrowserContext,
    files: tuple[Path, Path, Path],
) -> None:
    chat = Chat(page, fragile.url)

    she_tells_her_story(chat)
    she_corrects_and_asks(chat)
    everything_dies_and_she_goes_on(chat, fragile)
    she_answers_what_is_missing(chat)
    she_joins_files(chat, *files)
    she_reads_it_over(chat)
    reference, tracking = she_files(chat)
    desk, telephone = an_officer_enrols_and_signs_in(computer, fragile)
    she_takes_and_reads_the_file(desk, reference, files)
    she_corrects_a_fact(desk)
    she_validates(desk, tracking, telephone)

    verdict = fragile.command("audit", "verify")
    assert verdict.returncode == 0
    assert "Sound" in verdict.stdout
    desk.goto(f"{fragile.url}/console/dossiers/{reference}")
    history = desk.locator("#historique")
    for act in ("Dépôt", "Dossier pris", "Dossier lu", "Pièce ouverte", "Fait corrigé", "validée"):
        expect(history).to_contain_text(act)


def she_tells_her_story(chat: Chat) -> None:
    noted = chat.says(STORY)

    for piece in ("450 €", "3 mars 2026", "virement", "Kevin_92", "06 12 34 56 78", "Leboncoin"):
        assert piece in noted
    assert "FR76 3000 6000 0112 3456 7890 189" in noted
    assert "Votre banque peut encore essayer de le rappeler" in noted
    assert "rencontré cette personne" in noted
    assert is_tagged(paper_behind(chat.page.get_by_role("link", name=re.compile("fiche"))))


def she_corrects_and_asks(chat: Chat) -> None:
    corrected = chat.says("non c'était 540")
    assert "540 € au lieu de 450 €" in corrected
    assert "rencontré cette personne" in corrected

    answered = chat.says("c'est anonyme ?")
    assert "Une plainte porte votre nom" in answered
    assert "rencontré cette personne" in answered


def everything_dies_and_she_goes_on(chat: Chat, fragile: LiveService) -> None:
    chat.page.reload()
    expect(chat.page.get_by_role("log")).to_contain_text("Une plainte porte votre nom")

    fragile.kill_engine()
    assert "18 ans" in chat.says("non jamais")

    fragile.kill()
    fragile.start()
    assert "pour vous-même" in chat.says("oui j'ai 45 ans")


def she_answers_what_is_missing(chat: Chat) -> None:
    assert "Savez-vous qui est" in chat.chooses("Oui, pour moi")
    assert "Ce n’est pas grave" in chat.says("je ne sais pas")
    assert "3 mars 2026" in chat.chooses("Non, pas encore")
    assert "prénom" in chat.chooses("Oui, c’est la bonne date")
    for answer in ("Jeanne", "Dupré", "12/05/1980", "Nantes", "12 rue des Lilas", "44000 Nantes"):
        chat.says(answer)
    assert "e-mail" in chat.says("06 98 76 54 32")


def she_joins_files(chat: Chat, screenshot: Path, receipt: Path, script: Path) -> None:
    assert "captures d’écran" in chat.says("jeanne.dupre@example.org")

    picture, paper, refused = chat.joins(screenshot, receipt, script)

    assert "ajouté" in picture
    assert "ajouté" in paper
    assert "Une capture d’écran, une photo ou un PDF conviennent" in refused
    assert "ajouter quelque chose" in chat.chooses("J’ai tout ajouté")


def she_reads_it_over(chat: Chat) -> None:
    review = chat.chooses("Rien à ajouter")

    for piece in ("540 €", "Jeanne", "44000 Nantes", "jeanne.dupre@example.org", "Kevin_92"):
        assert piece in review
    assert "Quel est votre nom" in chat.corrects("Nom de famille", "Corriger le nom")
    assert "Dupré-Martin au lieu de Dupré" in chat.says("Dupré-Martin")


def she_files(chat: Chat) -> tuple[str, Page]:
    filed = chat.chooses("Déposer ma déclaration")

    reference = re.search(r"[A-Z]\d[A-Z]-\d{4}", filed)
    assert reference
    assert "rappel du virement" in filed
    assert "116 006" in filed
    chat.page.get_by_role("link", name="Ouvrir la page de suivi").click()
    tracking = chat.page.context.pages[-1]
    tracking.wait_for_load_state()
    expect(tracking.get_by_text(reference[0]).first).to_be_visible()
    for title in ("Récépissé", "Vos droits", "La fiche à lire à votre banque"):
        assert is_tagged(paper_behind(tracking.get_by_role("link", name=title)))
    return reference[0], tracking


def an_officer_enrols_and_signs_in(
    computer: BrowserContext, fragile: LiveService
) -> tuple[Page, Telephone]:
    path = invite(fragile, "lea", "--name", "Brigadière Léa Martin")
    desk = computer.new_page()
    desk.goto(fragile.url + path)
    secret = desk.locator(".secret").inner_text().replace(" ", "")
    telephone = Telephone("lea", secret)

    expect(desk.get_by_role("img", name=re.compile("Carré"))).to_be_visible()
    desk.get_by_label("Le code que votre application affiche").fill(telephone.code())
    desk.get_by_label("Choisissez un mot de passe").fill(PASSWORD)
    desk.get_by_role("button", name="Ouvrir mon compte").click()
    expect(desk.locator(".codes li")).to_have_count(8)
    telephone.recovery = desk.locator(".codes li").all_inner_texts()
    desk.get_by_role("link", name="Se connecter").click()
    desk.get_by_label("Identifiant").fill("lea")
    desk.get_by_label("Mot de passe").fill(PASSWORD)
    desk.get_by_label("Code de votre application").fill(telephone.code())
    desk.get_by_role("button", name="Se connecter").click()

    expect(desk).to_have_url(f"{fragile.url}/console")
    return desk, telephone


def she_takes_and_reads_the_file(
    desk: Page, reference: str, files: tuple[Path, Path, Path]
) -> None:
    screenshot, receipt, _ = files
    desk.get_by_role("button", name="Prendre le suivant").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text(reference)

    expect(desk.locator("#conversation")).to_contain_text("jai acheté un iphone 13")
    amount = desk.locator("#fait-amount-1")
    expect(amount).to_contain_text("540 €")
    expect(amount).to_contain_text("450 €")
    amount.locator(".fact-origin a").click()
    expect(desk.locator(":target")).to_have_text("540")
    exhibits = desk.locator("#pieces")
    for file in (screenshot, receipt):
        expect(exhibits).to_contain_text(hashlib.sha256(file.read_bytes()).hexdigest())
    expect(exhibits).not_to_contain_text("photo.jpg")
    with desk.expect_download() as download:
        exhibits.get_by_role("link", name="annonce.png").click()
    assert Path(download.value.path()).read_bytes() == screenshot.read_bytes()


def she_corrects_a_fact(desk: Page) -> None:
    amount = desk.locator("#fait-amount-1")
    amount.get_by_role("link", name="Corriger").click()

    desk.get_by_label("Nouvelle valeur").fill("beaucoup")
    desk.get_by_label("Motif").fill("le reçu porte 545 €")
    desk.get_by_role("button", name="Enregistrer la correction").click()
    expect(desk.get_by_text("Ce montant ne peut pas être lu")).to_be_visible()
    expect(desk.get_by_label("Motif")).to_have_value("le reçu porte 545 €")

    desk.get_by_label("Nouvelle valeur").fill("545,00")
    desk.get_by_role("button", name="Enregistrer la correction").click()
    for piece in ("545 €", "le reçu porte 545 €", "540 €"):
        expect(amount).to_contain_text(piece)


def she_validates(desk: Page, tracking: Page, telephone: Telephone) -> None:
    desk.get_by_role("link", name="Valider et signer").click()
    desk.get_by_role("radio", name="article 313-1").check()
    desk.get_by_role("checkbox").check()
    desk.get_by_label("Votre mot de passe").fill(PASSWORD)
    desk.get_by_label("Le code de votre application").fill(telephone.code())
    desk.get_by_role("button", name="Valider et signer").click()

    expect(desk.locator("#decision")).to_contain_text("Escroquerie, article 313-1")
    assert is_tagged(paper_behind(desk.locator("#documents a[href$=proces-verbal]")))
    tracking.reload()
    expect(tracking.get_by_role("main")).to_contain_text("validé")


def paper_behind(link: Locator) -> bytes:
    """Return what a link leads to, fetched as the browser would."""
    return link.page.request.get(link.evaluate("link => link.href")).body()


def is_tagged(content: bytes) -> bool:
    """Tell whether a PDF can be read aloud: tagged, with a title and a language."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        marked = bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False))
        return marked and "/StructTreeRoot" in pdf.Root and str(pdf.Root.Lang) == "fr-FR"
