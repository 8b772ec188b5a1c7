"""What a victim does: open a conversation, tell, answer, correct, come back."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from bot.complaint.clock import Clock
from bot.complaint.conversation import Conversation, Stage
from bot.complaint.errors import ConversationClosed
from bot.complaint.facts import Fact, FactName, Record, encode
from bot.jurisdiction.communes import Communes
from bot.orientation.affairs import Affair
from bot.orientation.agenda import Agenda, answers_of, filing_kind, notices_due, plan
from bot.orientation.orient import Orienter
from bot.records.records import Records, Work
from bot.sealing.tokens import digest_token
from bot.services.affairs import told_apart
from bot.services.changes import Change, made_before, tells_story
from bot.services.doubts import contradicting, doubted, placed, unasked
from bot.services.exhibit_reader import answer_to_offer
from bot.services.heard import Heard
from bot.services.hearing import Hearing, Opened
from bot.services.interpretation import interpret
from bot.services.recall import is_recallable
from bot.services.steering import (
    left_aside,
    next_missing,
    not_given_up,
    pending_in,
    refused,
    still_waits,
    tries_after,
)


class Intake:
    """The victim's side of a complaint; every method is one transaction."""

    def __init__(
        self,
        records: Records,
        orienter: Orienter,
        communes: Callable[[], Communes],
        affairs: Sequence[Affair],
        clock: Clock,
    ) -> None:
        self._records = records
        self._orienter = orienter
        self._affairs = affairs
        self._communes = communes
        self._clock = clock

    def open(self) -> Opened:
        """Open a conversation.

        Raises:
            StorageFailed: the database did not take it.
        """
        opened = Opened(secrets.token_urlsafe(24), secrets.token_urlsafe(32))
        with self._records.transaction() as work:
            work.conversations.open(opened.id, digest_token(opened.token))
        return opened

    def authenticate(self, conversation_id: str, token: str) -> Conversation:
        """Return the conversation that the token opens.

        Raises:
            UnknownConversation: there is none, or the token is another's.
        """
        with self._records.reading() as work:
            return work.conversations.authenticated(conversation_id, digest_token(token))

    def hear(self, conversation_id: str, heard: Heard) -> Hearing:
        """Save what a message says and work out what to ask next.

        Hearing the same message again changes nothing more.
        """
        with self._records.transaction() as work:
            conversation = work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            if conversation.reference:
                raise ConversationClosed
            known = made_before(record, heard.message_id)
            if known:
                return self._heard_before(conversation, record, known, heard)
            before = plan(self._orienter, record)
            required = self._required(before)
            held = self._answers(record)
            pending = pending_in(conversation, before, required)
            asked = pending.name.value if pending.name else None
            again = partial(interpret, record=record, question=asked, rank=pending.rank)
            made = answer_to_offer(work, conversation_id, heard, record) or again(heard)
            made = doubted(made, record, pending, self._clock().date())
            made = contradicting(made, heard, record)
            made = unasked(told_apart(made, heard, record, self._affairs, again), record)
            made = placed(made, record, pending, self._communes)
            made = left_aside(not_given_up(made, pending), pending, heard)
            needed = refused(made, record, required)
            for change in made.changes:
                fact = self._fact(change)
                work.conversations.add_fact(conversation_id, fact)
                record.add(fact)
            waits = still_waits(made, pending)
            ask = made.ask or next_missing(made, record, pending, required)
            rank = pending.rank if waits else made.ask_rank
            agenda = self._agenda(record, pending.name if waits else ask, rank)
            tries = tries_after(made, pending, agenda)
            self._note_outcome(work, conversation_id, agenda)
            work.conversations.steer(
                conversation_id,
                stage=agenda.stage,
                question=agenda.question,
                question_rank=agenda.rank,
                tries=tries,
            )
        return Hearing(
            agenda,
            record,
            made.changes,
            digression=made.digression,
            understood=made.understood,
            doubtful=made.doubtful,
            files=made.files,
            early=made.early,
            recap=made.recap,
            reopens=made.ask_rank if made.ask else 0,
            aside=made.aside,
            needed=needed,
            story=tells_story(made.changes),
            oriented=agenda.orientation.outcome != before.orientation.outcome,
            between=made.between if agenda.question == FactName.OFFENCE.value else (),
            contradiction=made.contradiction,
            places=made.places,
            notices=notices_due(self._orienter, held, self._answers(record)),
            tries=tries,
            set_aside=made.set_aside,
        )

    def _heard_before(
        self,
        conversation: Conversation,
        record: Record,
        changes: tuple[Change, ...],
        heard: Heard,
    ) -> Hearing:
        """Return what a message has changed, for an engine that died before it answered.

        Its words must not answer the question that came after: « oui » fits any.
        """
        asked = FactName(conversation.question) if conversation.question else None
        rank = conversation.question_rank
        former = record.without(heard.message_id)
        before = plan(self._orienter, former).orientation.outcome
        agenda = self._agenda(record, asked, rank)
        return Hearing(
            agenda,
            record,
            changes,
            digression=interpret(heard, record, conversation.question).digression,
            story=tells_story(changes),
            oriented=agenda.orientation.outcome != before,
            notices=notices_due(self._orienter, self._answers(former), self._answers(record)),
            tries=conversation.tries,
        )

    def pending(self, conversation_id: str) -> Hearing:
        """Return where a conversation stands, for an engine that has lost it."""
        with self._records.reading() as work:
            conversation = work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
        asked = FactName(conversation.question) if conversation.question else None
        agenda = self._agenda(record, asked, conversation.question_rank)
        if conversation.reference:
            agenda = replace(agenda, stage=Stage.FILED, question=None)
        return Hearing(agenda, record, tries=conversation.tries)

    def turn_to(self, conversation_id: str, name: FactName) -> None:
        """Let a question be the pending one."""
        with self._records.transaction() as work:
            record = work.conversations.record(conversation_id)
            agenda = self._agenda(record, name)
            work.conversations.steer(conversation_id, stage=agenda.stage, question=agenda.question)

    def standing(self, conversation_id: str) -> tuple[Conversation, Agenda, Record]:
        """Return the conversation, where it stands, and what is held."""
        with self._records.reading() as work:
            return self._standing(work, conversation_id)

    def _standing(self, work: Work, conversation_id: str) -> tuple[Conversation, Agenda, Record]:
        conversation = work.conversations.get(conversation_id)
        record = work.conversations.record(conversation_id)
        return conversation, plan(self._orienter, record), record

    def _agenda(self, record: Record, ask: FactName | None, rank: int = 1) -> Agenda:
        agenda = plan(self._orienter, record)
        if ask is None:
            return agenda
        question = self._orienter.questionnaire.question(ask.value)
        stage = question.stage if question else Stage.DETAILS
        return Agenda(stage, ask.value, agenda.orientation, agenda.progress, rank)

    def _note_outcome(self, work: Work, conversation_id: str, agenda: Agenda) -> None:
        """Note who is sent elsewhere, whereto and by which rule: it is counted."""
        found = agenda.orientation
        leaves = found.outcome if found.outcome and not filing_kind(found.outcome) else ""
        rule = found.rule.name if leaves and found.rule else ""
        work.redirections.settle(conversation_id, leaves, rule)

    def _answers(self, record: Record) -> dict[str, str]:
        """Return what orientation knows, and whether a transfer can still be called back."""
        recallable = encode(is_recallable(record, self._clock()))
        return {**answers_of(self._orienter, record), "recallable": recallable}

    def _fact(self, change: Change) -> Fact:
        return Fact(
            change.name,
            change.value,
            change.provenance,
            self._clock(),
            rank=change.rank,
            confirmed=change.confirmed,
        )

    def _required(self, agenda: Agenda) -> Sequence[str]:
        kind = filing_kind(agenda.orientation.outcome)
        return self._orienter.questionnaire.required.get(kind, ())
