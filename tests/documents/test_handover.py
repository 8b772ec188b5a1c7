"""The sheet for another service: what she said, in the order that the service asks for."""

import io
from dataclasses import replace

import pikepdf
import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Author, Message
from bot.complaint.facts import FactName, Record, Value
from bot.complaint.money import Money
from bot.documents.handover import Handover, handover_content, handover_text
from bot.documents.typesetting import typeset
from bot.orientation.advice import load_advice
from bot.orientation.directory import load_directory
from bot.orientation.loading import load_questionnaire
from bot.wording.wording import Wording
from tests.conftest import NOON
from tests.documents.reading import squeezed, tags_of, text_of
from tests.drafts import STORY, a_fact, a_record

FOLDER = ROOT / "data" / "orientation"
DIRECTORY = load_directory(FOLDER, load_questionnaire(FOLDER))
ADVICE = load_advice(FOLDER)
YES: Value = True
TRANSCRIPT = (
    Message("m1", 1, Author.VICTIM, STORY, NOON),
    Message("m2", 2, Author.ARIANE, "Avez-vous rencontré le vendeur ?", NOON),
    Message("m3", 3, Author.VICTIM, "Oui, en personne", NOON, payload="/inform"),
    Message("m4", 4, Author.VICTIM, "j’ai 45 ans", NOON),
)


def a_handover(service: str, record: Record | None = None) -> Handover:
    held = a_record() if record is None else record
    return Handover(DIRECTORY.services[service], held, TRANSCRIPT, ADVICE.of(held))


@pytest.fixture
def section(wording: Wording):
    """Return the named section of a sheet, or nothing."""

    def find(handover: Handover, title: str) -> dict[str, list]:
        content = handover_content(handover, wording, NOON)
        return next((each for each in content["sections"] if each["title"] == title), {})

    return find


def test_the_facts_stand_in_the_order_and_under_the_names_of_the_service(section) -> None:
    rows = section(a_handover("perceval"), "Ce que vous avez déjà dit")["rows"]

    assert rows[:3] == [
        {"label": "Date des opérations", "text": "3 mars 2026"},
        {"label": "Montant des opérations", "text": "450\u00a0€"},
        {"label": "Site où la carte a servi", "text": "Leboncoin"},
    ]


def test_the_bank_gets_the_rows_of_a_recall(section) -> None:
    rows = section(a_handover("banque"), "Ce que vous avez déjà dit")["rows"]

    told = {row["label"]: row["text"] for row in rows}
    assert (
        told["IBAN qui a reçu l’argent"]
        == "FR76\u00a03000\u00a06000\u00a00112\u00a03456\u00a07890\u00a0189"
    )
    assert told["Montant"] == "450\u00a0€"
    assert told["Pseudonyme du bénéficiaire"] == "Kevin_92"


def test_every_sum_has_its_row(section) -> None:
    record = a_record()
    record.add(a_fact(FactName.AMOUNT, Money(90_00), rank=2))

    rows = section(a_handover("commissariat", record), "Ce que vous avez déjà dit")["rows"]

    assert [row for row in rows if row["label"].startswith("Montant")] == [
        {"label": "Montant", "text": "450\u00a0€"},
        {"label": "Montant (2)", "text": "90\u00a0€"},
    ]


def test_what_is_not_known_is_named_rather_than_left_blank(section) -> None:
    handover = a_handover(
        "commissariat", a_record({FactName.ITEM: "vélo", FactName.PLATFORM: None})
    )

    rows = section(handover, "Ce que vous avez déjà dit")["rows"]
    missing = section(handover, "Ce qui peut vous être demandé aussi")["lines"]

    assert [row["text"] for row in rows] == ["vélo"]
    assert {"Nom de famille", "Site ou application", "IBAN qui a reçu l’argent"} <= set(missing)
    assert rows[0]["label"] not in missing


def test_her_story_is_quoted_and_neither_her_answers_nor_our_questions(section) -> None:
    record = a_record()
    record.add(a_fact(FactName.ADULT, YES, origin="m4"))

    assert section(a_handover("procureur", record), "Votre récit, avec vos mots") == {
        "title": "Votre récit, avec vos mots",
        "quotes": [STORY],
    }


def test_a_section_that_has_nothing_to_say_is_left_out(section) -> None:
    handover = a_handover("3114", Record())

    assert section(handover, "Ce que vous avez déjà dit") == {}
    assert section(handover, "À avoir avec vous") == {}
    assert section(replace(handover, transcript=()), "Votre récit, avec vos mots") == {}


@pytest.mark.parametrize("service", DIRECTORY.services)
def test_every_sheet_says_who_to_contact_and_what_always_remains_possible(
    service: str, wording: Wording
) -> None:
    text = handover_text(handover_content(a_handover(service), wording, NOON))

    assert DIRECTORY.services[service].name in text
    assert "commissariat ou la brigade de gendarmerie de votre choix" in text
    assert "116\u00a0006" in text
    assert "ni une plainte ni un récépissé" in text


@pytest.mark.parametrize("service", DIRECTORY.services)
def test_every_sheet_is_a_tagged_paper_that_says_what_the_text_says(
    service: str, wording: Wording
) -> None:
    content = handover_content(a_handover(service), wording, NOON)

    pdf = typeset("handover", content, NOON)

    read = text_of(pdf)
    for line in handover_text(content).splitlines():
        said = line.removeprefix("- ").partition("\u00a0: ")[0]
        assert squeezed(said) in read
    assert {"/H1", "/H2", "/L", "/LI"} <= tags_of(pdf)


def test_the_paper_declares_what_a_screen_reader_needs(wording: Wording) -> None:
    content = handover_content(a_handover("signalconso"), wording, NOON)

    with pikepdf.open(io.BytesIO(typeset("handover", content, NOON))) as opened:
        assert opened.Root.MarkInfo.Marked
        assert str(opened.Root.Lang) == "fr-FR"
        with opened.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Fiche de liaison"


def test_the_text_can_be_pasted_line_by_line(wording: Wording) -> None:
    text = handover_text(handover_content(a_handover("signalconso"), wording, NOON))

    assert "Prix\u00a0: 450\u00a0€\nMoyen de paiement\u00a0: Virement\n" in text
    assert "- Vos échanges avec lui\n" in text
    assert f"«\u00a0{STORY}\u00a0»" in text
