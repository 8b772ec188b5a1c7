"""The whole path of a complaint, from story to signature, on each database."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.dialogue import PNG, STORY, Victim
from tests.live import PASSWORD, LiveService, live
from tests.postgres import Cluster  # noqa: TC001 - pytest reads the fixtures' types


@pytest.fixture(params=["sqlite", "postgresql"])
def service_on(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveService]:
    """A running service on a database that has no table yet."""
    if request.param == "sqlite":
        yield request.getfixturevalue("service")
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    url = cluster.database()
    with live(tmp_path, {"ARIANE_DATABASE_URL": url}) as running:
        yield running
    cluster.drop(url)


def test_a_complaint_goes_from_story_to_signature(service_on: LiveService) -> None:
    victim = Victim(service_on.url)
    victim.says(STORY)
    victim.answers(until="evidence_done")
    assert victim.joins("capture.png", PNG).status_code == 201
    victim.answers(until="reviewed")
    filed = victim.files()
    victim.leaves()
    service_on.command("officer", "add", "paul", "--password-stdin", typed=f"{PASSWORD}\n")

    with httpx.Client(base_url=service_on.url, timeout=60) as desk:
        desk.post("/console/connexion", data={"login": "paul", "password": PASSWORD})
        path = f"/console/dossiers/{filed['reference']}"
        page = desk.get(path).text
        fields = {
            name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]  # type: ignore[index]
            for name in ("csrf", "version")
        }
        validated = desk.post(f"{path}/valider", data=fields)
        again = desk.post(f"{path}/valider", data=fields)
        tracking = desk.get(filed["tracking_url"]).text
        minutes = desk.get(f"{filed['tracking_url']}/documents/proces-verbal")

    assert "Kevin_92" in page
    assert validated.status_code == 303
    assert again.status_code == 409
    assert "a validé votre déclaration" in tracking
    assert minutes.content.startswith(b"%PDF")
    assert "Sound" in service_on.command("audit", "verify").stdout
