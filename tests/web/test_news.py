"""The tracking page tells of others who named the same author, to whoever wishes it."""

import asyncio
import re

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from tests.drafts import write_draft
from tests.officers import enrol


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient) -> TestClient:
    return visitor


async def test_she_asks_to_be_told_and_takes_it_back_on_the_page_itself(
    browser: TestClient, services: Services
) -> None:
    hers, *others = (services.filing.file(write_draft(services)) for _ in range(3))
    officer, _ = enrol(services)
    reference = hers.complaint.reference
    services.desk.claim(officer, reference)
    # Signing has an event loop of its own: it stays out of the service's, as in the console.
    await asyncio.to_thread(services.casework.validate, officer, reference, 2, "")
    path = f"/suivi/{hers.tracking_token}"

    before = await (await browser.get(path)).text()
    told = await (await browser.post(f"{path}/souhait", data={"news": "oui"})).text()
    after = await (await browser.post(f"{path}/souhait", data={"news": "non"})).text()

    sentence = "D’autres personnes ont signalé les mêmes coordonnées."
    assert [sentence in page for page in (before, told, after)] == [False, True, False]
    section = told.partition('id="autres"')[2].partition("</section>")[0]
    assert not re.search(r"\d", re.sub(r"<[^>]+>|&nbsp;", "", section))
    assert not any(each.complaint.reference in told for each in others)


async def test_a_wish_for_nobody_s_complaint_is_refused(browser: TestClient) -> None:
    answer = await browser.post("/suivi/nobody/souhait", data={"news": "oui"})

    assert answer.status == 404
