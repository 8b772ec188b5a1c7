"""What is read in an exhibit is asked about, and enters the record when she says so."""

import hashlib
from dataclasses import replace

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Message
from bot.complaint.exhibits import Exhibit, ReadingState
from bot.complaint.facts import FactName, Record, Source
from bot.complaint.money import Money
from bot.evidence.reception import Received
from bot.services.heard import Heard
from bot.services.hearing import Hearing
from tests.drafts import write_draft
from tests.services.hearing import heard

TOLD = "Virement de 450,00 €, IBAN BE71 0961 2345 6769".encode()
BEFORE = {FactName.ADULT: True}


def join(services: Services, draft: str, content: bytes = TOLD) -> Exhibit:
    digest = hashlib.sha256(content).hexdigest()
    return services.joining.attach(draft, Received("note.txt", "text/plain", digest, content))


def read_all(services: Services) -> None:
    for conversation_id, exhibit in services.reader.unread():
        services.reader.offer(conversation_id, exhibit, services.reader.read(exhibit))
    services.reader.rest()


def last(services: Services, draft: str) -> Message:
    return services.transcripts.transcript(draft)[-1]


def tell(services: Services, draft: str, said: Heard) -> Hearing:
    message = services.transcripts.receive(draft, said.text)
    return services.intake.hear(draft, replace(said, message_id=message.id))


def state(services: Services, exhibit: Exhibit) -> ReadingState | None:
    with services.records.reading() as work:
        read = work.readings.get(exhibit.id)
    return read.state if read else None


def record(services: Services, draft: str) -> Record:
    return services.intake.standing(draft)[2]


@pytest.fixture
def draft(services: Services) -> str:
    """A draft that knows next to nothing."""
    return write_draft(services, BEFORE)


@pytest.fixture
def exhibit(services: Services, draft: str) -> Exhibit:
    """An exhibit of that draft that was read."""
    joined = join(services, draft)
    read_all(services)
    return joined


def test_what_was_read_is_asked_about_and_not_yet_held(
    services: Services, draft: str, exhibit: Exhibit
) -> None:
    asked = last(services, draft)

    assert "450" in asked.text
    assert "BE71" in asked.text
    assert [button.payload for button in asked.buttons] == [
        '/affirm{"exhibit": "1"}',
        '/deny{"exhibit": "1"}',
    ]
    assert state(services, exhibit) is ReadingState.OFFERED
    assert FactName.AMOUNT not in record(services, draft)


def test_what_she_says_is_right_is_held_and_points_to_the_exhibit(
    services: Services, draft: str, exhibit: Exhibit
) -> None:
    hearing = tell(services, draft, replace(heard("Oui, c’est exact", "affirm"), exhibit=1))

    held = record(services, draft)
    assert held.value(FactName.AMOUNT) == Money.of("450.00")
    assert held.value(FactName.SUSPECT_IBAN) == "BE71096123456769"
    fact = held.fact(FactName.AMOUNT)
    assert fact
    assert (fact.provenance.source, fact.provenance.origin) == (Source.EXHIBIT, exhibit.id)
    assert fact.confirmed
    assert {change.name for change in hearing.changes} == {FactName.AMOUNT, FactName.SUSPECT_IBAN}
    assert state(services, exhibit) is ReadingState.CONFIRMED


def test_what_she_says_is_wrong_is_not_held(
    services: Services, draft: str, exhibit: Exhibit
) -> None:
    hearing = tell(services, draft, replace(heard("Non", "deny"), exhibit=1))

    assert hearing.set_aside
    assert FactName.AMOUNT not in record(services, draft)
    assert state(services, exhibit) is ReadingState.SET_ASIDE


def test_a_bare_yes_answers_what_was_asked_last(
    services: Services, draft: str, exhibit: Exhibit
) -> None:
    tell(services, draft, heard("oui", "affirm"))

    assert record(services, draft).value(FactName.AMOUNT) == Money.of("450.00")
    assert state(services, exhibit) is ReadingState.CONFIRMED


def test_a_yes_to_a_later_question_lets_nothing_in(
    services: Services, draft: str, exhibit: Exhibit
) -> None:
    tell(services, draft, heard("c’est gratuit ?", "ask_cost"))
    with services.records.transaction() as work:
        work.conversations.add_message(draft, last(services, draft).author.ARIANE, "Oui.")

    tell(services, draft, heard("oui", "affirm"))

    assert FactName.AMOUNT not in record(services, draft)
    assert state(services, exhibit) is ReadingState.OFFERED


def test_saying_yes_twice_holds_it_once(services: Services, draft: str, exhibit: Exhibit) -> None:
    assert exhibit
    for _ in range(2):
        tell(services, draft, replace(heard("Oui, c’est exact", "affirm"), exhibit=1))

    assert len(record(services, draft).history(FactName.AMOUNT)) == 1


def test_an_exhibit_that_was_never_joined_changes_nothing(services: Services, draft: str) -> None:
    tell(services, draft, replace(heard("Oui, c’est exact", "affirm"), exhibit=7))

    assert FactName.AMOUNT not in record(services, draft)


def test_what_tells_nothing_new_is_not_asked_about(services: Services, draft: str) -> None:
    exhibit = join(services, draft, b"Bonjour, le velo est-il encore a vendre ?")
    before = last(services, draft)

    read_all(services)

    assert last(services, draft) == before
    assert state(services, exhibit) is ReadingState.NOTHING


def test_nothing_is_asked_about_once_it_is_filed_and_the_officer_has_the_reading(
    services: Services,
) -> None:
    draft = write_draft(services)
    exhibit = join(services, draft)
    services.filing.file(draft)
    before = last(services, draft)

    read_all(services)

    assert last(services, draft) == before
    assert state(services, exhibit) is ReadingState.NOTHING


def test_what_cannot_be_read_is_not_tried_for_ever(services: Services, draft: str) -> None:
    content = b"no picture at all"
    digest = hashlib.sha256(content).hexdigest()
    exhibit = services.joining.attach(draft, Received("a.png", "image/png", digest, content))

    read_all(services)

    assert state(services, exhibit) is ReadingState.FAILED
    assert services.reader.unread() == []


def test_a_conversation_says_that_a_file_is_being_read(services: Services, draft: str) -> None:
    join(services, draft)

    during = services.transcripts.since(draft).reading
    read_all(services)

    assert during
    assert not services.transcripts.since(draft).reading


def test_a_card_number_in_a_file_is_kept_nowhere_but_in_the_file(
    services: Services, draft: str
) -> None:
    exhibit = join(services, draft, b"Carte 4970 1012 3456 7893, valable.")

    reading = services.reader.read(exhibit)
    services.reader.rest()

    assert reading
    assert "4970" not in reading.text
    assert "7893" in reading.text
