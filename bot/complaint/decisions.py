"""What was decided about a complaint, by whom, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class DecisionKind(str, Enum):
    """What a decision is about; what it chose stands in its choices, by name."""

    QUESTION = "question"  # question, words
    ANSWER = "answer"  # message or channel of the victim
    KIND = "kind"  # kind, reason
    OFFENCE = "offence"  # offence, reason
    QUALIFICATION = "qualification"  # qualification
    REDIRECTION = "redirection"  # ground, service, words
    REOPENING = "reopening"  # reason
    TRANSMISSION = "transmission"  # court
    WITHDRAWAL = "withdrawal"
    JOINING = "joining"  # leading, reason: of the file that is joined
    GATHERING = "gathering"  # joined, reason: of the leading file
    SEPARATION = "separation"  # other, reason: of both


@dataclass(frozen=True)
class Decision:
    """One decision (« décision »), never changed afterwards.

    Attributes:
        kind: what it is about.
        by: the officer's identifier, or ``victim``.
        at: aware UTC.
        before: what held before: a state, a kind, an offence.
        after: what holds from then on.
        choices: what was chosen or written, by name; see :class:`DecisionKind`.
    """

    kind: DecisionKind
    by: str
    at: datetime
    before: str
    after: str
    choices: Mapping[str, str]
