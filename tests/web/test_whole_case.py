"""A case is decided as one through the console: said before the click, told after it."""

import re

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import Role
from bot.services.casework import Correction
from bot.web.console.wholecase import PLACES
from tests.drafts import write_draft
from tests.officers import Telephone, enrol

COURT = "tribunal judiciaire de Nantes"


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def telephone(services: Services) -> Telephone:
    return enrol(services)[1]


@pytest.fixture
def browser(visitor: TestClient, services: Services, telephone: Telephone) -> TestClient:
    sign_in(visitor, services, telephone)
    return visitor


@pytest.fixture
def case(services: Services) -> list[str]:
    """Three files of one author."""
    return [services.filing.file(write_draft(services)).complaint.reference for _ in range(3)]


def sign_in(browser: TestClient, services: Services, telephone: Telephone) -> None:
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    browser.session.cookie_jar.update_cookies({"ariane_console": token})


async def read(browser: TestClient, path: str, status: int = 200) -> str:
    answer = await browser.get(path)
    assert answer.status == status
    return spaced(await answer.text())


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ").replace("&nbsp;", " "))


async def decide(browser: TestClient, case: list[str], place: str, **form: str) -> str:
    """Read the page of an act, send its form, and return the page of what came of it."""
    path = f"/console/affaires/{case[0]}/ensemble/{place}"
    page = await read(browser, path)
    return await send(browser, path, page, **form)


async def send(browser: TestClient, path: str, page: str, status: int = 200, **form: str) -> str:
    hidden = dict(re.findall(r'name="(csrf|files)" value="([^"]+)"', page))
    answer = await browser.post(path, data={**hidden, **form})
    assert answer.status == status
    for _ in range(200):
        text = spaced(await answer.text())
        if "data-going" not in text:
            return text
        answer = await browser.get(answer.url.path_qs)
    pytest.fail("it never ends")


def state(services: Services, reference: str) -> State:
    with services.records.reading() as work:
        return work.complaints.by_reference(reference).state


async def test_a_case_goes_from_taken_to_transmitted_in_four_decisions(
    browser: TestClient, services: Services, telephone: Telephone, case: list[str]
) -> None:
    taken = await decide(browser, case, "prendre")
    chosen = await decide(browser, case, "procureur", court="tj92050")
    signed = await decide(browser, case, "valider", qualification="", **telephone.proof())
    ready = await read(browser, f"/console/affaires/{case[0]}/ensemble/transmettre")
    sent = await decide(browser, case, "transmettre", court=COURT)

    assert "3 dossiers pris" in taken
    assert "3 dossiers destinés au parquet choisi" in chosen
    assert "3 dossiers validés et signés" in signed
    assert 'value="Parquet du tribunal judiciaire de Nanterre"' in ready
    assert "3 dossiers transmis" in sent
    assert {state(services, each) for each in case} == {State.TRANSMITTED}
    with services.records.reading() as work:
        acts = [event.act for event in work.audit.events(case[1])]
        papers = [work.complaints.documents(each) for each in case]
    assert acts.count("officer:complaint:validate") == 1
    assert acts.count("officer:complaint:transmit") == 1
    for issued in papers:
        assert {DocumentKind.PV, DocumentKind.TRANSMISSION} <= {each.kind for each in issued}


async def test_one_question_reaches_each_victim_in_her_own_conversation(
    browser: TestClient, services: Services, case: list[str]
) -> None:
    await decide(browser, case, "prendre")

    asked = await decide(browser, case, "completer", question="", words="Avez-vous le reçu ?")

    assert "3 dossiers interrogés" in asked
    with services.records.reading() as work:
        for reference in case:
            conversation = work.complaints.by_reference(reference).conversation_id
            assert work.conversations.messages(conversation)[-1].text == "Avez-vous le reçu ?"


