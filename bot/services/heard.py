"""What the engine heard in one message, before anything is made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.complaint.facts import FactName, Value
from bot.complaint.offences import Offence

# Below this, a second reading or a question decides instead of the classifier. Measured by
# `python -m evaluation.selection`: above it are four stories in five, of which one in sixteen
# is taken for another offence (docs/adr/0003-classifiers.md).
OFFENCE_CONFIDENCE = 0.7
# From here on, the true offence is one of the two likeliest: one question tells which.
PAIR_CONFIDENCE = 0.8


@dataclass(frozen=True)
class HeardFact:
    """A fact that the finders read, or that a button stands for.

    Attributes:
        name: what it tells.
        value: its value.
        start: first character in the message's text; ``None`` for a button.
        end: one past the last character; ``None`` for a button.
        role: for a sum, ``paid``, ``asked``, ``price``, ``bare`` …, else empty.
        certain: nothing had to be completed (an unsaid year) or is wrong (a checksum).
        inferred: it follows from the words rather than being said by them.
        payment: of several payments in the message, which one it tells of; 0 for the only one.
    """

    name: FactName
    value: Value
    start: int | None = None
    end: int | None = None
    role: str = ""
    certain: bool = True
    inferred: bool = False
    payment: int = 0


@dataclass(frozen=True)
class Heard:
    """One message as the engine understood it.

    Attributes:
        message_id: the message in the transcript.
        text: its text.
        intent: the best intent's name.
        confidence: that intent's, from 0 to 1.
        facts: what was read in it, in the order of the text.
        offence: the offence that the story resembles most, if one was told.
        offence_confidence: that resemblance, from 0 to 1.
        second_offence: the next likeliest, if there is one.
        second_confidence: its chance, from 0 to 1.
        correct: the fact that a « Corriger … » button names.
        correct_rank: which of several, 1 for the first.
        exhibit: the exhibit whose reading a button speaks of, 1 for the first; 0 for none.
        names: the facts that its words name (« le montant »), likeliest first.
        names_alone: it says nothing else.
        after_silence: the question was not shown again after a pause, or words of distress.
    """

    message_id: str
    text: str
    intent: str
    confidence: float
    facts: Sequence[HeardFact] = ()
    offence: Offence | None = None
    offence_confidence: float = 0.0
    second_offence: Offence | None = None
    second_confidence: float = 0.0
    correct: FactName | None = None
    correct_rank: int = 1
    exhibit: int = 0
    names: Sequence[FactName] = ()
    names_alone: bool = False
    after_silence: bool = False
