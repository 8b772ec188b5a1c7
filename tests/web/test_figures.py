"""Figures say the same on the page, in a spreadsheet and to a program."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from aiohttp.test_utils import TestClient

from bot.bootstrap.assembly import Services
from bot.complaint.officers import PERMISSIONS, Act, Role
from bot.complaint.spans import Quarter, Span
from bot.web.figures import as_csv, as_json
from tests.conftest import SetClock
from tests.drafts import write_draft
from tests.officers import enrol
from tests.web.desk import FIGURES, services, the_public_figures, the_statistics
from tests.web.pages import Element, show

WORDS = services().figure_words
MARCH = Span(date(2026, 3, 5), date(2026, 3, 12))
TABLES = {table.name: table for table in FIGURES}


def words(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text).strip()


def lines(page: Element, name: str) -> list[list[str]]:
    rows = page.one("section", id=name).all("tr")[1:]
    return [[words(cell) for cell in row.all("th", "td")] for row in rows]


def test_a_table_says_each_figure_and_its_share_in_words() -> None:
    page = show("console/statistics.html", the_statistics())

    assert lines(page, "states") == [
        ["À lire", "1 250", "0", "0", "1 250", "100 %"],
        ["Validée", "0", "3", "0", "3", "< 1 %"],
        ["Total", "1 250", "3", "0", "1 253", ""],
    ]
    assert lines(page, "delays") == [["Jusqu’à la prise en charge", "0", "–"]]
    assert lines(page, "harm_spread") == [["Avec une somme versée", "1 250,05 €", "450 €"]]
    assert [line[0] for line in lines(page, "harm")] == [
        "Aucune somme versée",
        "Moins de 100 €",
        "De 100 € à moins de 500 €",
        "100 000 € et plus",
        "Sans indication",
        "Total",
    ]
    assert [line[0] for line in lines(page, "cases")] == [
        "2 dossiers",
        "De 3 à 5 dossiers",
        "101 dossiers et plus",
        "Total",
    ]
    assert [line[0] for line in lines(page, "departments")] == [
        "20 Corse",
        "59 Nord",
        "2A Corse-du-Sud",
        "Total",
    ]


def test_a_column_that_is_alone_is_no_total() -> None:
    page = show("console/statistics.html", the_statistics())

    def heads(name: str) -> list[str]:
        return [words(each) for each in page.one("section", id=name).one("thead").all("th")]

    assert heads("rules") == ["Règle", "Nombre", "Part"]
    assert heads("states")[-2:] == ["Total", "Part"]
    assert heads("cases") == ["Taille", "Affaires", "Préjudice", "Part"]


def test_what_left_the_directory_is_still_counted() -> None:
    page = show("console/statistics.html", the_statistics())

    assert [line[0] for line in lines(page, "services")] == ["Perceval", "gone", "Total"]
    assert lines(page, "rules")[0][0] == "Plusieurs règles, de même issue"


def test_drawings_are_for_the_eye_alone() -> None:
    page = show("console/statistics.html", the_statistics())

    hidden = [each for each in page.all("svg", "div") if "aria-hidden" in each.attributes]
    drawn = page.one("main").all("svg")
    assert drawn
    for drawing in drawn:
        assert drawing in hidden or any(drawing in each.all("svg") for each in hidden)


def test_the_public_sees_that_something_is_masked_and_never_what() -> None:
    page = show("site/figures.html", the_public_figures())

    assert lines(page, "departments") == [
        ["20 Corse", "12", "52 %"],
        ["2A Corse-du-Sud", "masqué", "–"],
        ["59 Nord", "masqué", "–"],
        ["Total", "23", ""],
    ]
    assert words(page.one("section", id="rules").one("p", class_="empty")) == (
        "Trop peu de dossiers pour publier ce tableau."
    )


def test_a_spreadsheet_gets_french_numbers() -> None:
    written = as_csv(TABLES["harm_spread"], WORDS)

    assert written.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(written[1:]), delimiter=";")) == [
        ["Dossiers", "Somme", "Médiane"],
        ["Avec une somme versée", "1250,05", "450,00"],
    ]


def test_a_program_gets_names_units_and_plain_numbers() -> None:
    read = as_json(TABLES["cases"], MARCH, WORDS)

    assert (read["first"], read["last"]) == ("2026-03-05", "2026-03-12")
    assert read["columns"] == [
        {"name": "all", "title": "Affaires", "unit": "count"},
        {"name": "harm", "title": "Préjudice", "unit": "cents"},
    ]
    assert read["rows"][1] == {"name": "1", "title": "De 3 à 5 dossiers", "cells": [2, 0]}
    assert read["total"] == [3, 7000]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def browser(visitor: TestClient) -> TestClient:
    return visitor


def sign_in(browser: TestClient, services: Services, role: Role) -> None:
    _, telephone = enrol(services, role.value, role)
    token = services.sessions.sign_in(telephone.login, **telephone.proof()).token
    browser.session.cookie_jar.update_cookies({"ariane_console": token})


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("path", ["", "/states.csv", "/states.json"])
async def test_statistics_open_to_those_who_answer_for_the_service(
    browser: TestClient, services: Services, role: Role, path: str
) -> None:
    sign_in(browser, services, role)

    answer = await browser.get(f"/console/statistiques{path}")

    assert answer.status == (200 if Act.STATISTICS in PERMISSIONS[role] else 403)


@pytest.mark.parametrize(
    "query",
    ["du=2026-03-05&au=2026-03-01", "du=hier", "du=1990-01-01", "du=9999-12-31&au=9999-12-31"],
)
async def test_a_span_that_cannot_be_read_comes_back_as_typed(
    browser: TestClient, services: Services, query: str
) -> None:
    sign_in(browser, services, Role.SUPERVISOR)

    answer = await browser.get(f"/console/statistiques?{query}")

    assert answer.status == 422
    text = await answer.text()
    assert "Cette période ne peut pas être lue" in text
    assert f'value="{query.partition("&")[0][3:]}"' in text


async def test_the_public_reads_a_quarter_and_takes_it_away(
    browser: TestClient, services: Services, clock: SetClock
) -> None:
    now, clock.now = clock.now, datetime(2025, 11, 5, tzinfo=UTC)
    for _ in range(6):
        services.filing.file(write_draft(services))
    clock.now = now

    page = await browser.get("/chiffres")
    read = await (await browser.get("/chiffres/2025-T4/offences.json")).json()
    table = await browser.get("/chiffres/2025-T4/offences.csv")

    assert "Quatrième trimestre 2025" in await page.text()
    assert read["rows"] == [
        {"name": "faux_vendeur", "title": "Faux vendeur, petite annonce", "cells": [6]}
    ]
    assert "offences-2025-10-01-2025-12-31.csv" in table.headers["Content-Disposition"]
    assert "attachment" in table.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "path",
    [
        "/chiffres?trimestre=2026-T1",
        "/chiffres?trimestre=2025-T5",
        "/chiffres?trimestre=x",
        "/chiffres/2026-T1/offences.csv",
        "/chiffres/2025-T4/states.csv",
        "/chiffres/2025-T4/weeks.json",
    ],
)
async def test_what_may_not_be_published_is_not_found(browser: TestClient, path: str) -> None:
    assert (await browser.get(path)).status == 404


def test_quarters_follow_one_another_without_a_gap() -> None:
    one = Quarter(2026, 1)

    assert one.before == Quarter(2025, 4)
    assert one.before.span == Span(date(2025, 10, 1), date(2025, 12, 31))
    assert one.span.start == one.before.span.end == datetime(2025, 12, 31, 23, tzinfo=UTC)
