"""A case in real browsers: decided as one by one of two officers."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings
from bot.complaint.money import Money
from tests.browser.axe import violations
from tests.browser.conftest import listen
from tests.drafts import write_draft
from tests.live import NOW, PASSWORD, LiveService, live
from tests.officers import Telephone, enrol_at

pytestmark = pytest.mark.browser
FILES = 5


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveService]:
    """A service whose console is used alone: nobody talks, so it has no engine."""
    nobody = {"ARIANE_ENGINE_URL": "http://127.0.0.1:9", "ARIANE_ENGINE_TOKEN": "none"}
    with live(tmp_path_factory.mktemp("cases"), nobody) as running:
        yield running


@pytest.fixture
def case(desk: LiveService) -> list[str]:
    """The files of one author whom nobody knew before."""
    return file_case(desk.home, FILES)


def file_case(home: Path, files: int) -> list[str]:
    """File complaints that name one telephone, no earlier case's; return their references."""
    services = assemble(Settings.read({"ARIANE_HOME": str(home), "ARIANE_NOW": NOW}))
    filed: list[str] = []
    try:
        with services.records.reading() as work:
            known = sum(work.clusters.counts())
        for number in range(files):
            draft = write_draft(
                services,
                suspect_phone=f"+336399800{known + 40:02}",
                suspect_iban=None,
                suspect_pseudonym=None,
                amount=Money(20_00 + 100 * number),
                victim_commune=("59000 Lille", "44000 Nantes", "69003 Lyon")[number % 3],
            )
            filed.append(services.filing.file(draft).complaint.reference)
    finally:
        services.close()
    return filed


class Seat:
    """An officer at a computer of her own."""

    def __init__(self, page: Page, telephone: Telephone) -> None:
        self.page = page
        self.telephone = telephone

    def sign(self) -> None:
        """Fill in both factors."""
        self.page.get_by_label("Votre mot de passe").fill(PASSWORD)
        self.page.get_by_label("Le code de votre application").fill(self.telephone.code())


def sit(browser: Browser, desk: LiveService, login: str, name: str, **look: object) -> Seat:
    context = browser.new_context(
        **{"viewport": {"width": 1440, "height": 900}, "locale": "fr-FR", **look}
    )
    telephone = enrol_at(desk, login, "--name", name)
    page = context.new_page()
    page.goto(f"{desk.url}/console/connexion")
    page.get_by_label("Identifiant").fill(login)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_label("Code de votre application").fill(telephone.code())
    page.get_by_role("button", name="Se connecter").click()
    expect(page).to_have_url(re.compile(r"/console$"))
    return Seat(page, telephone)


def test_of_two_officers_one_decides_the_case_but_for_the_file_that_the_other_has(
    chromium: Browser, desk: LiveService, case: list[str]
) -> None:
    lea = sit(chromium, desk, "lea", "Brigadière Léa Martin")
    ines = sit(chromium, desk, "ines", "Adjudante Inès Roy")
    complaints = (listen(lea.page), listen(ines.page))
    lea.page.goto(f"{desk.url}/console/dossiers/{case[2]}")
    lea.page.get_by_role("button", name="Prendre ce dossier").click()
    page = ines.page
    place = f"{desk.url}/console/affaires/{case[0]}"

    page.goto(place)
    page.get_by_role("link", name="Prendre les dossiers libres").click()
    expect(page.get_by_role("main")).to_contain_text(
        "Brigadière Léa Martin travaille sur ce dossier"
    )
    page.get_by_role("button", name="Prendre ces 4 dossiers").click()
    expect(page.get_by_role("status")).to_contain_text("4 dossiers pris")
    page.goto(place)
    page.get_by_role("link", name="Choisir un parquet").click()
    page.get_by_role("radio", name=re.compile("Nanterre")).check()
    page.get_by_role("button", name="Retenir ce parquet pour").click()
    expect(page.get_by_role("status")).to_contain_text("5 dossiers destinés au parquet choisi")
    page.goto(place)
    page.get_by_role("link", name="Valider et signer").click()
    page.get_by_role("radio", name="Laissée à l’appréciation du procureur").check()
    page.get_by_role("checkbox").check()
    ines.sign()
    page.get_by_role("button", name="Valider et signer 4 procès-verbaux").click()
    done = page.get_by_text("C’est terminé")
    expect(done).to_contain_text("4 dossiers validés et signés", timeout=60_000)
    page.goto(place)
    page.get_by_role("link", name="Transmettre").click()
    expect(page.get_by_label("Tribunal judiciaire destinataire")).to_have_value(
        re.compile("Nanterre")
    )
    page.get_by_role("button", name="Transmettre 4 dossiers").click()
    expect(done).to_contain_text("4 dossiers transmis", timeout=60_000)

    page.goto(place)
    expect(page.locator("#ensemble")).to_contain_text("En cours de lecture : 1, Transmise : 4.")
    lea.page.reload()
    expect(lea.page.locator(".file-facts .state")).to_have_text("En cours de lecture")
    assert complaints == ([], [])


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_every_page_of_a_case_passes_axe_and_fits(
    chromium: Browser, desk: LiveService, case: list[str], scheme: str, width: int
) -> None:
    seat = sit(
        chromium,
        desk,
        f"noa-{scheme}-{width}",
        "Major Noa Blanc",
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    page = seat.page
    complaints = listen(page)
    place = f"{desk.url}/console/affaires/{case[0]}"
    for path in ("", "/ensemble/procureur", "/ensemble/transmettre", "/ensemble/prendre"):
        page.goto(place + path)
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Prendre ces 5 dossiers").click()
    expect(page.get_by_role("status")).to_contain_text("5 dossiers pris")
    for path in ("", "/ensemble/completer", "/ensemble/valider"):
        assert violations(page) == []
        page.goto(place + path)
    assert violations(page) == []
    assert complaints == []


def test_the_graph_is_drawn_and_nobody_else_is_asked_for_anything(
    chromium: Browser, desk: LiveService, case: list[str]
) -> None:
    page = sit(chromium, desk, "zoe", "Gardienne Zoé Petit").page
    complaints = listen(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{desk.url}/console/affaires/{case[0]}")
    graph = page.get_by_role("img", name="dossiers : 5, éléments qui les relient : 1")
    expect(graph).to_be_visible()
    inked = graph.evaluate(
        "place => [...place.querySelectorAll('canvas')].some(each =>"
        " each.getContext('2d').getImageData(0, 0, each.width, each.height).data.some(Boolean))"
    )
    page.get_by_role("button", name="Agrandir").press("Enter")

    assert inked
    assert all(each.startswith(desk.url) for each in asked)
    assert complaints == []
