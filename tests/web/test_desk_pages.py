"""What an officer sees of a file: where each fact comes from, what changed, what may be done."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.complaint.complaints import Document, DocumentKind, Signature, SignatureRequest
from bot.complaint.errors import BadValue, IncompleteComplaint
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import Role
from bot.web.console.deciding import DEEDS
from bot.web.console.fileview import file_page
from bot.web.console.highlights import pieces
from tests.web.desk import (
    AUDITOR,
    COLLEAGUE,
    FILED_AT,
    OFFICER,
    PROBLEM,
    STORY,
    a_deed,
    a_file,
    a_queue,
    a_refused_deed,
    refused,
    services,
    the_comparison,
    the_file,
    the_file_with,
    the_form,
    the_leading_file,
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
    for holder in (None, OFFICER.id):
        read = show("console/file.html", the_file(officer=AUDITOR, holder=holder))

        assert [form.attributes["action"] for form in read.all("form")] == ["/console/deconnexion"]
        assert not offered(read)


def test_whoever_holds_the_file_is_offered_every_act_that_its_state_allows() -> None:
    assert offered(the_page()) == {
        "corriger",
        "valider",
        "completer",
        "reorienter",
        "faits",
        "nature",
    }
    validated = show("console/file.html", the_file(state=State.VALIDATED))
    assert offered(validated) == {"transmettre"}


def test_a_colleague_is_told_who_works_on_the_file_and_offered_nothing() -> None:
    read = show("console/file.html", the_file(holder=COLLEAGUE.id))

    assert f"{COLLEAGUE.name} travaille sur ce dossier." in read.one("main").text
    assert not offered(read)


def test_a_file_that_nobody_holds_is_there_to_be_taken() -> None:
    read = show("console/file.html", the_file(holder=None, state=State.FILED))

    [taking] = [form for form in read.all("form") if "prendre" in form.attributes["action"]]
    assert taking.one("button").text == "Prendre ce dossier"
    assert not offered(read)


def test_what_was_decided_is_told_in_words_and_holds_no_markup() -> None:
    decided = the_page().one("section", id="decision")

    assert "Question posée\u00a0: Avez-vous le <reçu>\u00a0?" in decided.text
    assert OFFICER.name in decided.text


@pytest.mark.parametrize("name", DEEDS)
def test_an_act_says_what_was_refused_at_its_field_and_keeps_what_was_typed(name: str) -> None:
    field = {"valider": "qualification", "completer": "question", "reorienter": "ground"}.get(
        name, {"nature": "kind", "faits": "offence", "transmettre": "court"}.get(name, "reason")
    )
    typed = {"reason": "vu", "words": "vu", "court": "vu", "password": "s3cret", "code": "123456"}
    read = show(f"console/deeds/{name}.html", a_refused_deed(name, BadValue(field), **typed))

    assert PROBLEM.title in read.one(id=f"probleme-{field}").text
    kept = [each.text for each in read.all("textarea")] + [
        each.attributes["value"] for each in read.all("input", type="text")
    ]
    assert "vu" in kept or name == "valider"
    assert "s3cret" not in str([each.attributes for each in read.all("input")])
    assert read.one("input", name="version").attributes["value"] == "3"


def test_what_a_complaint_lacks_is_named_to_the_officer() -> None:
    lacking = IncompleteComplaint(("victim_email", "victim_commune"))
    read = show("console/deeds/nature.html", a_refused_deed("nature", lacking))

    assert "adresse e-mail, commune" in read.one("div", role="alert").text


def test_an_unverified_qualification_is_marked_where_it_is_chosen() -> None:
    labels = [
        each.text for each in show("console/deeds/valider.html", a_deed("valider")).all("label")
    ]

    marked = [each for each in labels if "à vérifier sur Légifrance" in each]
    assert [each.split()[0] for each in marked] == ["Escroquerie", "Abus"]


def test_the_queue_tells_whose_each_file_is_and_what_changed() -> None:
    free = show("console/queue.html", a_queue(3, changed=True)).one("tbody")
    taken = show("console/queue.html", a_queue(3, holder=COLLEAGUE.id)).one("tbody")
    mine = show("console/queue.html", a_queue(3, holder=OFFICER.id)).one("tbody")
    audited = show("console/queue.html", a_queue(3, officer=AUDITOR)).one("tbody")

    assert "Prendre" in free.text
    assert "modifié depuis votre lecture" in free.text
    assert "450\u00a0€" in free.text
    assert COLLEAGUE.name in taken.text
    assert "vous" in mine.text
    assert not audited.all("button")
    assert "danger" not in free.text


def test_danger_is_told_in_the_queue_and_in_the_file() -> None:
    queue = a_queue(3)
    queue["rows"][0]["danger"] = True
    page = the_file()
    page["complaint"] = replace(page["complaint"], danger=True)

    assert "danger ou détresse" in show("console/queue.html", queue).one("tbody").text
    assert "danger ou détresse" in show("console/file.html", page).one("main").text


def test_the_filters_stay_as_they_were_chosen_from_page_to_page() -> None:
    asked = {"faits": "faux_vendeur", "tri": "prejudice", "reference": " a7k "}
    read = show("console/queue.html", a_queue(3, total=60, **asked))

    form = read.one("form", class_="filters")
    assert form.one("option", value="faux_vendeur").attributes["selected"] == ""
    assert form.one("input", name="reference").attributes["value"] == "A7K"
    following = read.one("a", rel="next").attributes["href"]
    assert following.startswith("/console?liste=a-lire&reference=A7K&faits=faux_vendeur")
    assert following.endswith("&apres=A7K-2931")


def offered(read: Element) -> set[str]:
    """The acts that a file's page leads to."""
    links = [each.attributes["href"] for each in read.all("a")]
    return {"corriger" for each in links if "/corriger/" in each} | {
        each.rpartition("/")[2] for each in links if "/decider/" in each
    }


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


