"""What a victim says is saved before anything is answered, once, with its history."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author, Button, Stage
from bot.complaint.errors import ConversationClosed, UnknownConversation
from bot.complaint.facts import FactName, Value
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.periods import Period
from bot.services.heard import Heard
from bot.services.hearing import Hearing, Opened, Reply
from tests.conftest import NOON, SetClock
from tests.drafts import COMPLETE, STORY, write_draft
from tests.services.hearing import chosen, heard, read, story

AMOUNT = FactName.AMOUNT


@pytest.fixture
def opened(services: Services) -> Opened:
    return services.intake.open()


def tell(services: Services, opened: Opened, said: Heard) -> Hearing:
    """Write a message to the transcript, then hear it as that message."""
    message = services.transcripts.receive(opened.id, said.text)
    return services.intake.hear(opened.id, replace(said, message_id=message.id))


def test_a_conversation_is_opened_by_its_own_token(services: Services, opened: Opened) -> None:
    assert services.intake.authenticate(opened.id, opened.token).id == opened.id

    with pytest.raises(UnknownConversation):
        services.intake.authenticate(opened.id, "another")


def test_no_two_conversations_share_a_secret(services: Services) -> None:
    opened = [services.intake.open() for _ in range(3)]

    assert len({each.id for each in opened} | {each.token for each in opened}) == 6


def test_a_message_is_kept_before_it_is_understood(services: Services, opened: Opened) -> None:
    message = services.transcripts.receive(opened.id, STORY)

    assert services.transcripts.transcript(opened.id) == [message]
    assert services.transcripts.unanswered(opened.id) == [message]
    assert (message.author, message.text) == (Author.VICTIM, STORY)


def test_a_card_number_is_never_kept(services: Services, opened: Opened) -> None:
    message = services.transcripts.receive(opened.id, "ma carte est la 5555 5555 5555 4444")

    assert "5555" not in message.text
    assert message.text.endswith("4444")


def test_a_message_sent_twice_is_kept_once(services: Services, opened: Opened) -> None:
    once = services.transcripts.receive(opened.id, STORY, client_key="k1")
    again = services.transcripts.receive(opened.id, STORY, client_key="k1")

    assert again == once
    assert len(services.transcripts.transcript(opened.id)) == 1


def test_an_answer_stands_after_its_message(services: Services, opened: Opened) -> None:
    message = services.transcripts.receive(opened.id, STORY)
    buttons = (Button("Oui", "/affirm"),)

    services.transcripts.reply(message, opened.id, [Reply("Avez-vous reçu l’objet ?", buttons)])

    transcript = services.transcripts.transcript(opened.id)
    assert [each.author for each in transcript] == [Author.VICTIM, Author.ARIANE]
    assert transcript[1].buttons == buttons
    assert services.transcripts.unanswered(opened.id) == []


def test_ariane_may_speak_first(services: Services, opened: Opened) -> None:
    services.transcripts.say(
        opened.id, [Reply("Bonjour."), Reply("Racontez-moi ce qui s’est passé.")]
    )

    transcript = services.transcripts.transcript(opened.id)
    assert [each.text for each in transcript] == ["Bonjour.", "Racontez-moi ce qui s’est passé."]
    assert services.transcripts.unanswered(opened.id) == []


def test_a_story_is_saved_and_the_next_question_chosen(services: Services, opened: Opened) -> None:
    told = story(
        STORY,
        Offence.FAUX_VENDEUR,
        0.9,
        read(AMOUNT, Money(450_00), role="paid"),
        read(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
    )

    hearing = tell(services, opened, told)

    conversation, agenda, record = services.intake.standing(opened.id)
    assert hearing.story
    assert record.value(AMOUNT) == Money(450_00)
    assert record.value(FactName.OFFENCE) is Offence.FAUX_VENDEUR
    assert (agenda.stage, agenda.question) == (Stage.ORIENTATION, "goods_received")
    assert conversation.question == hearing.agenda.question == "goods_received"


def test_what_was_heard_outlives_the_process(services: Services, opened: Opened) -> None:
    tell(services, opened, heard(STORY, "inform", read(AMOUNT, Money(450_00), role="paid")))

    with services.records.transaction() as work:
        record = work.conversations.record(opened.id)

    assert record.value(AMOUNT) == Money(450_00)


@pytest.mark.parametrize(
    "said",
    [
        heard("oui", "affirm"),
        heard("je sais pas", "dont_know"),
        heard("450 €", "inform", read(AMOUNT, Money(450_00), role="paid")),
        heard("Il m’a menacée", "inform"),
    ],
    ids=lambda said: said.text,
)
def test_the_same_message_heard_again_changes_nothing_more(services: Services, said: Heard) -> None:
    draft = write_draft(services, {FactName.OFFENCE: Offence.FAUX_VENDEUR})
    opened = Opened(draft, "")
    message = services.transcripts.receive(draft, said.text)
    known = replace(said, message_id=message.id)

    first = services.intake.hear(draft, known)
    _, before, _ = services.intake.standing(draft)
    again = services.intake.hear(draft, known)

    _, after, record = services.intake.standing(opened.id)
    assert record.read_in(message.id) == first.record.read_in(message.id)
    assert list(again.changes) == list(first.changes)
    assert again.agenda == first.agenda
    assert after == before


def test_messages_that_the_transcript_does_not_hold_are_each_heard(services: Services) -> None:
    draft = write_draft(services, {FactName.OFFENCE: Offence.FAUX_VENDEUR})

    for _ in range(2):
        services.intake.hear(draft, heard("non", "deny", at=""))

    _, _, record = services.intake.standing(draft)
    assert len(record.read_in("")) == 2


def test_a_second_thought_heard_again_still_says_what_it_corrected(services: Services) -> None:
    draft = write_draft(services, {AMOUNT: Money(450_00)})
    message = services.transcripts.receive(draft, "non c’était 540")
    said = heard(
        "non c’était 540", "correct", read(AMOUNT, Money(540_00), role="bare"), at=message.id
    )

    first = services.intake.hear(draft, said)
    again = services.intake.hear(draft, said)

    assert list(again.changes) == list(first.changes)
    assert again.changes[0].before == Money(450_00)


def test_a_correction_keeps_both_values(services: Services, opened: Opened) -> None:
    tell(services, opened, heard("450 €", "inform", read(AMOUNT, Money(450_00), role="paid")))
    hearing = tell(
        services,
        opened,
        heard("non c’était 540", "correct", read(AMOUNT, Money(540_00), role="bare")),
    )

    _, _, record = services.intake.standing(opened.id)
    assert record.value(AMOUNT) == Money(540_00)
    assert [fact.value for fact in record.history(AMOUNT)] == [Money(450_00), Money(540_00)]
    assert [(change.before, change.corrects) for change in hearing.changes] == [
        (Money(450_00), True)
    ]


def test_a_second_payment_stands_beside_the_first(services: Services, opened: Opened) -> None:
    tell(services, opened, heard("450 €", "inform", read(AMOUNT, Money(450_00), role="paid")))
    tell(services, opened, heard("et 50 €", "inform", read(AMOUNT, Money(50_00), role="paid")))

    _, _, record = services.intake.standing(opened.id)
    assert [fact.value for fact in record.ranked(AMOUNT)] == [Money(450_00), Money(50_00)]


def test_i_do_not_know_is_kept_and_not_asked_again(services: Services) -> None:
    facts = {name: value for name, value in COMPLETE.items() if name is not FactName.ITEM}
    draft = Opened(write_draft(services, facts), "")

    hearing = tell(services, draft, heard("je sais pas", "dont_know"))

    _, _, record = services.intake.standing(draft.id)
    assert FactName.ITEM in record
    assert record.value(FactName.ITEM) is None
    assert hearing.agenda.question == "reviewed"


def test_tries_grow_while_a_question_is_asked_in_vain(services: Services) -> None:
    draft = Opened(write_draft(services, {FactName.OFFENCE: Offence.FAUX_VENDEUR}), "")

    tries = [tell(services, draft, heard("hmm", "inform")).tries for _ in range(3)]
    answered = tell(services, draft, heard("non", "deny")).tries

    assert tries == [1, 2, 3]
    assert answered == 0


def test_a_digression_costs_no_try_and_keeps_the_question(services: Services) -> None:
    draft = Opened(write_draft(services, {FactName.OFFENCE: Offence.FAUX_VENDEUR}), "")
    tell(services, draft, heard("hmm", "inform"))

    hearing = tell(services, draft, heard("c’est gratuit ?", "ask_cost"))

    assert hearing.digression
    assert (hearing.tries, hearing.agenda.question) == (1, "goods_received")


def test_a_correction_button_asks_for_the_very_sum_it_names(services: Services) -> None:
    draft = Opened(write_draft(services), "")
    tell(services, draft, heard("et 50 €", "inform", read(AMOUNT, Money(50_00), role="paid")))
    press = replace(heard("Corriger le montant (2)", "correct"), correct=AMOUNT, correct_rank=2)
    tell(services, draft, press)

    hearing = tell(services, draft, heard("60", "inform", read(AMOUNT, Money(60_00), role="bare")))

    _, _, record = services.intake.standing(draft.id)
    assert [fact.value for fact in record.ranked(AMOUNT)] == [Money(450_00), Money(60_00)]
    assert (hearing.agenda.question, hearing.agenda.rank) == ("payment_method", 2)


def test_a_button_is_confirmed_by_its_press(services: Services, opened: Opened) -> None:
    tell(services, opened, heard("Virement", "inform", chosen(FactName.OFFENCE, Offence.CHANTAGE)))

    _, _, record = services.intake.standing(opened.id)
    fact = record.fact(FactName.OFFENCE)
    assert fact
    assert fact.confirmed


@pytest.mark.parametrize(
    ("paid_on", "method", "recall"),
    [
        (Period.day(date(2026, 3, 4)), PaymentMethod.TRANSFER, True),
        (Period.day(date(2026, 3, 2)), PaymentMethod.TRANSFER, True),
        (Period.day(date(2026, 3, 1)), PaymentMethod.TRANSFER, False),
        (Period.month(2026, 3), PaymentMethod.TRANSFER, False),
        (Period.day(date(2026, 3, 4)), PaymentMethod.CARD, False),
    ],
)
def test_a_recent_transfer_alone_is_worth_a_call_to_the_bank(
    services: Services, opened: Opened, paid_on: Value, method: Value, *, recall: bool
) -> None:
    told = heard(
        STORY,
        "tell_story",
        read(FactName.PAYMENT_DATE, paid_on),
        read(FactName.PAYMENT_METHOD, method),
    )

    assert ("recall" in tell(services, opened, told).notices) is recall


def test_the_bank_is_not_named_again_with_every_message(services: Services, opened: Opened) -> None:
    told = heard(
        STORY,
        "tell_story",
        read(FactName.PAYMENT_DATE, Period.day(date(2026, 3, 4))),
        read(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER),
    )
    tell(services, opened, told)

    assert tell(services, opened, heard("oui", "affirm")).notices == ()


def test_the_pending_question_survives_an_engine_that_forgot_it(services: Services) -> None:
    draft = Opened(write_draft(services), "")
    services.intake.turn_to(draft.id, AMOUNT)

    pending = services.intake.pending(draft.id)

    assert pending.agenda.question == "amount"
    assert pending.agenda.stage is Stage.DETAILS


def test_nothing_is_heard_once_the_complaint_is_filed(services: Services) -> None:
    draft = write_draft(services)
    services.filing.file(draft)

    with pytest.raises(ConversationClosed):
        services.intake.hear(draft, heard("et aussi", "inform"))


def test_writing_keeps_a_draft_from_being_forgotten(
    services: Services, opened: Opened, clock: SetClock
) -> None:
    clock.forward(days=29)
    message = services.transcripts.receive(opened.id, "je reviens")

    assert services.intake.standing(opened.id)[0].active_at == message.sent_at
    assert message.sent_at == NOON + timedelta(days=29)


def test_the_home_holds_nothing_in_the_open(
    services: Services, opened: Opened, tmp_path: Path
) -> None:
    tell(services, opened, heard(STORY, "inform", read(AMOUNT, Money(450_00), role="paid")))

    raw = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())

    assert b"Kevin" not in raw
    assert opened.token.encode() not in raw
