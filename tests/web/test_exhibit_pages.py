"""What an officer sees of an exhibit: its pages drawn again, what it claims, its custody."""

from dataclasses import replace
from typing import Any

import pytest

from bot.complaint.exhibits import Exhibit, ReadExhibit, Reading, ReadingState
from bot.records.audit import AuditEvent
from bot.services.viewing import Viewed
from tests.web.desk import FILED_AT, signed_in
from tests.web.pages import Element, show

EXHIBIT = Exhibit("e1", 2, "<b>mail</b>.eml", "message/rfc822", 512, "ab" * 32, FILED_AT)
READING = Reading(
    text="<script>alert(1)</script>",
    claims={"from": "Ma Banque <a@mail-exemple.fr>", "reply-to": "b@mail-exemple.fr"},
    path=["from mx.example.org by boite.example.org"],
    checks=["boite.example.org; spf=fail"],
)
JOINED = AuditEvent(7, "", "victim", "victim:exhibit:join", "e1", {"sha256": "ab" * 32}, "", "")
VIEWED = Viewed(
    EXHIBIT,
    ReadExhibit(READING, (), ReadingState.CONFIRMED),
    None,
    [JOINED],
    pages=3,
    scanned=True,
)


def the_page(viewed: Viewed = VIEWED, page: int = 1) -> Element:
    context: dict[str, Any] = {
        **signed_in(),
        "reference": "A2B-2222",
        "viewed": viewed,
        "page": page,
        "acts": [("Pièce reçue et scellée", event) for event in viewed.custody],
    }
    return show("console/exhibit.html", context)


def test_nothing_of_the_file_is_markup() -> None:
    read = the_page()

    assert not read.one("main").all("script")
    assert not read.one("main").all("b")
    assert "<script>alert(1)</script>" in read.one("pre").text


def test_what_a_mail_claims_is_there_and_said_to_be_a_claim() -> None:
    told = the_page().one("main").text

    assert "Ma Banque <a@mail-exemple.fr>" in told
    assert "spf=fail" in told
    assert "Elles peuvent être fausses" in told


@pytest.mark.parametrize(("page", "ways"), [(1, ["suivante"]), (3, ["précédente"])])
def test_each_page_leads_to_its_neighbours(page: int, ways: list[str]) -> None:
    links = [link.text for link in the_page(page=page).all("a") if link.text.startswith("Page ")]

    assert [text.split()[-1] for text in links] == ways


def test_what_cannot_be_drawn_is_said_so() -> None:
    read = the_page(replace(VIEWED, pages=0))

    assert not read.all("img")
    assert "pas d’aperçu" in read.one("main").text


def test_each_state_of_a_reading_is_told_in_other_words() -> None:
    states = [ReadExhibit(Reading(), (), state) for state in ReadingState]

    told = {the_page(replace(VIEWED, read=each)).one("main").text for each in states}

    assert len(told) == len(states)


def test_an_exhibit_that_waits_to_be_read_says_so() -> None:
    assert "en cours" in the_page(replace(VIEWED, read=None)).one("main").text


def test_without_a_scanner_the_officer_is_told() -> None:
    assert "antivirus" in the_page(replace(VIEWED, scanned=False)).one("main").text
    assert "antivirus" not in the_page().one("main").text
