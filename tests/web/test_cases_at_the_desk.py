"""Officers decide upon cases through the console, page after page, without script."""

import re

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Role
from tests.drafts import IBAN, write_draft
from tests.officers import Telephone, enrol


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient, services: Services) -> TestClient:
    _, telephone = enrol(services)
    sign_in(visitor, services, telephone)
    return visitor


def sign_in(browser: TestClient, services: Services, telephone: Telephone) -> None:
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    browser.session.cookie_jar.update_cookies({"ariane_console": token})


def file(services: Services) -> str:
    draft = write_draft(services, suspect_phone=None, suspect_pseudonym=None)
    return services.filing.file(draft).complaint.reference


async def read(browser: TestClient, path: str, status: int = 200) -> str:
    answer = await browser.get(path)
    assert answer.status == status
    return await answer.text()


async def decide(browser: TestClient, path: str, **form: str) -> int:
    [code] = set(re.findall(r'name="csrf" value="([^"]+)"', await read(browser, path)))
    answer = await browser.post(path, data={"csrf": code, **form}, allow_redirects=False)
    return answer.status


async def test_an_officer_cuts_a_link_and_the_case_is_no_more(
    browser: TestClient, services: Services
) -> None:
    one, other = file(services), file(services)

    listed = await read(browser, "/console/affaires")
    case = await read(browser, f"/console/affaires/{one}?avec={other}")
    [link] = re.findall(rf'href="(/console/affaires/{other}/decision[^"]+)"', case)
    status = await decide(
        browser, link.replace("&amp;", "&"), standing="cut", reason="pas le même compte"
    )

    assert f"/console/affaires/{one}" in listed
    assert f"Ce qui relie {one} à {other}" in case
    assert "FR76 3000 6000 0112 3456 7890 189" in case.replace("\u00a0", " ")
    assert status == 303
    assert "Aucun dossier" in await read(browser, "/console/affaires")
    assert "pas le même compte" in await read(browser, f"/console/affaires/{other}")


async def test_an_officer_makes_a_value_neutral_and_ties_two_files_by_hand(
    browser: TestClient, services: Services
) -> None:
    one, other = file(services), file(services)
    case = await read(browser, f"/console/affaires/{one}")
    [link] = re.findall(rf'href="(/console/affaires/{one}/decision\?valeur=\d+)"', case)

    neutral = await decide(browser, link, standing="neutral", reason="compte d’une cagnotte")
    apart = await read(browser, "/console/affaires")
    tied = await decide(
        browser,
        f"/console/affaires/{one}/decision?avec={other}",
        standing="confirmed",
        reason="même annonce",
    )

    assert (neutral, tied) == (303, 303)
    assert "Aucun dossier" in apart
    again = await read(browser, f"/console/affaires/{one}?examiner=oui&avec={other}")
    assert "reliés par un officier" in again
    assert IBAN[-3:] in again


async def test_a_decision_without_a_reason_comes_back_with_what_was_chosen(
    browser: TestClient, services: Services
) -> None:
    one, other = file(services), file(services)
    path = f"/console/affaires/{one}/decision?avec={other}"
    [code] = set(re.findall(r'name="csrf" value="([^"]+)"', await read(browser, path)))

    answer = await browser.post(path, data={"csrf": code, "standing": "cut", "reason": " "})

    assert answer.status == 422
    assert re.search(r'value="cut" required checked', await answer.text())


@pytest.mark.parametrize(
    "path",
    [
        "/console/affaires/Z9Z-9999",
        "/console/affaires/{one}/decision?valeur=999999",
        "/console/affaires/{one}/decision?valeur=x",
        "/console/affaires/{one}/decision?valeur=99999999999999999999",
    ],
)
async def test_what_is_not_there_is_said_so(
    browser: TestClient, services: Services, path: str
) -> None:
    await read(browser, path.format(one=file(services)), status=404)


async def test_a_forged_decision_is_refused(browser: TestClient, services: Services) -> None:
    one, other = file(services), file(services)

    answer = await browser.post(
        f"/console/affaires/{one}/decision?avec={other}",
        data={"csrf": "forged", "standing": "cut", "reason": "x"},
    )

    assert answer.status == 403


async def test_an_auditor_reads_cases_and_is_given_no_form(
    browser: TestClient, services: Services
) -> None:
    one, other = file(services), file(services)
    _, telephone = enrol(services, "noe", Role.AUDITOR)
    sign_in(browser, services, telephone)

    case = await read(browser, f"/console/affaires/{one}")

    assert other in case
    assert "decision" not in case
    await read(browser, f"/console/affaires/{one}/decision?avec={other}", status=403)