def test_a_decided_file_offers_its_minutes_and_no_correction() -> None:
    read = show("console/file.html", {**the_file(state=State.VALIDATED), "has_pv": True})

    assert read.one("section", id="decision").all("a", type="application/pdf")
    assert "corriger" not in offered(read)


def test_minutes_say_how_they_are_signed_or_that_they_wait() -> None:
    pv = Document("d2", DocumentKind.PV, 1, "ab" * 32, 60_000, FILED_AT)
    signature = Signature("d3", "cd" * 32, 90_000, "B-T", "Cachet de test", FILED_AT)
    waiting = SignatureRequest(pv, "A7K-2931", OFFICER.id, None)

    signed, unsigned = (
        show("console/file.html", the_file_with(pv, request)).one("section", id="documents").text
        for request in (replace(waiting, signature=signature), waiting)
    )

    assert "signé électroniquement le 5 mars 2026" in signed
    assert "Cachet de test, date attestée par un tiers" in signed
    assert "cd" * 32 in signed
    assert "attend sa signature électronique" in unsigned
    assert "ab" * 32 in unsigned


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


def test_the_queue_says_how_large_each_case_is_and_leads_to_it() -> None:
    [row] = show("console/queue.html", a_queue(3, files=4)).one("tbody").all("tr")
    [alone] = show("console/queue.html", a_queue(3)).one("tbody").all("tr")

    [link] = row.all("a", href="/console/affaires/A7K-2931")
    assert link.text.startswith("4\u00a0dossiers")
    assert not alone.all("a", href="/console/affaires/A7K-2931")


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ("", "du plus ancien au plus récent"),
        ("prejudice", "du plus grand préjudice au plus petit"),
        ("danger", "danger ou détresse en premier"),
        ("affaire", "de la plus grande affaire à la plus petite"),
        ("autre", "du plus ancien au plus récent"),
    ],
)
def test_the_queue_says_in_which_order_it_is(order: str, said: str) -> None:
    caption = show("console/queue.html", a_queue(3, tri=order)).one("caption").text

    assert said in caption


def test_a_saved_view_is_a_link_that_holds_no_markup() -> None:
    page = show("console/queue.html", a_queue(3))

    [view] = page.all("a", href="/console?liste=a-lire&faits=chantage")
    assert view.text == "Chantage <urgent>"
    assert not page.all("urgent")
    shown = show("console/queue.html", a_queue(3, faits="chantage"))
    [same] = shown.all("a", href="/console?liste=a-lire&faits=chantage")
    assert same.attributes["aria-current"] == "page"


def test_what_is_saved_is_what_is_shown() -> None:
    page = show("console/queue.html", a_queue(3, tri="danger", lu="modifies"))

    [saving] = [each for each in page.all("form") if each.attributes["action"] == "/console/vues"]
    query = saving.one("input", name="query").attributes["value"]
    assert query == "liste=a-lire&lu=modifies&tri=danger"


def test_the_leading_file_shows_what_was_joined_with_where_it_was_read() -> None:
    joined = show("console/file.html", the_leading_file()).one("section", id="joints")

    assert "450" in joined.text
    assert joined.all("a", href="/console/dossiers/B2M-1204/pieces/1/voir")
    assert joined.all("a", href="/console/dossiers/B2M-1204#mot-item-1")


def test_a_joined_file_leads_to_its_leading_one_and_is_offered_to_a_supervisor_alone() -> None:
    at = {"state": State.JOINED, "holder": None, "leading": "B2M-1204"}
    read = show("console/file.html", the_file(**at))
    chief = show(
        "console/file.html", the_file(officer=replace(OFFICER, role=Role.SUPERVISOR), **at)
    )

    assert read.all("a", href="/console/dossiers/B2M-1204")
    assert not offered(read)
    assert offered(chief) == {"separer"}


def test_two_files_side_by_side_say_what_differs_in_words() -> None:
    read = show("console/compare.html", the_comparison())

    rows = {row.one("th").text: row for row in read.one("tbody").all("tr")}
    assert "différent" in rows["Montant"].text
    assert "différent" not in rows["Date du paiement"].text
    assert [each.attributes["value"] for each in read.all("input", type="radio")] == ["A7K-2931"]
    assert "typed" not in read.text
