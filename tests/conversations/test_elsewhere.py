"""Whoever is sent elsewhere takes a sheet along that holds what she said, on paper and as text."""

from typing import Any

import httpx
import pytest

from tests.dialogue import Victim
from tests.documents.reading import squeezed, tags_of, text_of
from tests.live import LiveService

MET = (
    "j'ai acheté un vélo sur leboncoin, je l'ai vu en personne une fois, j'ai payé 300 euros par "
    "virement à Kevin_92 et je n'ai rien reçu"
)


def beside(victim: Victim, kind: str) -> dict[str, Any]:
    return next(
        each["custom"] for each in victim.heard if (each["custom"] or {}).get("type") == kind
    )


@pytest.mark.conversation
def test_she_takes_what_she_said_along(victim: Victim, service: LiveService) -> None:
    victim.says(MET)

    sheet = beside(victim, "handover")
    answer = httpx.get(service.url + sheet["url"], timeout=60)

    assert sheet["easy"].startswith("Voici une fiche")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert {"/H1", "/Table", "/TH"} <= tags_of(answer.content)
    for piece in ("300\u00a0€", "Kevin_92", "Leboncoin", MET):
        assert piece in sheet["text"]
        assert squeezed(piece) in text_of(answer.content)


@pytest.mark.conversation
def test_a_correction_makes_a_new_sheet(victim: Victim) -> None:
    victim.says(MET)

    victim.says("en fait c'était 320 euros")

    assert "320\u00a0€" in beside(victim, "handover")["text"]


@pytest.mark.conversation
def test_the_service_is_one_press_away(victim: Victim) -> None:
    victim.says(MET)

    assert beside(victim, "visit")["url"].startswith("https://www.service-public.gouv.fr/")


@pytest.mark.conversation
def test_nobody_else_reads_the_sheet(victim: Victim, service: LiveService) -> None:
    victim.says(MET)
    url = beside(victim, "handover")["url"]
    other = Victim(service.url)
    other.leaves()

    for stolen in (url.replace(victim.id, other.id), url[:-1], f"{url.rpartition('/')[0]}/x"):
        assert httpx.get(service.url + stolen, timeout=30).status_code == 404
