"""The whole file, downloaded from the console."""

import hashlib
import io
import zipfile
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Role
from bot.evidence.reception import Received
from tests.drafts import write_draft
from tests.officers import enrol


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient) -> TestClient:
    return visitor


@pytest.fixture
def reference(services: Services) -> str:
    draft = write_draft(services)
    for content in (b"une capture", b"une autre"):
        digest = hashlib.sha256(content).hexdigest()
        services.joining.attach(draft, Received("capture.png", "image/png", digest, content))
    return services.filing.file(draft).complaint.reference


def sign_in(browser: TestClient, services: Services, role: Role) -> None:
    _, telephone = enrol(services, role=role)
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    browser.session.cookie_jar.update_cookies({"ariane_console": token})


@pytest.mark.parametrize("role", [Role.AGENT, Role.SUPERVISOR, Role.AUDITOR])
async def test_whoever_may_read_a_file_may_have_it_whole(
    browser: TestClient, services: Services, reference: str, role: Role
) -> None:
    sign_in(browser, services, role)

    page = await (await browser.get(f"/console/dossiers/{reference}")).text()
    answer = await browser.get(f"/console/dossiers/{reference}/dossier.zip")

    assert f'href="/console/dossiers/{reference}/dossier.zip"' in page
    assert answer.status == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{reference}.zip"'
    with zipfile.ZipFile(io.BytesIO(await answer.read())) as archive:
        assert archive.testzip() is None
        assert archive.read(f"{reference}/pieces/02-capture.png") == b"une autre"
    history = await (await browser.get(f"/console/dossiers/{reference}")).text()
    assert "Dossier complet copié" in history


async def test_who_reads_no_file_gets_none(
    browser: TestClient, services: Services, reference: str
) -> None:
    sign_in(browser, services, Role.ADMINISTRATOR)

    answer = await browser.get(f"/console/dossiers/{reference}/dossier.zip")

    assert answer.status == 403


async def test_a_stranger_is_asked_to_sign_in(browser: TestClient, reference: str) -> None:
    answer = await browser.get(f"/console/dossiers/{reference}/dossier.zip", allow_redirects=False)

    assert answer.status == 303


async def test_a_reference_that_is_not_there_is_said_so(
    browser: TestClient, services: Services
) -> None:
    sign_in(browser, services, Role.AGENT)

    assert (await browser.get("/console/dossiers/Z9Z-9999/dossier.zip")).status == 404


async def test_an_archive_that_cannot_be_finished_does_not_pass_for_whole(
    browser: TestClient, services: Services, reference: str
) -> None:
    sign_in(browser, services, Role.AGENT)
    with services.records.reading() as work:
        complaint = work.complaints.by_reference(reference)
        last = work.conversations.exhibits(complaint.conversation_id)[-1]
    (Path(services.settings.home) / "vault" / last.id[:2] / last.id).unlink()

    with pytest.raises(aiohttp.ClientError):
        await (await browser.get(f"/console/dossiers/{reference}/dossier.zip")).read()
