"""The next of several affairs: a draft of its own, that holds what was already said."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.conversation import Author, Message
from bot.complaint.errors import UnknownConversation
from bot.complaint.facts import Fact, FactName, Provenance, Record, Source
from bot.orientation.affairs import Affair
from bot.records.records import Records, Work
from bot.sealing.keyring import Keyring
from bot.sealing.tokens import digest_token
from bot.services.resumption import Resumption

# What is true of her in every affair; of the author, another affair may have another.
_HERS: Final = (FactName.ADULT, FactName.FOR_SELF, FactName.IDENTIFIED)


def waiting_affairs(record: Record) -> Sequence[Fact]:
    """Return the affairs that were told beside the main one, first told first."""
    return [fact for fact in record.ranked(FactName.OTHER_AFFAIR) if fact.value is not None]


class OtherAffairs:
    """Opens the drafts of the affairs that were told beside another."""

    def __init__(
        self,
        records: Records,
        keyring: Keyring,
        affairs: Sequence[Affair],
        resumption: Resumption,
        clock: Clock,
    ) -> None:
        self._records = records
        self._keyring = keyring
        self._affairs = affairs
        self._resumption = resumption
        self._clock = clock

    def open(self, conversation_id: str) -> str:
        """Open the draft of the next affair, once; return a code that takes it up.

        It holds what she said of herself, and the words that told the affair, still to be heard.
        The draft's name is made from our keys, so that an answer that was lost on its way opens
        no second one.

        Raises:
            ConversationClosed: the next affair is filed too.
            UnknownConversation: no such conversation, or no affair waits.
        """
        draft = self._keyring.ticket(f"affair|{conversation_id}")
        with self._records.transaction() as work:
            waiting = waiting_affairs(work.conversations.record(conversation_id))
            if not waiting:
                raise UnknownConversation
            try:
                work.conversations.get(draft)
            except UnknownConversation:
                work.conversations.open(draft, digest_token(secrets.token_urlsafe(32)))
                self._carry(work, conversation_id, draft, waiting[0])
        return self._resumption.draw(draft)

    def _carry(self, work: Work, conversation_id: str, draft: str, told: Fact) -> None:
        """Copy to a draft what holds there too, each fact with the words it was read in."""
        record = work.conversations.record(conversation_id)
        messages = {each.id: each for each in work.conversations.messages(conversation_id)}
        copies: dict[str, str] = {}
        for fact in _about_her(record):
            said = messages.get(fact.provenance.origin)
            if said and said.id not in copies:
                copies[said.id] = _copied(work, draft, said).id
            origin = copies.get(fact.provenance.origin, fact.provenance.origin)
            moved = replace(fact, provenance=replace(fact.provenance, origin=origin))
            work.conversations.add_fact(draft, moved)
        for fact in self._affairs_of(work, draft, record, told, messages):
            work.conversations.add_fact(draft, fact)
        part = _part(told, messages)
        work.conversations.add_message(draft, Author.VICTIM, part, answered=False)

    def _affairs_of(
        self,
        work: Work,
        draft: str,
        record: Record,
        told: Fact,
        messages: Mapping[str, Message],
    ) -> Iterator[Fact]:
        """Yield what the affair is, where it may be one thing alone, and those that wait still."""
        inferred = Provenance(Source.INFERENCE, told.provenance.origin)
        affair = next(each for each in self._affairs if each.offence is told.value)
        if not affair.others:
            yield Fact(FactName.OFFENCE, told.value, inferred, self._clock())
        waiting = [fact for fact in waiting_affairs(record) if fact.rank != told.rank]
        for rank, fact in enumerate(waiting, start=1):
            part = _part(fact, messages)
            message = work.conversations.add_message(draft, Author.VICTIM, part)
            whole = Provenance(Source.MESSAGE, message.id, 0, len(part))
            yield Fact(FactName.OTHER_AFFAIR, fact.value, whole, self._clock(), rank=rank)
        # The one that this one was told beside is no news here.
        rank = len(waiting) + 1
        yield Fact(FactName.OTHER_AFFAIR, None, inferred, self._clock(), rank=rank)


def _about_her(record: Record) -> Iterator[Fact]:
    for fact in record.current():
        hers = fact.name in _HERS or fact.name.value.startswith("victim_")
        if hers and fact.value is not None:
            yield fact


def _part(told: Fact, messages: Mapping[str, Message]) -> str:
    """Return the words that told an affair."""
    span = told.provenance
    return messages[span.origin].text[span.start : span.end].strip(" ,\n")


def _copied(work: Work, draft: str, said: Message) -> Message:
    return work.conversations.add_message(draft, Author.VICTIM, said.text, payload=said.payload)
