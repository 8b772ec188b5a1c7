"""The whole path of a complaint, from story to signature, on each database."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.dialogue import PNG, STORY, Victim
from tests.live import LiveService, live
from tests.officers import enrol_at, sign_in
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
    telephone = enrol_at(service_on, f"paul-{filed['reference']}")

    with httpx.Client(base_url=service_on.url, timeout=60) as desk:
        sign_in(desk, telephone)
        path = f"/console/dossiers/{filed['reference']}"
        page = desk.get(path).text
        taken = desk.post(f"{path}/prendre", data=fields_of(page, "csrf"))
        form = desk.get(f"{path}/decider/valider").text
        fields = {**fields_of(form, "csrf", "version"), "qualification": "escroquerie"}
        alone = desk.post(f"{path}/decider/valider", data=fields)
        validated = desk.post(f"{path}/decider/valider", data={**fields, **telephone.proof()})
        again = desk.post(f"{path}/decider/valider", data=fields)
        tracking = desk.get(filed["tracking_url"]).text
        minutes = desk.get(f"{filed['tracking_url']}/documents/proces-verbal")

    assert "Kevin_92" in page
    assert (taken.status_code, alone.status_code, validated.status_code) == (303, 401, 303)
    assert again.status_code == 401
    assert "a validé votre déclaration" in tracking
    assert minutes.content.startswith(b"%PDF")
    assert "Sound" in service_on.command("audit", "verify").stdout


def fields_of(page: str, *names: str) -> dict[str, str]:
    """The hidden fields of a page's forms."""
    return {
        name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]  # type: ignore[index]
        for name in names
    }
