"""What an officer sees of a file: where each fact comes from, what changed, what may be done."""

import re
from datetime import timedelta

import pytest

from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.web.console.fileview import file_page
from bot.web.console.highlights import pieces
from tests.web.desk import (
    AUDITOR,
    FILED_AT,
    OFFICER,
    PROBLEM,
    STORY,
    a_file,
    a_queue,
    refused,
    services,
    the_file,
    the_form,
)
from tests.web.pages import Element, show


def the_page() -> Element:
    return show("console/file.html", the_file())


def test_the_words_of_the_victim_are_all_there_and_nothing_of_hers_is_markup() -> None:
    read = the_page()
    message = read.one("li", id="message-1")

    words = message.one("p", class_="words")
    tags = "".join(tag.text for tag in words.all("a", class_="tag"))
    assert len(words.text) == len(STORY) + len(tags)
    assert "un <b>vélo</b>" in words.text
    assert not read.all("b")


def test_a_fact_leads_to_the_very_words_and_the_words_lead_back() -> None:
    read = the_page()

    fact = read.one("li", id="fait-payment_date-1")
    assert fact.all("a", href="#mot-payment_date-1")
    place = read.one("span", id="mot-payment_date-1")
    assert place.text.startswith("le")
    assert place.one("mark").text in STORY
    back = {each.attributes["href"] for each in read.one("li", id="message-1").all("a")}
    assert {"#fait-item-1", "#fait-payment_date-1", "#fait-money_paid-1"} <= back


def test_an_answer_by_button_leads_to_its_message_and_back() -> None:
    read = the_page()

    assert read.one("li", id="fait-adult-1").all("a", href="#message-3")
    assert read.one("li", id="message-3").all("a", href="#fait-adult-1")


def test_a_corrected_fact_shows_who_corrected_it_and_what_was_held_before() -> None:
    fact = the_page().one("li", id="fait-amount-1")

    text = fact.text.replace("\u00a0", " ")
    assert "540 €" in text
    assert OFFICER.name in text
    assert "le reçu porte 540 €" in text
    assert fact.one("del").text.replace("\u00a0", " ") == "450 €"
    assert fact.all("a", href="#mot-amount-1")


def test_the_same_act_several_times_in_a_row_is_one_line_of_the_history() -> None:
    lines = the_page().one("section", id="historique").all("li")

    said = [re.sub(r"\s+", " ", line.one("span", class_="event-act").text) for line in lines]
    assert said == ["Fait corrigé, Montant", "Dossier lu, 2 fois", "Dépôt par la victime"]


def test_an_auditor_reads_and_is_offered_nothing_to_change() -> None:
    read = show("console/file.html", the_file(officer=AUDITOR))

    assert [form.attributes["action"] for form in read.all("form")] == ["/console/deconnexion"]
    assert not [each for each in read.all("a") if "/corriger/" in each.attributes["href"]]


@pytest.mark.parametrize("field", ["value", "reason"])
def test_what_was_refused_is_told_at_its_field_and_what_was_typed_stays(field: str) -> None:
    read = show("console/correct.html", the_form(FactName.AMOUNT, **refused(field)))
    wrong = read.one(aria_invalid="true")

    assert wrong.attributes["id"] == field
    [told] = [each for each in wrong.attributes["aria-describedby"].split() if "probleme" in each]
    assert PROBLEM.title in read.one(id=told).text
    assert read.one("input", id="value").attributes["value"] == "beaucoup"
    assert read.one("textarea", id="reason").text == "vu"
    assert read.one("input", name="version").attributes["value"] == "3"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "aujourd’hui reste 8 jours"),
        (1, "1 jour reste 7 jours"),
        (7, "7 jours reste 1 jour"),
        (8, "8 jours délai annoncé atteint"),
        (9, "9 jours délai annoncé dépassé de 1 jour"),
        (30, "30 jours délai annoncé dépassé de 22 jours"),
    ],
)
def test_the_age_of_a_file_is_told_against_the_delay_announced(days: int, words: str) -> None:
    read = show("console/queue.html", a_queue(days))

    [age] = [
        each for each in read.all("span") if each.attributes.get("class", "").startswith("age")
    ][:1]
    assert " ".join(age.text.split()) == words
    assert ("late" in age.attributes["class"]) == (days >= 8)


def test_a_file_counts_its_days_from_the_filing() -> None:
    later = services(FILED_AT + timedelta(days=9, hours=5))

    page = file_page(a_file(), later, OFFICER)

    assert (page["days"], page["waits"]) == (9, True)


def test_a_decided_file_offers_its_minutes_and_no_form() -> None:
    read = show("console/file.html", {**the_file(state=State.VALIDATED), "has_pv": True})

    assert read.one("section", id="decision").all("a", type="application/pdf")
    assert not read.all("input", name="version")


def test_a_message_is_cut_into_pieces_that_lose_nothing() -> None:
    case = a_file().case

    cut = pieces(case.transcript[0], case.record.current())

    assert "".join(piece.text for piece in cut) == STORY
    opened = [name for piece in cut for name in piece.opens]
    closed = [name for piece in cut for name in piece.closes]
    assert sorted(opened) == sorted(closed)
    assert len(set(opened)) == len(opened)
    [shared] = [piece.text for piece in cut if len(piece.facts) == 2 and "le" in piece.text]
    assert shared == "le"
