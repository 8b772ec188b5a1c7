"""What of a conversation is still to be answered, without reading the whole of it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.complaint.conversation import Conversation, Message
from bot.orientation.agenda import Agenda, plan
from bot.orientation.orient import Orienter
from bot.records.records import Records


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
    """

    conversation: Conversation
    agenda: Agenda
    messages: Sequence[Message]
    waiting: bool


class Transcripts:
    """What the public's door needs at each turn, each in one transaction."""

    def __init__(self, records: Records, orienter: Orienter) -> None:
        self._records = records
        self._orienter = orienter

    def due(self, conversation_id: str) -> Due:
        """Return what is still to be answered.

        Raises:
            UnknownConversation: there is none.
        """
        with self._records.transaction() as work:
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
        with self._records.transaction() as work:
            conversation = work.conversations.get(conversation_id)
            record = work.conversations.record(conversation_id)
            messages = work.conversations.messages(conversation_id, after=position)
            unanswered = work.conversations.unanswered(conversation_id)
            silent = not messages and work.conversations.length(conversation_id) == 0
        return Answered(
            conversation, plan(self._orienter, record), messages, bool(unanswered) or silent
        )
