"""The victim's answer to an officer, and her withdrawal: her side of a filed complaint."""

from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint
from bot.complaint.conversation import Author, Message, Stage
from bot.complaint.decisions import DecisionKind
from bot.complaint.errors import BadValue
from bot.complaint.facts import Fact, FactName, Provenance, Source
from bot.complaint.lifecycle import State
from bot.extraction.cards import hide_cards
from bot.records.records import Records, Work
from bot.sealing.tokens import digest_token
from bot.services.noting import VICTIM, moved, note_decision
from bot.services.papers import Papers

_LONGEST: Final = 10_000


class Completing:
    """What the victim does with a filed complaint; every method is one transaction."""

    def __init__(self, records: Records, papers: Papers, clock: Clock) -> None:
        self._records = records
        self._papers = papers
        self._clock = clock

    def answer_in_chat(self, conversation_id: str, message_id: str) -> bool:
        """Take a message of hers as the answer that an officer waits for.

        Returns:
            Whether one waited.
        """
        with self._records.transaction() as work:
            reference = work.conversations.get(conversation_id).reference
            if reference is None:
                return False
            complaint = work.complaints.by_reference(reference)
            said = next(
                (
                    each
                    for each in work.conversations.messages(conversation_id)
                    if each.id == message_id
                ),
                None,
            )
            if complaint.state is not State.TO_BE_COMPLETED or said is None:
                return False
            self._complete(work, complaint, said)
        return True

    def answer_on_page(self, token: str, text: str) -> None:
        """Take what she wrote on her tracking page as the answer that an officer waits for.

        Raises:
            UnknownComplaint: no complaint answers to the token.
            BadValue: the answer is empty or too long.
            ForbiddenTransition: no officer waits for one.
        """
        text = text.strip()
        if not 0 < len(text) <= _LONGEST:
            raise BadValue("answer")
        with self._records.transaction() as work:
            complaint = work.complaints.by_tracking(digest_token(token))
            said = work.conversations.add_message(
                complaint.conversation_id, Author.VICTIM, hide_cards(text)
            )
            self._complete(work, complaint, said)

    def withdraw(self, token: str) -> None:
        """Withdraw a complaint (« retrait ») and issue the notice.

        Raises:
            UnknownComplaint: no complaint answers to the token.
            ForbiddenTransition: it is decided already.
            StorageFailed: nothing was withdrawn.
        """
        with self._records.transaction() as work:
            before = work.complaints.by_tracking(digest_token(token))
            after = work.complaints.move(before.reference, State.WITHDRAWN, before.version)
            decision = moved(DecisionKind.WITHDRAWAL, VICTIM, before, after, self._clock(), {})
            note_decision(work, after, decision, "withdraw")
            work.conversations.steer(after.conversation_id, stage=Stage.FILED, question=None)
            work.complaints.hold(after.reference, None)
            work.words.forget(after.reference)
            self._papers.issue_withdrawal(work, after)
        self._papers.publish_head()

    def _complete(self, work: Work, before: Complaint, said: Message) -> None:
        after = work.complaints.move(before.reference, State.UNDER_REVIEW, before.version)
        record = work.conversations.record(before.conversation_id)
        source = Source.BUTTON if said.payload else Source.MESSAGE
        fact = Fact(
            FactName.MORE,
            said.text,
            Provenance(source, said.id, 0, len(said.text)),
            self._clock(),
            rank=len(record.ranked(FactName.MORE)) + 1,
            confirmed=True,
        )
        work.conversations.add_fact(before.conversation_id, fact)
        work.conversations.steer(before.conversation_id, stage=Stage.FILED, question=None)
        choices = {"message": said.id}
        decision = moved(DecisionKind.ANSWER, VICTIM, before, after, self._clock(), choices)
        note_decision(work, after, decision, "complete")
