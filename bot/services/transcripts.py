"""What is said in a conversation: written down first, answered, and read again in part."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.complaint.conversation import Author, Conversation, Message
from bot.extraction.cards import hide_cards
from bot.orientation.agenda import Agenda, plan
from bot.orientation.orient import Orienter
from bot.records.records import Records, Work
from bot.services.hearing import Reply


@dataclass(frozen=True)
class Due:
    """What the engine owes a conversation.

    Attributes:
        greeting: nothing was said yet.
        messages: the victim's messages that are not dealt with, oldest first.
        question: the pending question's name, for whoever reads the first of them.
    """

    greeting: bool
    messages: Sequence[Message]
    question: str | None


@dataclass(frozen=True)
class Answered:
    """Where a conversation stands, and what was said since a message of it.

    Attributes:
        conversation: as it is kept.
        agenda: where it stands.
        messages: those after the position that was asked for, oldest first.
        waiting: an answer is still to come.
        reading: an exhibit is still being read: a question about it may follow by itself.
    """

    conversation: Conversation
    agenda: Agenda
    messages: Sequence[Message]
    waiting: bool
    reading: bool


class Transcripts:
    """Keeps what is said; every method is one transaction."""

    def __init__(self, records: Records, orienter: Orienter) -> None:
        self._records = records
        self._orienter = orienter

    def receive(
        self, conversation_id: str, text: str, *, payload: str = "", client_key: str = ""
    ) -> Message:
        """Write a victim's message to the transcript, before anything is made of it.

        Card numbers are cut to their last four digits first: they are never kept.

        Args:
            conversation_id: whose.
            text: what she typed, or the words on the button, 1 to 10 000 characters.
            payload: what the button stands for, else empty.
            client_key: the widget's own mark: the same one twice is the same message.

        Raises:
            StorageFailed: nothing was written, so nothing may be acknowledged.
        """
        with self._records.transaction() as work:
            return work.conversations.add_message(
                conversation_id,
                Author.VICTIM,
                hide_cards(text),
                payload=payload,
                client_key=client_key,
                answered=False,
            )

    def reply(self, message: Message, conversation_id: str, replies: Sequence[Reply]) -> None:
        """Write the engine's answers to a message to the transcript."""
        with self._records.transaction() as work:
            _say(work, conversation_id, replies)
            work.conversations.mark_answered(message.id)

    def say(self, conversation_id: str, replies: Sequence[Reply]) -> list[Message]:
        """Write to the transcript what answers no message: the first words, a file's receipt."""
        with self._records.transaction() as work:
            return _say(work, conversation_id, replies)

    def transcript(self, conversation_id: str) -> list[Message]:
        """Return what was said so far, first message first."""
        with self._records.reading() as work:
            return work.conversations.messages(conversation_id)

    def unanswered(self, conversation_id: str) -> list[Message]:
        """Return the victim's messages that the engine has not dealt with, oldest first."""
        with self._records.reading() as work:
            return work.conversations.unanswered(conversation_id)

    def due(self, conversation_id: str) -> Due:
        """Return what is still to be answered.

        Raises:
            UnknownConversation: there is none.
        """
        with self._records.reading() as work:
            conversation = work.conversations.get(conversation_id)
            return Due(
                greeting=work.conversations.length(conversation_id) == 0,
                messages=work.conversations.unanswered(conversation_id),
                question=conversation.question,
            )

    def since(self, conversation_id: str, position: int = 0) -> Answered:
        """Return where a conversation stands, and its messages after a position.

        Raises:
            UnknownConversation: there is none.
        """
        with self._records.reading() as work:
            conversation = work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            messages = work.conversations.messages(conversation_id, after=position)
            unanswered = work.conversations.unanswered(conversation_id)
            unread = work.readings.unread(conversation_id)
            silent = not messages and work.conversations.length(conversation_id) == 0
        return Answered(
            conversation,
            plan(self._orienter, record),
            messages,
            waiting=bool(unanswered) or silent,
            reading=bool(unread) and not conversation.reference,
        )


def _say(work: Work, conversation_id: str, replies: Sequence[Reply]) -> list[Message]:
    said = [
        work.conversations.add_message(
            conversation_id,
            Author.ARIANE,
            reply.text,
            buttons=reply.buttons,
            custom=reply.custom,
        )
        for reply in replies
    ]
    reference = work.conversations.get(conversation_id).reference
    # After the filing, what is heard must reach the officer too.
    if reference and any(message.calls_for_help for message in said):
        work.complaints.alarm(reference)
    return said
