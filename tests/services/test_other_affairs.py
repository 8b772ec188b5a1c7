"""The next of several affairs is a draft of its own, that holds what was already said."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author
from bot.complaint.errors import UnknownConversation
from bot.complaint.facts import Fact, FactName, Provenance, Record, Source, Value
from bot.complaint.offences import Offence
from tests.conftest import NOON
from tests.drafts import COMPLETE, a_fact

OTHER = FactName.OTHER_AFFAIR
THREATS = "ils menacent de publier mes photos"
HERS = {name: value for name, value in COMPLETE.items() if name.value.startswith("victim_")}


def a_draft(services: Services, *affairs: tuple[Offence, str]) -> str:
    """Write a draft whose story tells other affairs, each after a comma."""
    opened = services.intake.open()
    story = ", ".join(["j’ai acheté un vélo jamais livré", *(words for _, words in affairs)])
    with services.records.transaction() as work:
        told = work.conversations.add_message(opened.id, Author.VICTIM, story)
        said = work.conversations.add_message(opened.id, Author.VICTIM, "tout sur moi")
        for name, value in COMPLETE.items():
            work.conversations.add_fact(opened.id, a_fact(name, value, origin=said.id))
        for rank, (offence, words) in enumerate(affairs, start=1):
            start = story.index(words)
            where = Provenance(Source.MESSAGE, told.id, start, start + len(words))
            work.conversations.add_fact(opened.id, Fact(OTHER, offence, where, NOON, rank=rank))
    return opened.id


def opened(services: Services, conversation_id: str) -> tuple[str, Record]:
    draft = services.resumption.resume(services.other_affairs.open(conversation_id)).id
    with services.records.reading() as work:
        return draft, work.conversations.record(draft)


def values(record: Record) -> dict[FactName, Value]:
    return {fact.name: fact.value for fact in record.current() if fact.rank == 1}


def test_what_she_said_of_herself_holds_there_too_with_its_words(services: Services) -> None:
    first = a_draft(services, (Offence.CHANTAGE, THREATS))

    draft, record = opened(services, first)

    transcript = services.transcripts.transcript(draft)
    held = values(record)
    assert held == {
        **HERS,
        FactName.ADULT: True,
        FactName.FOR_SELF: True,
        FactName.OFFENCE: Offence.CHANTAGE,
        OTHER: None,
    }
    email = record.fact(FactName.VICTIM_EMAIL)
    assert email
    assert email.provenance.origin == transcript[0].id
    assert transcript[0].text == "tout sur moi"


def test_the_words_that_told_it_are_still_to_be_heard(services: Services) -> None:
    first = a_draft(services, (Offence.CHANTAGE, THREATS))

    draft, _ = opened(services, first)

    assert [each.text for each in services.transcripts.unanswered(draft)] == [THREATS]


def test_what_may_be_one_of_two_is_still_to_be_told_from_its_words(services: Services) -> None:
    first = a_draft(services, (Offence.FAUX_VENDEUR, "et un iphone payé jamais reçu"))

    _, record = opened(services, first)

    assert FactName.OFFENCE not in record


def test_the_third_affair_waits_for_the_end_of_the_second(services: Services) -> None:
    locked = "mes fichiers sont chiffrés"
    first = a_draft(services, (Offence.CHANTAGE, THREATS), (Offence.RANCONGICIEL, locked))

    second, record = opened(services, first)
    third, _ = opened(services, second)

    assert [each.value for each in record.ranked(OTHER)] == [Offence.RANCONGICIEL, None]
    assert [each.text for each in services.transcripts.unanswered(third)] == [locked]
    with pytest.raises(UnknownConversation):
        services.other_affairs.open(third)


def test_an_answer_lost_on_its_way_opens_no_second_draft(services: Services) -> None:
    first = a_draft(services, (Offence.CHANTAGE, THREATS))

    once, again = opened(services, first), opened(services, first)

    assert once[0] == again[0]
    assert len(services.transcripts.transcript(once[0])) == 2


def test_a_filed_affair_opens_the_next_one_too(services: Services) -> None:
    first = a_draft(services, (Offence.CHANTAGE, THREATS))
    services.filing.file(first)

    draft, _ = opened(services, first)

    assert draft != first


def test_nothing_is_opened_where_one_affair_was_told(services: Services) -> None:
    with pytest.raises(UnknownConversation):
        services.other_affairs.open(a_draft(services))
