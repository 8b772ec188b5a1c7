"""Conversations are kept in order, whole, and sealed."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.complaint.conversation import Author, Button, Stage
from bot.complaint.errors import StorageFailed, UnknownConversation
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import FactName, Source
from bot.complaint.money import Money
from bot.records.records import Records
from bot.sealing.keyring import KeyMissing, Keyring
from bot.sealing.tokens import digest_token
from tests.conftest import NOON, SetClock
from tests.drafts import COMPLETE, IBAN, STORY, a_fact

TOKEN = "ceci-est-un-secret-de-la-victime"


@pytest.fixture
def conversation(records: Records) -> str:
    with records.transaction() as work:
        work.conversations.open("c1", digest_token(TOKEN))
    return "c1"


def an_exhibit(position: int = 1) -> Exhibit:
    name = f"capture-{position}.png"
    return Exhibit(f"e{position}", position, name, "image/png", 12, "ab" * 32, NOON)


def test_a_conversation_opens_at_the_welcome(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        opened = work.conversations.get(conversation)

    assert (opened.stage, opened.question, opened.tries) == (Stage.WELCOME, None, 0)
    assert (opened.opened_at, opened.active_at, opened.reference) == (NOON, NOON, None)


def test_its_token_opens_it_and_no_other(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        assert work.conversations.authenticated(conversation, digest_token(TOKEN)).id == "c1"

    with pytest.raises(UnknownConversation), records.transaction() as work:
        work.conversations.authenticated(conversation, digest_token("another"))


def test_a_conversation_that_is_not_there_is_unknown(records: Records) -> None:
    with pytest.raises(UnknownConversation), records.transaction() as work:
        work.conversations.get("nobody")


def test_nothing_is_written_to_a_conversation_that_is_not_there(records: Records) -> None:
    with pytest.raises(UnknownConversation), records.transaction() as work:
        work.conversations.add_message("nobody", Author.VICTIM, "Bonjour")


def test_messages_come_back_whole_and_in_order(records: Records, conversation: str) -> None:
    buttons = (Button("Je ne sais pas", "/dont_know"),)
    with records.transaction() as work:
        said = [
            work.conversations.add_message(conversation, Author.VICTIM, STORY, answered=False),
            work.conversations.add_message(
                conversation,
                Author.ARIANE,
                "Avez-vous reçu l’objet ?",
                buttons=buttons,
                custom={"type": "review", "lines": [1, 2]},
            ),
            work.conversations.add_message(
                conversation, Author.VICTIM, "Non", payload='/inform{"goods_received": "false"}'
            ),
        ]

    with records.transaction() as work:
        transcript = work.conversations.messages(conversation)

    assert transcript == said
    assert [message.position for message in transcript] == [1, 2, 3]
    assert transcript[1].buttons == buttons


def test_the_same_mark_twice_is_the_same_message(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        once = work.conversations.add_message(conversation, Author.VICTIM, STORY, client_key="k1")
    with records.transaction() as work:
        again = work.conversations.add_message(
            conversation, Author.VICTIM, "autre texte", client_key="k1"
        )
        other = work.conversations.add_message(conversation, Author.VICTIM, STORY, client_key="k2")

    assert again == once
    assert other.position == 2


def test_a_mark_counts_within_its_conversation_only(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        work.conversations.open("c2", digest_token("x"))
        one = work.conversations.add_message(conversation, Author.VICTIM, "Un", client_key="k1")
        two = work.conversations.add_message("c2", Author.VICTIM, "Deux", client_key="k1")

    assert one.id != two.id
    assert (one.position, two.position) == (1, 1)


def test_messages_without_a_mark_are_never_taken_for_one_another(
    records: Records, conversation: str
) -> None:
    with records.transaction() as work:
        for _ in range(2):
            work.conversations.add_message(conversation, Author.VICTIM, "oui")

    with records.transaction() as work:
        assert len(work.conversations.messages(conversation)) == 2


def test_what_the_engine_dealt_with_is_not_waiting_any_more(
    records: Records, conversation: str
) -> None:
    with records.transaction() as work:
        one, two = (
            work.conversations.add_message(conversation, Author.VICTIM, text, answered=False)
            for text in ("un", "deux")
        )
        work.conversations.mark_answered(one.id)

    with records.transaction() as work:
        assert work.conversations.unanswered(conversation) == [two]


@pytest.mark.parametrize(("name", "value"), COMPLETE.items())
def test_every_fact_comes_back_as_it_was(
    records: Records, conversation: str, name: FactName, value: object
) -> None:
    fact = a_fact(name, COMPLETE[name], start=3, end=9)
    with records.transaction() as work:
        work.conversations.add_fact(conversation, fact)

    with records.transaction() as work:
        record = work.conversations.record(conversation)

    assert record.fact(name) == fact
    assert record.value(name) == value


def test_a_correction_is_a_later_fact_and_the_former_stays(
    records: Records, conversation: str
) -> None:
    facts = [
        a_fact(FactName.AMOUNT, Money(450_00)),
        a_fact(FactName.AMOUNT, Money(540_00), origin="m2", source=Source.BUTTON),
        a_fact(FactName.AMOUNT, Money(20_00), rank=2),
    ]
    for fact in facts:
        with records.transaction() as work:
            work.conversations.add_fact(conversation, fact)

    with records.transaction() as work:
        record = work.conversations.record(conversation)

    assert record.history(FactName.AMOUNT) == facts[:2]
    assert record.ranked(FactName.AMOUNT) == facts[1:]


def test_exhibits_come_back_in_order(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        for position in (1, 2):
            work.conversations.add_exhibit(conversation, an_exhibit(position))

    with records.transaction() as work:
        exhibits = work.conversations.exhibits(conversation)

    assert exhibits == [an_exhibit(1), an_exhibit(2)]


def test_two_exhibits_never_share_a_number(records: Records, conversation: str) -> None:
    with records.transaction() as work:
        work.conversations.add_exhibit(conversation, an_exhibit())
    double = Exhibit("e9", 1, "double.png", "image/png", 12, "cd" * 32, NOON)

    with pytest.raises(StorageFailed), records.transaction() as work:
        work.conversations.add_exhibit(conversation, double)


def test_where_the_conversation_stands_is_kept_with_its_rank(
    records: Records, conversation: str, clock: SetClock
) -> None:
    clock.forward(minutes=3)
    with records.transaction() as work:
        work.conversations.steer(
            conversation, stage=Stage.DETAILS, question="amount", question_rank=2, tries=1
        )

    with records.transaction() as work:
        stands = work.conversations.get(conversation)

    assert (stands.stage, stands.question, stands.question_rank) == (Stage.DETAILS, "amount", 2)
    assert (stands.tries, stands.active_at) == (1, NOON + timedelta(minutes=3))


def test_a_draft_is_stale_once_nobody_wrote_for_long(
    records: Records, conversation: str, clock: SetClock
) -> None:
    with records.transaction() as work:
        assert work.conversations.stale(NOON) == []
        assert work.conversations.stale(NOON + timedelta(seconds=1)) == [conversation]

    clock.forward(days=1)
    with records.transaction() as work:
        work.conversations.add_message(conversation, Author.VICTIM, "Je reviens")

    with records.transaction() as work:
        assert work.conversations.stale(NOON + timedelta(seconds=1)) == []


def test_forgetting_a_draft_forgets_all_of_it_and_nothing_else(
    records: Records, conversation: str
) -> None:
    with records.transaction() as work:
        work.conversations.open("c2", digest_token("x"))
        for each in (conversation, "c2"):
            work.conversations.add_message(each, Author.VICTIM, STORY)
            work.conversations.add_fact(each, a_fact(FactName.ITEM, "vélo"))
        work.conversations.add_exhibit(conversation, an_exhibit())

    with records.transaction() as work:
        work.conversations.delete(conversation)

    with records.transaction() as work:
        assert work.conversations.messages(conversation) == []
        assert work.conversations.record(conversation).current() == []
        assert work.conversations.exhibits(conversation) == []
        assert len(work.conversations.messages("c2")) == 1
        assert len(work.conversations.record("c2").current()) == 1


def test_what_is_raised_undoes_everything(records: Records, conversation: str) -> None:
    def write_then_fail() -> None:
        with records.transaction() as work:
            work.conversations.add_message(conversation, Author.VICTIM, STORY)
            work.audit.append("victim", "victim:test:undo", "c1")
            work.conversations.get("nobody")

    with pytest.raises(UnknownConversation):
        write_then_fail()

    with records.transaction() as work:
        assert work.conversations.messages(conversation) == []
        assert work.audit.head().position == 0


def test_another_ring_reads_nothing(
    records: Records, conversation: str, database_url: str, clock: SetClock
) -> None:
    with records.transaction() as work:
        work.conversations.add_message(conversation, Author.VICTIM, STORY)
    stranger = Records(database_url, Keyring.fresh(), clock)

    with pytest.raises(KeyMissing), stranger.transaction() as work:
        work.conversations.messages(conversation)

    stranger.close()


def test_nothing_that_names_a_victim_is_readable_in_the_database(
    sqlite_url: str, keyring: Keyring, clock: SetClock, tmp_path: Path
) -> None:
    records = Records(sqlite_url, keyring, clock)
    with records.transaction() as work:
        work.conversations.open("c1", digest_token(TOKEN))
        work.conversations.add_message("c1", Author.VICTIM, STORY, payload="/inform")
        for name, value in COMPLETE.items():
            work.conversations.add_fact("c1", a_fact(name, value))
        work.conversations.add_exhibit("c1", an_exhibit())
    records.close()

    raw = b"".join(path.read_bytes() for path in tmp_path.glob("records.sqlite3*"))

    secrets = [
        "Kevin",
        "vélo",
        "Leboncoin",
        "Vasseur",
        "Hélène",
        "Lilas",
        "450.00",
        "450 €",
        IBAN,
        TOKEN,
    ]
    secrets += ["capture-1.png", "+33639980034", "helene.vasseur", "/inform"]
    assert [each for each in secrets if each.encode() in raw] == []
    assert digest_token(TOKEN).encode() in raw


def test_a_database_that_is_not_there_is_a_failure_of_storage(
    keyring: Keyring, clock: SetClock, tmp_path: Path
) -> None:
    records = Records(f"sqlite:///{tmp_path / 'no' / 'folder.sqlite3'}", keyring, clock)

    with pytest.raises(StorageFailed):
        records.check()
    with pytest.raises(StorageFailed):
        records.migrate()


@pytest.mark.parametrize("url", ["", "mysql://localhost/ariane", "nonsense", "postgresql://a:b:c"])
def test_an_address_that_is_no_database_is_a_failure_of_storage(
    keyring: Keyring, clock: SetClock, url: str
) -> None:
    with pytest.raises(StorageFailed):
        Records(url, keyring, clock)
