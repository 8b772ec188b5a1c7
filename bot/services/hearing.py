"""What goes in and out of the intake: a new conversation, an answer, what became of a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.complaint.conversation import Button
from bot.complaint.facts import FactName, Record
from bot.complaint.offences import Offence
from bot.orientation.agenda import Agenda
from bot.services.changes import Change


@dataclass(frozen=True)
class Opened:
    """A new conversation and the secret that opens it, which is kept nowhere else."""

    id: str
    token: str


@dataclass(frozen=True)
class Reply:
    """One message of the engine, on its way to the transcript."""

    text: str
    buttons: Sequence[Button] = ()
    custom: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Hearing:
    """What became of a message.

    Attributes:
        agenda: where the conversation stands now.
        record: what is held now.
        changes: what this message changed.
        digression: the rules answer, then the question comes back.
        understood: something was made of it.
        doubtful: what was read but looks mistyped.
        files: she files the complaint.
        early: she wants to file before the end.
        recap: she wants to see what is held.
        reopens: which of several answers she comes back to, 1 for the first; 0 for none.
        aside: a question was asked too often in vain: it is left open.
        needed: what she will not give, though nothing can be filed without it; the first time.
        story: it was the story, told for the first time.
        oriented: this message settled where her case goes, or changed it.
        between: the two offences to choose from, when the story resembles both.
        contradiction: what she said differently before: which is right is asked.
        notices: what must be said at once, in this order, and was not yet.
        tries: how many times the pending question was asked before.
    """

    agenda: Agenda
    record: Record
    changes: Sequence[Change] = ()
    digression: bool = False
    understood: bool = True
    doubtful: Sequence[FactName] = ()
    files: bool = False
    early: bool = False
    recap: bool = False
    reopens: int = 0
    aside: bool = False
    needed: FactName | None = None
    story: bool = False
    oriented: bool = False
    between: Sequence[Offence] = ()
    contradiction: Change | None = None
    notices: Sequence[str] = ()
    tries: int = 0
