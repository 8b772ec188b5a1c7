"""What stands beside Ariane's words is on the plain page too, whatever kind it is of."""

from datetime import UTC, datetime
from typing import Any

import pytest

from bot.bootstrap.settings import ROOT
from bot.complaint.conversation import Author, Conversation, Message, Stage
from bot.complaint.facts import Record
from bot.orientation.agenda import plan
from bot.orientation.orient import Orienter
from bot.services.transcripts import Answered
from bot.web.pages import make_pages
from bot.web.plain.view import Filled, load_plain_words, question_of
from tests.web.pages import Element, read_page

NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def page(orienter: Orienter, *customs: dict[str, Any], reading: bool = False) -> Element:
    told = [
        Message(str(rank), rank, Author.ARIANE, "Voici.", NOON, custom=custom)
        for rank, custom in enumerate(customs, 2)
    ]
    hers = Message("1", 1, Author.VICTIM, "on a piraté mon compte", NOON)
    conversation = Conversation("c", NOON, NOON, stage=Stage.REDIRECTED)
    agenda = plan(orienter, Record())
    said = Answered(conversation, agenda, (hers, *told), waiting=False, reading=reading)
    shown = question_of(said, load_plain_words(ROOT / "data" / "wording"))
    context = {**shown, "filled": Filled(), "csrf": "x", "mark": "y"}
    return read_page(make_pages().get_template("site/plain/question.html").render(context))


def test_words_that_are_only_told_again_more_easily_stand_alone(orienter: Orienter) -> None:
    read = page(orienter, {"easy": "Voici.\nLisez."})

    assert read.one(id="question").text.strip() == "Voici."


@pytest.mark.parametrize(
    ("custom", "address"),
    [
        ({"type": "call", "number": "0 805 805 817", "label": "Appeler"}, "tel:0805805817"),
        ({"type": "visit", "url": "https://example.org/a", "label": "Aller"}, None),
        ({"type": "visit", "url": "sms:33700", "label": "Écrire"}, None),
        ({"type": "recall", "url": "/api/x", "title": "La fiche"}, None),
        ({"type": "handover", "url": "/api/y", "title": "La fiche", "text": "Un\nDeux"}, None),
    ],
    ids=["call", "visit", "text message", "recall", "handover"],
)
def test_each_next_step_can_be_taken(
    orienter: Orienter, custom: dict[str, Any], address: str | None
) -> None:
    read = page(orienter, custom)

    assert read.all("a", href=address or custom["url"])


def test_an_address_of_another_kind_leads_nowhere(orienter: Orienter) -> None:
    read = page(orienter, {"type": "visit", "url": "javascript:alert(1)", "label": "Aller"})

    assert not read.all("a", href="javascript:alert(1)")


def test_two_steps_of_one_kind_are_both_there(orienter: Orienter) -> None:
    first = {"type": "call", "number": "3018", "label": "Le 3018"}

    read = page(orienter, first, {**first, "number": "17", "label": "Le 17"})

    main = read.one("main")
    assert [link.text for link in main.all("a", class_="button")][:2] == ["Le 3018", "Le 17"]


def test_the_sheet_for_another_service_can_be_read_on_the_page(orienter: Orienter) -> None:
    sheet = {"type": "handover", "url": "/api/y", "title": "La fiche", "text": "450 €\nKevin_92"}

    read = page(orienter, sheet)

    assert "Kevin_92" in read.one("details").text


def test_while_files_are_read_she_is_told_so_and_may_go_on(orienter: Orienter) -> None:
    assert "Je lis vos fichiers" in page(orienter, {"easy": "x"}, reading=True).one("main").text
    assert "Je lis vos fichiers" not in page(orienter, {"easy": "x"}).one("main").text
