"""Who is sent elsewhere takes a sheet along, and learns what decided, in her own words."""

import hashlib

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author
from bot.complaint.errors import UnknownConversation, UnknownDocument
from bot.complaint.facts import Fact, FactName, Provenance, Source, Value
from bot.services.reasons import Decision
from tests.conftest import NOON
from tests.documents.reading import squeezed, text_of
from tests.drafts import COMPLETE, write_draft

MET: Value = True
TOLD = "on s'est vus une fois sur le parking"
CHOSEN = "Oui, en personne"


def add(services: Services, conversation_id: str, text: str, fact: Fact) -> None:
    with services.records.transaction() as work:
        message = work.conversations.add_message(conversation_id, Author.VICTIM, text)
        origin = Provenance(
            fact.provenance.source, message.id, fact.provenance.start, fact.provenance.end
        )
        said = Fact(fact.name, fact.value, origin, NOON)
        work.conversations.add_fact(conversation_id, said)


def met(source: Source, start: int | None = None, end: int | None = None) -> Fact:
    return Fact(FactName.MET_IN_PERSON, MET, Provenance(source, "", start, end), NOON)


def decided(services: Services, conversation_id: str) -> Decision:
    decision = services.reasons.of(conversation_id)
    assert decision
    return decision


def test_the_sheet_is_for_the_service_that_the_case_is_sent_to(services: Services) -> None:
    sheet = services.handovers.sheet(write_draft(services, met_in_person=MET))

    assert "commissariat" in sheet.title
    assert "vélo bleu" in sheet.text
    assert "Kevin_92" in sheet.text


def test_the_paper_says_the_same_and_its_digest_is_in_the_audit_trail(services: Services) -> None:
    draft = write_draft(services, met_in_person=MET)

    pdf = services.handovers.issue(draft)

    with services.records.transaction() as work:
        event = list(work.audit.events())[-1]
    assert squeezed("vélo bleu") in text_of(pdf)
    assert (event.actor, event.act) == ("system", "system:document:issue")
    assert event.details == {
        "kind": "handover",
        "service": "commissariat",
        "sha256": hashlib.sha256(pdf).hexdigest(),
    }
    assert draft not in str(event)


def test_a_case_that_is_declared_here_has_no_such_sheet(services: Services) -> None:
    draft = write_draft(services)

    for sheet in (services.handovers.sheet, services.handovers.issue):
        with pytest.raises(UnknownDocument):
            sheet(draft)
    assert services.reasons.of(draft) is None


def test_there_is_no_sheet_of_a_conversation_that_is_not_there(services: Services) -> None:
    with pytest.raises(UnknownConversation):
        services.handovers.sheet("nobody")
    with pytest.raises(UnknownConversation):
        services.reasons.of("nobody")


def test_the_words_that_decided_are_hers(services: Services) -> None:
    draft = write_draft(services)
    add(services, draft, TOLD, met(Source.MESSAGE, 2, 20))

    decision = decided(services, draft)

    words = {said.fact.name: said.words for said in decision.said}
    assert words[FactName.MET_IN_PERSON] == TOLD[2:20]
    assert "rencontré" in decision.rule.name
    assert decision.rule.source


def test_a_button_that_decided_is_quoted_by_its_title(services: Services) -> None:
    draft = write_draft(services)
    add(services, draft, CHOSEN, met(Source.BUTTON))

    words = {said.fact.name: said.words for said in decided(services, draft).said}

    assert words[FactName.MET_IN_PERSON] == CHOSEN


def test_what_was_assumed_is_no_reason(services: Services) -> None:
    facts = {name: value for name, value in COMPLETE.items() if name is not FactName.MONEY_ASKED}
    draft = write_draft(services, facts, met_in_person=MET)

    names = {said.fact.name for said in decided(services, draft).said}

    assert names == {FactName.OFFENCE, FactName.MET_IN_PERSON}