async def test_a_file_that_changed_while_the_page_was_read_is_left_and_named(
    browser: TestClient, services: Services, telephone: Telephone, case: list[str]
) -> None:
    await decide(browser, case, "prendre")
    path = f"/console/affaires/{case[0]}/ensemble/valider"
    page = await read(browser, path)
    with services.records.reading() as work:
        holder = work.complaints.by_reference(case[1]).holder
        version = work.complaints.by_reference(case[1]).version
        officer, _ = services.sessions.session(
            browser.session.cookie_jar.filter_cookies(browser.make_url("/"))["ariane_console"].value
        )
    assert holder == officer.id
    services.casework.correct(
        officer, case[1], Correction(version, FactName.ITEM, 1, "un vélo rouge", "vu")
    )

    told = await send(browser, path, page, qualification="", **telephone.proof())

    assert "2 dossiers validés et signés</strong>, 1 laissé de côté" in told
    left = told.partition('id="cote"')[2].partition("</section>")[0]
    assert "Ce dossier a changé depuis que vous l’avez ouvert" in left
    assert re.findall(r"dossiers/([\w-]+)", left) == [case[1]]
    assert state(services, case[1]) is State.UNDER_REVIEW


@pytest.mark.parametrize(
    ("place", "form", "status"),
    [
        ("completer", {"question": "", "words": " "}, 422),
        ("valider", {}, 422),
        ("valider", {"qualification": "", "password": "x", "code": "000000"}, 401),
        ("procureur", {"court": "", "other": "tj00000"}, 422),
    ],
)
async def test_what_is_refused_before_the_first_file_changes_none_and_keeps_the_files(  # noqa: PLR0913, PLR0917 - three are fixtures
    browser: TestClient,
    services: Services,
    case: list[str],
    place: str,
    form: dict[str, str],
    status: int,
) -> None:
    await decide(browser, case, "prendre")
    path = f"/console/affaires/{case[0]}/ensemble/{place}"
    page = await read(browser, path)

    again = await send(browser, path, page, status=status, **form)

    [before] = re.findall(r'name="files" value="([^"]+)"', page)
    assert f'name="files" value="{before}"' in again
    assert 'class="error"' in again
    assert {state(services, each) for each in case} == {State.UNDER_REVIEW}


async def test_files_of_another_case_cannot_be_slipped_in(
    browser: TestClient, services: Services, case: list[str]
) -> None:
    apart = write_draft(services, suspect_iban=None, suspect_phone=None, suspect_pseudonym=None)
    other = services.filing.file(apart).complaint.reference
    path = f"/console/affaires/{case[0]}/ensemble/prendre"
    page = await read(browser, path)

    await send(browser, path, page, files=f"{other}:1 {case[0]}:1 {case[1]}:x {case[2]}")

    assert state(services, other) is State.FILED
    assert state(services, case[0]) is State.UNDER_REVIEW
    assert {state(services, each) for each in case[1:]} == {State.FILED}


async def test_a_forged_form_decides_nothing(
    browser: TestClient, services: Services, case: list[str]
) -> None:
    answer = await browser.post(
        f"/console/affaires/{case[0]}/ensemble/prendre",
        data={"csrf": "forged", "files": f"{case[0]}:1"},
    )

    assert answer.status == 403
    assert state(services, case[0]) is State.FILED


async def test_an_auditor_is_offered_no_act_and_refused_each(
    browser: TestClient, services: Services, case: list[str]
) -> None:
    sign_in(browser, services, enrol(services, "noe", Role.AUDITOR)[1])

    page = await read(browser, f"/console/affaires/{case[0]}")

    assert "ensemble" not in page
    for place in PLACES:
        await read(browser, f"/console/affaires/{case[0]}/ensemble/{place}", status=403)


@pytest.mark.parametrize(
    ("path", "status"), [("ensemble/oublier", 404), ("resultat/nulle-part", 200)]
)
async def test_what_is_not_there_leads_somewhere(
    browser: TestClient, case: list[str], path: str, status: int
) -> None:
    page = await read(browser, f"/console/affaires/{case[0]}/{path}", status=status)

    assert status == 404 or f'Affaire <span class="reference">{case[0]}</span>' in page


async def test_the_result_of_an_officer_is_not_another_s_to_read(
    browser: TestClient, services: Services, case: list[str]
) -> None:
    path = f"/console/affaires/{case[0]}/ensemble/prendre"
    hidden = dict(re.findall(r'name="(csrf|files)" value="([^"]+)"', await read(browser, path)))
    answer = await browser.post(path, data=hidden, allow_redirects=False)
    sign_in(browser, services, enrol(services, "ines")[1])

    page = await read(browser, answer.headers["Location"])

    assert "3 dossiers pris" not in page
    assert f'Affaire <span class="reference">{case[0]}</span>' in page
