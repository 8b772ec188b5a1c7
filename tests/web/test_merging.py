"""An officer compares two files, joins them and a supervisor parts them, without script."""

import re

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Role
from bot.services.filing import Filed
from tests.drafts import write_draft
from tests.officers import enrol
from tests.web.pages import read_page

WORDS = "Une camionnette blanche m’a livré un colis vide."


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient, services: Services) -> TestClient:
    sign_in(visitor, services, "lea", Role.AGENT)
    return visitor


@pytest.fixture
def leading(services: Services) -> str:
    return services.filing.file(write_draft(services)).complaint.reference


@pytest.fixture
def again(services: Services, leading: str) -> Filed:
    """The same person's other file, which says one thing more."""
    assert leading
    draft = write_draft(services, item="un vélo de course")
    services.transcripts.receive(draft, WORDS)
    return services.filing.file(draft)


def sign_in(browser: TestClient, services: Services, login: str, role: Role) -> None:
    _, telephone = enrol(services, login, role)
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    browser.session.cookie_jar.update_cookies({"ariane_console": token})


async def read(browser: TestClient, path: str, status: int = 200) -> str:
    answer = await browser.get(path)
    assert answer.status == status
    return await answer.text()


async def send(browser: TestClient, page: str, path: str, **form: str) -> tuple[int, str]:
    """Send a form of a page that was read, with what it carries unseen."""
    fields = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
    answer = await browser.post(path, data={**fields, **form})
    return answer.status, await answer.text()


async def join(browser: TestClient, leading: str, joined: str, /, **form: str) -> tuple[int, str]:
    place = f"/console/dossiers/{leading}"
    await send(browser, await read(browser, place), f"{place}/prendre")
    page = await read(browser, f"{place}/comparer?avec={joined}")
    return await send(
        browser, page, f"{place}/comparer", **{"leading": leading, "reason": "la même", **form}
    )


async def test_a_duplicate_is_proposed_compared_and_joined(
    browser: TestClient, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    proposal = f"/console/dossiers/{leading}/comparer?avec={joined}"

    assert proposal in await read(browser, f"/console/dossiers/{leading}")
    assert "un vélo de course" in await read(browser, proposal)
    status, page = await join(browser, leading, joined)

    assert status == 200
    assert "un vélo de course" in page[page.index('id="joints"') :]
    kept = await read(browser, f"/console/dossiers/{joined}")
    assert "<strong>Jointe au dossier" in kept
    assert f"/console/dossiers/{joined}/decider/" not in kept
    queue = await read(browser, "/console")
    assert f"/console/dossiers/{leading}" in queue
    assert f"/console/dossiers/{joined}" not in queue


async def test_a_joined_file_is_found_by_its_words_and_says_where_it_is_joined(
    browser: TestClient, leading: str, again: Filed
) -> None:
    await join(browser, leading, again.complaint.reference)

    form = await read(browser, "/console/recherche")
    _, page = await send(browser, form, "/console/recherche", text="camionnette")

    [found] = read_page(page).one("ol", class_="found-files").all("li")
    assert found.one("h3").text == again.complaint.reference
    assert f"Jointe au dossier {leading}" in " ".join(found.text.split())


async def test_the_victim_reads_where_her_other_declaration_stands(
    browser: TestClient, leading: str, again: Filed
) -> None:
    await join(browser, leading, again.complaint.reference)

    answer = await read(browser, f"/suivi/{again.tracking_token}")
    page = " ".join(read_page(answer).one("main").text.split())

    assert f"jointe à la déclaration {leading}" in page
    assert "Un officier lit votre déclaration." in page


@pytest.mark.parametrize(
    ("form", "status"),
    [
        ({"reason": " "}, 422),
        ({"leading": ""}, 422),
        ({"version": "1"}, 409),
        ({"other_version": "9"}, 409),
    ],
)
async def test_what_is_refused_comes_back_with_what_was_typed(
    browser: TestClient, leading: str, again: Filed, form: dict[str, str], status: int
) -> None:
    joined = again.complaint.reference

    answered, page = await join(browser, leading, joined, **form)

    assert answered == status
    assert form.get("reason", "la même").strip() in read_page(page).one("textarea").text
    assert "<strong>Jointe au dossier" not in await read(browser, f"/console/dossiers/{joined}")


async def test_a_supervisor_alone_parts_them_and_an_auditor_compares_nothing(
    browser: TestClient, services: Services, leading: str, again: Filed
) -> None:
    joined = again.complaint.reference
    part = f"/console/dossiers/{joined}/decider/separer"
    await join(browser, leading, joined)

    await read(browser, part, status=403)
    sign_in(browser, services, "noe", Role.AUDITOR)
    await read(browser, part, status=403)
    await read(browser, f"/console/dossiers/{leading}/comparer", status=403)
    sign_in(browser, services, "chef", Role.SUPERVISOR)
    status, page = await send(browser, await read(browser, part), part, reason="deux vélos")

    assert status == 200
    assert "<strong>Jointe au dossier" not in page
    assert f"/console/dossiers/{joined}" in await read(browser, "/console")
