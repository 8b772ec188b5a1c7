"""Whoever is sent elsewhere finds an entry that is whole; a mistake in it is told with its line."""

import re
from pathlib import Path

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.facts import FactName
from bot.orientation.directory import Contact, Service, Wanted, Way, load_directory
from bot.orientation.entries import BadQuestionnaire
from bot.orientation.loading import load_questionnaire
from bot.orientation.logic import All
from bot.orientation.questionnaire import Questionnaire, Rule

FOLDER = ROOT / "data" / "orientation"
REAL = load_directory(FOLDER, load_questionnaire(FOLDER))
LONGEST_SENTENCE = 25
NOTHING = Questionnaire([], [])
ENTRY = """
services:
  perceval:
    name: Perceval
    for: une carte
    contact: [{by: web, to: "https://example.org", say: Ouvrir Perceval}]
    hours: ""
    when: Maintenant.
    bring: [la carte]
    does: Un récépissé.
    does_not: Pas de plainte.
    facts: [amount, {payment_date: Date des opérations}]
    also: [more]
    told: Signalez-le sur Perceval.
    source: R46526
"""


def write(folder: Path, text: str = ENTRY) -> Path:
    (folder / "services.yml").write_text(text, encoding="utf-8")
    return folder


def test_an_entry_is_read_as_it_is_written(tmp_path: Path) -> None:
    service = load_directory(write(tmp_path), NOTHING).to("perceval")

    assert service == Service(
        id="perceval",
        name="Perceval",
        purpose="une carte",
        contacts=(Contact(Way.WEB, "Ouvrir Perceval", "https://example.org"),),
        hours="",
        when="Maintenant.",
        bring=("la carte",),
        does="Un récépissé.",
        does_not="Pas de plainte.",
        wants=(
            Wanted(FactName.AMOUNT),
            Wanted(FactName.PAYMENT_DATE, "Date des opérations"),
            Wanted(FactName.MORE, asked=False),
        ),
        told="Signalez-le sur Perceval.",
        source="R46526",
    )


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("    told: Signalez-le sur Perceval.\n", "", "lacks 'told'"),
        ("    name: Perceval", "    name: 3018", "name is a text"),
        ("bring: [la carte]", "bring: la carte", "bring is a list"),
        ("by: web", "by: pigeon", "pigeon"),
        ("https://example.org", "http://example.org", "https"),
        ('to: "https://example.org", ', "", "web needs an address"),
        ("amount,", "montant,", "montant"),
        ("Date des opérations}", "Date, puis montant}", "needs quotes"),
        ("    hours:", "    opening:", "unknown: opening"),
        (
            'contact: [{by: web, to: "https://example.org", say: Ouvrir Perceval}]',
            "contact: []",
            "cannot be reached",
        ),
    ],
)
def test_a_bad_entry_is_told_with_its_file_its_line_and_its_name(
    tmp_path: Path, before: str, after: str, told: str
) -> None:
    text = ENTRY.replace(before, after)
    assert text != ENTRY

    with pytest.raises(BadQuestionnaire, match=r"services\.yml, line 3, perceval: ") as refusal:
        load_directory(write(tmp_path, text), NOTHING)

    assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (ENTRY.replace("perceval:", "17:"), "line 3, 17: the name needs quotes"),
        ("services: []\n", "services has entries by name"),
        ("service:\n", "services and nothing else"),
        ("services: [\n", "services.yml"),
    ],
)
def test_a_file_that_holds_something_else_is_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadQuestionnaire) as refusal:
        load_directory(write(tmp_path, text), NOTHING)

    assert told in str(refusal.value)


def test_a_rule_that_leads_nowhere_stops_the_service(tmp_path: Path) -> None:
    rule = Rule("la carte est perdue", All(()), "opposition_carte", "F31241")

    with pytest.raises(BadQuestionnaire, match="no entry for opposition_carte"):
        load_directory(write(tmp_path), Questionnaire([rule], []))


def test_a_complement_is_sent_to_where_the_complaint_is() -> None:
    assert REAL.to("thesee.faux_vendeur.complement") is REAL.services["complement"]


@pytest.mark.parametrize("service", REAL.services.values(), ids=list(REAL.services))
def test_nobody_is_sent_away_without_a_next_step(service: Service) -> None:
    assert service.contacts
    assert service.when
    assert service.source
    assert re.search(r"[.]$", service.told)


@pytest.mark.parametrize("service", REAL.services.values(), ids=list(REAL.services))
def test_what_is_said_is_short_and_blames_nobody(service: Service) -> None:
    said = (service.told, service.when, service.does, service.does_not)

    sentences = [part for text in said for part in re.split(r"(?<=[.])\s+", text)]

    assert [each for each in sentences if len(each.split()) > LONGEST_SENTENCE] == []
    assert not re.search(r"malheureusement|auriez dû|irrecevable|!", " ".join(said))


@pytest.mark.parametrize("service", REAL.services.values(), ids=list(REAL.services))
def test_a_number_to_call_is_the_number_that_is_read(service: Service) -> None:
    for contact in service.contacts:
        if contact.by in (Way.PHONE, Way.SMS) and contact.to:
            assert contact.to.removeprefix("+") in re.sub(r"\D", "", contact.say)


@pytest.mark.parametrize("service", REAL.services.values(), ids=list(REAL.services))
def test_no_fact_is_asked_for_twice(service: Service) -> None:
    names = [wanted.name for wanted in service.wants]

    assert len(names) == len(set(names))
