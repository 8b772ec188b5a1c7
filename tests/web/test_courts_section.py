"""The competent prosecutors of a file, as an officer reads them and chooses among them."""

import re
from types import SimpleNamespace
from typing import Any

import httpx
import pytest

from bot.complaint.facts import Fact, FactName, Provenance, Source
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer
from bot.complaint.referrals import Ground, Referral
from bot.services.casework import OpenFile
from bot.web.console.courts import courts_section
from bot.web.pages import make_pages
from tests.dialogue import STORY, Victim
from tests.live import LiveService
from tests.officers import enrol_at, sign_in
from tests.web.desk import (
    AUDITOR,
    COURT_WORDS,
    FILED_AT,
    OFFICER,
    Competences,
    a_file,
    signed_in,
)
from tests.web.pages import Element, read_page

PAGE = '<main>{% include "console/_courts.html" %}</main>'
LILLE = Referral("tj59350", Ground.OFFICER, OFFICER.id, FILED_AT)
NANTES = Referral("tj44109", Ground.RESIDENCE, OFFICER.id, FILED_AT)


def a_file_from(commune: str | None, state: State = State.UNDER_REVIEW) -> OpenFile:
    origin = Provenance(Source.MESSAGE, "m1", 0, 1)
    lives = [Fact(FactName.VICTIM_COMMUNE, commune, origin, FILED_AT)] if commune else []
    return a_file(*lives, state=state)


def section(
    commune: str | None = "44000 Nantes",
    *choices: Referral,
    officer: Officer = OFFICER,
    state: State = State.UNDER_REVIEW,
) -> Element:
    services: Any = SimpleNamespace(court_words=COURT_WORDS, competences=Competences(*choices))
    courts = courts_section(a_file_from(commune, state), services, officer)
    text = make_pages().from_string(PAGE).render({**signed_in(officer), "courts": courts})
    return read_page(text).one("section", id="parquets")


def plain(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text).strip()


def test_each_prosecutor_is_shown_with_its_article_and_why() -> None:
    text = plain(section())

    assert "Commune de résidence : 44000 Nantes (code INSEE 44109)." in text
    assert "Parquet du tribunal judiciaire de Nantes, Cour d’appel de Rennes Compétent" in text
    assert "Articles 43, 52 et 382 du code de procédure pénale" in text
    assert "Parquet du tribunal judiciaire de Nanterre" in text
    assert "Article 15-3-1 du code de procédure pénale" in text


def test_one_of_several_is_said_to_be_for_her_to_choose() -> None:
    text = plain(section("44800 Saint-Herblain"))

    assert text.count("À choisir") == 2
    assert "tribunal judiciaire de Saint-Nazaire" in text


@pytest.mark.parametrize(
    ("commune", "words"),
    [
        ("saint denis", "peut être : Saint-Denis (974), Saint-Denis (93)"),
        ("Xwzqkville", "« Xwzqkville », n’est pas dans la liste des communes"),
        ("Genève (Suisse)", "réside à l’étranger : « Genève (Suisse) »"),
        (None, "n’a pas donné sa commune"),
        ("<b>Nantes</b>", "<b>Nantes</b>"),
    ],
)
def test_an_uncertain_residence_is_said_with_what_to_do(commune: str | None, words: str) -> None:
    read = section(commune)

    assert words in plain(read)
    assert not read.all("b")


def test_she_chooses_by_a_form_that_names_the_version_she_reads() -> None:
    form = section().one("form")

    hidden = {each.attributes["name"]: each.attributes["value"] for each in form.all(type="hidden")}
    choices = [each.attributes["value"] for each in form.all("input", type="radio")]
    assert form.attributes["action"] == "/console/dossiers/A7K-2931/parquet"
    assert hidden == {"csrf": "c0de", "version": "4"}
    assert choices == ["residence:tj44109", "processing:tj92050", "officer:"]
    assert len(form.all("option")) == 168


def test_each_choice_has_a_label_and_the_group_a_legend() -> None:
    form = section().one("form")

    labels = form.all("label")
    wrapped = [field for label in labels for field in label.all("input")]
    named = {label.attributes["for"] for label in labels if "for" in label.attributes}
    assert form.one("legend").text
    assert all(field in wrapped for field in form.all("input", type="radio"))
    assert all(field.attributes["id"] in named for field in form.all("select"))


def test_the_choice_that_holds_stands_first_with_who_made_it() -> None:
    read = section("44000 Nantes", LILLE, NANTES)

    chosen = read.all("ul")[0].all("li")
    assert [bool(each.all("strong")) for each in chosen] == [True, False]
    assert "judiciaire de Nantes" in chosen[0].one("strong").text
    assert "judiciaire de Lille" in chosen[1].one("del").text
    assert f"Choisi par {OFFICER.name} le 5 mars 2026 à 11 h 00." in plain(chosen[0])
    marked = [each for each in read.all("input", type="radio") if "checked" in each.attributes]
    assert [each.attributes["value"] for each in marked] == ["residence:tj44109"]


@pytest.mark.parametrize(
    ("officer", "state"),
    [
        (AUDITOR, State.UNDER_REVIEW),
        (OFFICER, State.TRANSMITTED),
        (OFFICER, State.REDIRECTED),
    ],
)
def test_who_may_not_choose_reads_the_same_without_a_form(officer: Officer, state: State) -> None:
    read = section(officer=officer, state=state)

    assert not read.all("form")
    assert "tribunal judiciaire de Nantes" in plain(read)


@pytest.mark.parametrize("commune", ["44000 Nantes", "saint denis", "Genève, Suisse", "Xwz", None])
def test_french_is_set_as_french(commune: str | None) -> None:
    text = section(commune, LILLE, NANTES).text

    assert not re.findall(r".{20}\s(?<![\u00a0\u202f])[;:?!»]", text)
    assert not re.findall(r"«(?![\u00a0\u202f]).{20}", text)
    assert not re.findall(r".{20}['\"]", text)


def test_an_officer_chooses_over_the_web(service: LiveService) -> None:
    victim = Victim(service.url)
    victim.says(STORY)
    victim.answers(until="reviewed")
    reference = victim.files()["reference"]
    victim.leaves()

    with httpx.Client(base_url=service.url, timeout=60) as desk:
        sign_in(desk, enrol_at(service, "courts"))
        path = f"/console/dossiers/{reference}"
        code = re.search(r'name="csrf" value="([^"]+)"', desk.get(path).text)
        assert code
        desk.post(f"{path}/prendre", data={"csrf": code[1]})
        fields = {"csrf": code[1], "version": "2"}
        forged = desk.post(f"{path}/parquet", data={**fields, "csrf": "x", "court": "officer:"})
        unknown = desk.post(f"{path}/parquet", data={**fields, "court": "nulle:tj44109"})
        chosen = desk.post(f"{path}/parquet", data={**fields, "court": "residence:tj44109"})
        late = desk.post(f"{path}/parquet", data={**fields, "court": "processing:tj92050"})
        own = {**fields, "version": "3", "court": "officer:", "other": "tj59350"}
        elsewhere = desk.post(f"{path}/parquet", data=own)
        page = desk.get(path).text

    answers = [each.status_code for each in (forged, unknown, chosen, late, elsewhere)]
    assert answers == [403, 422, 303, 409, 303]
    assert chosen.headers["Location"] == f"{path}#parquets"
    assert "Parquet choisi" in page
