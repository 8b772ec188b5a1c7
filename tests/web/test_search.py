"""What an officer searches for is posted, shown again, and never markup."""

import re

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.web.console.search import reference_in
from tests.drafts import write_draft
from tests.officers import enrol
from tests.web.desk import the_search
from tests.web.pages import show


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("A7K-2931", "A7K-2931"),
        (" a7k 2931 ", "A7K-2931"),
        ("a7k2931", "A7K-2931"),
        ("A7K-29310", ""),
        ("Kevin_92", ""),
    ],
)
def test_a_whole_reference_is_told_from_an_identifier(text: str, reference: str) -> None:
    assert reference_in(text) == reference


def test_what_was_searched_for_is_shown_in_its_normal_form() -> None:
    phone = show("console/search.html", the_search("+33639980012"))
    name = show("console/search.html", the_search("<b>Kevin</b>"))

    assert [each.text.split() for each in phone.one("ul", class_="sought").all("li")] == [
        ["Téléphone", "06", "39", "98", "00", "12"]
    ]
    assert [each.text.split() for each in name.one("ul", class_="sought").all("li")] == [
        ["Pseudonyme", "<b>kevin</b>"],
        ["Nom", "<b>kevin</b>"],
    ]
    assert name.one("input", id="text").attributes["value"] == "<b>Kevin</b>"
    assert not name.all("b")


def test_a_file_says_as_what_it_was_found_and_leads_to_its_case() -> None:
    page = show("console/search.html", the_search("0639980012", count=2))

    alone, linked = page.one("tbody").all("tr")
    assert "Téléphone" in alone.text
    assert not [each for each in alone.all("a") if "affaires" in each.attributes["href"]]
    assert linked.all("a", href="/console/affaires/A7K-2931")
    assert "Les 100 plus récents sont affichés." in page.one("caption").text


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient, services: Services) -> TestClient:
    _, telephone = enrol(services)
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    visitor.session.cookie_jar.update_cookies({"ariane_console": token})
    return visitor


async def post(browser: TestClient, text: str) -> tuple[int, str, str]:
    page = await (await browser.get("/console/recherche")).text()
    [code] = set(re.findall(r'name="csrf" value="([^"]+)"', page))
    answer = await browser.post(
        "/console/recherche", data={"csrf": code, "text": text}, allow_redirects=False
    )
    return answer.status, await answer.text(), answer.headers.get("Location", "")


async def test_a_search_lists_the_files(browser: TestClient, services: Services) -> None:
    reference = services.filing.file(write_draft(services)).complaint.reference

    status, page, _ = await post(browser, "FR76 3000 6000 0112 3456 7890 189")

    assert status == 200
    assert f"/console/dossiers/{reference}" in page
    assert "FR76 3000 6000 0112 3456 7890 189" in page.replace("\u00a0", " ")


async def test_a_reference_opens_its_file_and_nothing_is_asked_for_again(
    browser: TestClient,
) -> None:
    status, _, place = await post(browser, "a7k 2931")
    empty, page, _ = await post(browser, " ")

    assert (status, place) == (303, "/console/dossiers/A7K-2931")
    assert empty == 422
    assert "Il n’y a rien à chercher" in page


async def test_a_search_without_its_code_is_refused(browser: TestClient) -> None:
    answer = await browser.post("/console/recherche", data={"text": "kevin_92"})

    assert answer.status == 403


STORY = "Une <i>camionnette</i> blanche m’a livré un colis vide."


@pytest.fixture
def told(services: Services) -> str:
    draft = write_draft(services)
    services.transcripts.receive(draft, STORY)
    return services.filing.file(draft).complaint.reference


async def test_words_are_marked_where_they_stand_and_nothing_else_is_markup(
    browser: TestClient, told: str
) -> None:
    status, page, _ = await post(browser, "camionnettes BLANCHES")

    assert status == 200
    assert f"/console/dossiers/{told}" in page
    assert "&lt;i&gt;<mark>camionnette</mark>&lt;/i&gt; <mark>blanche</mark>" in page
    assert "«\u00a0camionnettes\u00a0», «\u00a0BLANCHES\u00a0»" in page.replace("&nbsp;", "\u00a0")


async def test_a_slip_leads_to_the_search_that_was_meant(browser: TestClient, told: str) -> None:
    _, page, _ = await post(browser, "camionette vide")
    [meant] = re.findall(r'name="text" value="([^"]+)">\s*<p>', page)

    _, found, _ = await post(browser, meant)

    assert meant == "camionnette vide"
    assert f"/console/dossiers/{told}" not in page
    assert f"/console/dossiers/{told}" in found


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("violoncelle", "aucun dossier"),
        ("le la les", "trop courants"),
        ("violoncelle camionnette", "aucun dossier"),
    ],
)
async def test_what_finds_nothing_is_told_in_words(
    browser: TestClient, told: str, typed: str, said: str
) -> None:
    status, page, _ = await post(browser, typed)

    assert status == 200
    assert said in page
    assert f"/console/dossiers/{told}" not in page


async def test_what_was_typed_is_in_no_log(
    browser: TestClient, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")

    await post(browser, "camionnette")

    assert told
    assert caplog.records
    assert "camionnette" not in caplog.text


async def test_pages_of_the_queue_follow_one_another(
    browser: TestClient, services: Services
) -> None:
    filed = {services.filing.file(write_draft(services)).complaint.reference for _ in range(26)}
    first = await (await browser.get("/console")).text()
    [following] = re.findall(r'rel="next" href="([^"]+)"', first)
    second = await (await browser.get(following.replace("&amp;", "&"))).text()

    shown = [
        set(re.findall(r'class="reference" href="/console/dossiers/([^"]+)"', page))
        for page in (first, second)
    ]

    assert [len(each) for each in shown] == [25, 1]
    assert shown[0] | shown[1] == filed
    assert "Revenir au début" in second
