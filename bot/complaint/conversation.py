"""What was said, by whom, in what order: the transcript of a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Final

# Whom Ariane tells to call where somebody is in danger or does not want to live: nobody else is
# sent there.
_HELP: Final = frozenset({"17", "3114"})


class Author(str, Enum):
    """Who wrote a message."""

    VICTIM = "victim"
    ARIANE = "ariane"
    OFFICER = "officer"


class Stage(str, Enum):
    """Where a conversation stands, for the progress that the victim is shown."""

    WELCOME = "welcome"
    STORY = "story"
    ORIENTATION = "orientation"
    DETAILS = "details"
    IDENTITY = "identity"
    EVIDENCE = "evidence"
    REVIEW = "review"
    FILED = "filed"
    REDIRECTED = "redirected"


@dataclass(frozen=True)
class Button:
    """A choice under a message.

    Attributes:
        title: the words that the victim reads and, by choosing them, says.
        payload: what the engine receives: ``/intent{"entity": "value"}``.
    """

    title: str
    payload: str


@dataclass(frozen=True)
class Message:
    """One message of the transcript.

    Attributes:
        id: its identifier.
        position: 1 for the first of the conversation.
        author: who wrote it.
        text: what is read on the screen; facts' spans refer to it, character by character.
        sent_at: aware UTC.
        payload: what a button stood for, else empty.
        buttons: the choices offered under it.
        custom: what the widget shows beside the text (a recap, a request for files), or ``None``.
        answered: for the victim's messages, whether the engine has dealt with it.
    """

    id: str
    position: int
    author: Author
    text: str
    sent_at: datetime
    payload: str = ""
    buttons: Sequence[Button] = ()
    custom: Mapping[str, Any] | None = None
    answered: bool = True

    @property
    def calls_for_help(self) -> bool:
        """Whether Ariane heard danger or distress, and gave a number to call at once."""
        custom = self.custom or {}
        return custom.get("type") == "call" and custom.get("number") in _HELP


@dataclass(frozen=True)
class Conversation:
    """A conversation and what its draft steers by.

    Attributes:
        id: its identifier, unguessable, also Rasa's sender.
        opened_at: aware UTC.
        active_at: when the victim last wrote, aware UTC.
        stage: see :class:`Stage`.
        question: the name of the fact asked for, or ``None``.
        question_rank: which of several, 1 for the first.
        tries: how many times that question was asked in vain.
        reference: the complaint's, once filed.
    """

    id: str
    opened_at: datetime
    active_at: datetime
    stage: Stage = Stage.WELCOME
    question: str | None = None
    question_rank: int = 1
    tries: int = 0
    reference: str | None = None
