"""What every page owes to whoever reads it, with eyes, ears or fingers."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Author, Button, Conversation, Message, Stage
from bot.complaint.errors import BadValue, StaleVersion, WrongCode
from bot.complaint.facts import FactName, Record
from bot.complaint.lifecycle import State
from bot.evidence.reception import evidence_request
from bot.orientation.advice import Advice
from bot.orientation.agenda import plan
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.services.tracking import News
from bot.services.transcripts import Answered
from bot.web.console.deciding import DEEDS
from bot.web.pages import make_pages
from bot.web.plain.view import Filled, load_plain_words, question_of
from bot.web.site import steps_of
from tests.web.cases import WHOLE, the_case, the_cases, the_ruling
from tests.web.desk import (
    FILED_AT,
    PROBLEM,
    a_deed,
    a_queue,
    a_refused_deed,
    an_enrolment,
    refused,
    services,
    the_accounts,
    the_comparison,
    the_file,
    the_form,
    the_leading_file,
    the_public_figures,
    the_search,
    the_sessions,
    the_statistics,
)
from tests.web.pages import Element, read_page


def tracking(*, asked: bool = False, news: str = "not_wished") -> dict[str, Any]:
    wording = services().wording
    steps = [State.FILED, State.UNDER_REVIEW, State.VALIDATED]
    return {
        "token": "t0ken",
        "news": news,
        "told": ["L’officier vous demande\u00a0: avez-vous le reçu\u00a0?"] if asked else [],
        "next_step": "",
        "leading": None,
        "asked": asked,
        "may_withdraw": asked,
        "reference": "A7K-2931",
        "kind": "Plainte",
        "state": wording.state(State.UNDER_REVIEW),
        "steps": [
            {
                "label": wording.state(step)["step"],
                "done": step is not State.VALIDATED,
                "current": step is State.UNDER_REVIEW,
                "at": FILED_AT if step is State.FILED else None,
            }
            for step in steps
        ],
        "documents": [
            {"title": "Récépissé", "url": "/suivi/x/documents/recepisse", "size": 59_000}
        ],
        "advice": [
            Advice(("Appelez votre banque.",), ("Ne versez plus rien.",), "F1435"),
            Advice(("Gardez les messages.",), (), "F1435"),
        ],
    }


def plain(stage: Stage, *told: Message, problem: Mapping[str, str] | None = None) -> dict[str, Any]:
    """A plain page whose last words are these."""
    orienter = Orienter(load_questionnaire(ROOT / "data" / "orientation"))
    conversation = Conversation("c", FILED_AT, FILED_AT, stage=stage)
    hers = Message("1", 1, Author.VICTIM, "jai payé 450 euros", FILED_AT)
    said = Answered(
        conversation, plan(orienter, Record(())), (hers, *told), waiting=not told, reading=False
    )
    words = load_plain_words(ROOT / "data" / "wording")
    filled = Filled(text="oui", problem=problem)
    return {**question_of(said, words), "filled": filled, "csrf": "x", "mark": "y"}


def words_of_hers(*buttons: Button, **custom: Any) -> Message:
    return Message(
        "2",
        2,
        Author.ARIANE,
        "Un.\n\nDeux\u00a0?",
        FILED_AT,
        buttons=buttons,
        custom=custom or None,
    )


LINE = {
    "section": "Le paiement",
    "label": "Montant",
    "text": "450\u00a0€",
    "correct": {"title": "Corriger le montant", "payload": "/correct"},
}
PAPER = {"title": "Récépissé", "url": "/suivi/x/documents/recepisse", "size": 59_000}
FILED = {"reference": "A7K-2931", "tracking_url": "/suivi/x", "documents": [PAPER]}
YES = Button("Oui", "/affirm")


PUBLIC: Mapping[str, tuple[str, dict[str, Any]]] = {
    "home": ("site/home.html", {}),
    "tracking": ("site/tracking.html", tracking()),
    "tracking, asked": ("site/tracking.html", tracking(asked=True)),
    **{
        f"tracking, {each.value}": ("site/tracking.html", tracking(news=each.value))
        for each in News
    },
    "data protection": ("site/data_protection.html", {}),
    "accessibility": ("site/accessibility.html", {"contact": "acces@example.org"}),
    "accessibility, nobody to tell": ("site/accessibility.html", {"contact": ""}),
    "legal": ("site/legal.html", {}),
    "plain start": ("site/plain/start.html", {"kept": False}),
    "plain start, hidden": ("site/plain/start.html", {"kept": True, "csrf": "x"}),
    "plain notes": (
        "site/plain/notes.html",
        {"sections": [("Le paiement", [LINE])], "filed": False, "csrf": "x", "mark": "y"},
    ),
    "plain question": ("site/plain/question.html", plain(Stage.DETAILS, words_of_hers(YES))),
    "plain mistake": (
        "site/plain/question.html",
        plain(Stage.DETAILS, words_of_hers(YES), problem={"title": "Rien", "detail": "Ici."}),
    ),
    "plain waiting": ("site/plain/question.html", plain(Stage.STORY)),
    "plain files": (
        "site/plain/question.html",
        plain(Stage.EVIDENCE, words_of_hers(YES, **evidence_request())),
    ),
    "plain review": (
        "site/plain/question.html",
        plain(Stage.REVIEW, words_of_hers(YES, type="review", lines=[LINE])),
    ),
    "plain filed": (
        "site/plain/question.html",
        plain(Stage.FILED, words_of_hers(type="filed", **FILED)),
    ),
    "figures": ("site/figures.html", the_public_figures()),
    "problem": ("site/problem.html", {"title": "Perdu", "detail": "Revenez.", "at_desk": False}),
}
CONSOLE: Mapping[str, tuple[str, dict[str, Any]]] = {
    "problem at the desk": (
        "site/problem.html",
        {"title": "Perdu", "detail": "Revenez.", "at_desk": True},
    ),
    "sign-in": ("console/sign_in.html", {"problem": None, "login": ""}),
    "sign-in refused": ("console/sign_in.html", {"problem": PROBLEM, "login": "lea"}),
    "queue": ("console/queue.html", a_queue(3)),
    "queue by case": ("console/queue.html", a_queue(3, files=4, tri="affaire", lu="modifies")),
    "empty queue": ("console/queue.html", {**a_queue(0), "rows": []}),
    "filtered queue": ("console/queue.html", {**a_queue(0, faits="chantage"), "rows": []}),
    "long queue": ("console/queue.html", a_queue(3, total=60)),
    "decided": ("console/queue.html", a_queue(0, liste="decides")),
    "file": ("console/file.html", the_file()),
    "file of a colleague": ("console/file.html", the_file(holder="o3")),
    "file of nobody": ("console/file.html", the_file(holder=None)),
    **{f"act {name}": (f"console/deeds/{name}.html", a_deed(name)) for name in DEEDS},
    **{
        f"act {name} refused": (
            f"console/deeds/{name}.html",
            a_refused_deed(name, BadValue(field)),
        )
        for name, field in [
            ("valider", "qualification"),
            ("completer", "question"),
            ("reorienter", "service"),
            ("nature", "reason"),
            ("transmettre", "court"),
        ]
    },
    "signature refused": ("console/deeds/valider.html", a_refused_deed("valider", WrongCode())),
    "act too late": ("console/deeds/faits.html", a_refused_deed("faits", StaleVersion())),
    "search": ("console/search.html", the_search("06 39 98 00 12")),
    "search of nothing": ("console/search.html", the_search("<b>kevin</b>", count=0)),
    "search refused": ("console/search.html", the_search("x", refused=True)),
    "statistics": ("console/statistics.html", the_statistics()),
    "statistics refused": ("console/statistics.html", the_statistics(refused=True)),
    "enrolment": ("console/enrol.html", an_enrolment()),
    "enrolment refused": ("console/enrol.html", an_enrolment("code")),
    "enrolled": ("console/enrolled.html", {"codes": ["k3qz-7wvx-m2ap", "aaaa-bbbb-cccc"]}),
    "sessions": ("console/account.html", the_sessions()),
    "accounts": ("console/accounts.html", the_accounts()),
    "invitation": ("console/accounts.html", the_accounts(invited=True)),
    "file with a joined one": ("console/file.html", the_leading_file()),
    "file joined": (
        "console/file.html",
        the_file(state=State.JOINED, holder=None, leading="B2M-1204"),
    ),
    "comparison": ("console/compare.html", the_comparison()),
    "comparison of nothing yet": ("console/compare.html", the_comparison(alone=True)),
    "comparison refused": ("console/compare.html", the_comparison(problem=PROBLEM)),
    "file decided": ("console/file.html", the_file(state=State.VALIDATED)),
    "correction": ("console/correct.html", the_form(FactName.AMOUNT)),
    "correction by choice": ("console/correct.html", the_form(FactName.PAYMENT_METHOD)),
    "value refused": ("console/correct.html", the_form(FactName.AMOUNT, **refused("value"))),
    "cases": ("console/clusters.html", the_cases()),
    "no case": ("console/clusters.html", the_cases(0)),
    "case": ("console/cluster.html", the_case()),
    "case to read": ("console/cluster.html", the_case(may_decide=False, searched=False)),
    "ruling of a value": ("console/ruling.html", the_ruling("value")),
    "ruling of a link": ("console/ruling.html", the_ruling("link", chosen="cut")),
    "ruling of a pair": ("console/ruling.html", the_ruling("pair", problem=PROBLEM)),
    **WHOLE,
    "reason refused": ("console/correct.html", the_form(FactName.AMOUNT, **refused("reason"))),
}
EVERY = {**PUBLIC, **CONSOLE}


def render(name: str) -> str:
    template, context = EVERY[name]
    return make_pages().get_template(template).render(context)


def page(name: str) -> Element:
    return read_page(render(name))


@pytest.mark.parametrize("name", EVERY)
def test_each_page_says_its_language_its_title_and_its_one_heading(name: str) -> None:
    read = page(name)

    assert read.one("html").attributes["lang"] == "fr"
    assert read.one("title").text.strip()
    assert read.one("h1").text.strip()
    assert "initial-scale=1" in read.one("meta", name="viewport").attributes["content"]


@pytest.mark.parametrize("name", EVERY)
def test_no_page_holds_script_or_style_of_its_own(name: str) -> None:
    read = page(name)

    assert not read.all("style")
    assert all("src" in script.attributes for script in read.all("script"))
    for element in read.all():
        assert not [key for key in element.attributes if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("name", EVERY)
def test_headings_never_skip_a_level(name: str) -> None:
    levels = [int(each.tag[1]) for each in page(name).all("h1", "h2", "h3", "h4")]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", EVERY)
def test_each_place_is_named_once_and_each_way_to_it_arrives(name: str) -> None:
    read = page(name)
    places = [each.attributes["id"] for each in read.all() if "id" in each.attributes]

    assert len(places) == len(set(places))
    for element in read.all():
        for key in ("aria-labelledby", "aria-describedby", "for"):
            assert set(element.attributes.get(key, "").split()) <= set(places)
        href = element.attributes.get("href", "")
        assert not href.startswith("#") or href[1:] in places, href


@pytest.mark.parametrize("name", EVERY)
def test_the_skip_link_comes_first_and_leads_to_the_content(name: str) -> None:
    read = page(name)

    first = read.one("body").all("a")[0]

    assert first.attributes["href"] == f"#{read.one('main').attributes['id']}"


@pytest.mark.parametrize("name", EVERY)
def test_each_field_has_a_label_and_each_link_a_name(name: str) -> None:
    read = page(name)
    labelled = {each.attributes["for"] for each in read.all("label") if "for" in each.attributes}
    wrapped = [field for label in read.all("label") for field in label.all("input")]

    for field in read.all("input", "textarea", "select"):
        if field.attributes.get("type") != "hidden":
            assert field in wrapped or field.attributes["id"] in labelled
    assert all(each.text.strip() for each in read.all("a", "button"))


@pytest.mark.parametrize("name", EVERY)
def test_each_form_carries_its_code_and_each_change_its_version(name: str) -> None:
    for form in page(name).all("form"):
        hidden = {
            each.attributes["name"]: each.attributes["value"]
            for each in form.all("input", type="hidden")
        }
        action = form.attributes.get("action", "")
        if form.attributes["method"] == "get":
            assert "csrf" not in hidden
            continue

        # Before a session, and on the victim's page, the address itself is the secret.
        signed_in = action.startswith("/console/") and action != "/console/connexion"
        assert form.attributes["method"] == "post"
        # A form of the plain pages too carries its conversation's code.
        assert ("csrf" in hidden) == (signed_in or action.startswith("/formulaire/"))
        changes = ("/corriger/", "/decider/", "/parquet", "/comparer")
        assert ("version" in hidden) == any(place in action for place in changes)


@pytest.mark.parametrize("name", EVERY)
def test_french_is_set_as_french(name: str) -> None:
    text = page(name).one("body").text

    assert not re.findall(r".{20}\s(?<![\u00a0\u202f])[;:?!»]", text)
    assert not re.findall(r"«(?![\u00a0\u202f]).{20}", text)
    assert not re.findall(r".{20}['\"]", text)
    assert not re.findall(r"\d [€h]|\d (?:jours?|octets|[KM]o)\b", text)


@pytest.mark.parametrize("name", PUBLIC)
def test_help_is_at_the_same_place_on_every_public_page(name: str) -> None:
    ends = render(name).partition('<footer class="footer">')[2]
    begins = render(name).partition('<main id="contenu"')[0]

    assert ends == render("home").partition('<footer class="footer">')[2]
    assert all(f'href="{call}"' in begins for call in ("tel:17", "tel:112", "sms:114"))
    assert all(f'href="tel:{call}"' in ends for call in ("0805805817", "116006", "3114"))


@pytest.mark.parametrize("name", ["tracking", "tracking, asked", "problem", *CONSOLE])
def test_what_concerns_one_person_is_not_for_search_engines(name: str) -> None:
    robots = page(name).all("meta", name="robots")

    assert any("noindex" in each.attributes["content"] for each in robots)


def test_the_welcome_says_what_the_law_wants_said_before_the_chat_begins() -> None:
    read = page("home")
    text = re.sub(r"\s+", " ", read.one("section", class_="notices").text)

    for notice in (
        "commissariat ou la brigade de gendarmerie de votre choix",
        "demander qu’un enquêteur vous entende",
        "peut vous entendre",
        "interprète",
    ):
        assert notice in text
    assert not read.one("main").all("details")
    assert render("home").index('class="notices"') < render("home").index("<ariane-chat>")


def test_what_to_do_now_is_listed_before_what_to_avoid() -> None:
    lists = page("tracking").all("ul", class_="advice")

    said = [[line.text for line in each.all("li")] for each in lists]
    assert said == [["Appelez votre banque.", "Gardez les messages."], ["Ne versez plus rien."]]


def test_each_step_says_in_words_where_it_stands() -> None:
    steps = page("tracking").one("ol", class_="steps").all("li")

    said = [step.all("span", class_="step-state")[0].text for step in steps]
    assert said == ["le 5 mars 2026 à 11\u00a0h\u00a000", "en ce moment", "à venir"]
    assert [step.attributes.get("aria-current") for step in steps] == [None, "step", None]


@pytest.mark.parametrize(
    ("state", "way"),
    [
        (State.FILED, "filed | under_review validated transmitted"),
        (State.UNDER_REVIEW, "filed under_review | validated transmitted"),
        (State.TO_BE_COMPLETED, "filed under_review to_be_completed | validated transmitted"),
        (State.VALIDATED, "filed under_review validated | transmitted"),
        (State.TRANSMITTED, "filed under_review validated transmitted |"),
        (State.REDIRECTED, "filed under_review redirected |"),
        (State.WITHDRAWN, "filed withdrawn |"),
    ],
)
def test_nobody_is_promised_a_step_that_will_not_come(state: State, way: str) -> None:
    done, _, to_come = (part.split() for part in (*way.partition("|"),))

    steps = steps_of(state)

    assert [step.value for step, reached in steps if reached] == done
    assert [step.value for step, reached in steps if not reached] == to_come
