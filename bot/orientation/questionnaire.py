"""The questionnaire: rules that orient, questions that may be asked, notices that cannot wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.complaint.conversation import Stage
from bot.complaint.facts import CHOICES, FactName, FactType, Record, type_of
from bot.orientation.logic import Any, Condition

# Derived rather than asked: from the orientation (agenda.py), from the day of a transfer.
DERIVED = frozenset({"complaint", "recallable"})
NEVER = Any(())


@dataclass(frozen=True)
class Rule:
    """A condition and where it leads; the first rule that holds decides."""

    name: str
    when: Condition
    outcome: str
    source: str


@dataclass(frozen=True)
class Notice:
    """What is said at once, whatever is being talked about, when a condition comes true."""

    name: str
    when: Condition
    source: str


@dataclass(frozen=True)
class Question:
    """Something that may be asked.

    Attributes:
        fact: the name of the fact that the answer gives.
        stage: where in the conversation it belongs.
        when: it is asked only if this holds.
        unless: it is not asked if this holds.
        needs: it is not asked while one of these is unknown.
        satisfied_by: it is not asked when one of these is known.
        implied_by: ``if_unknown`` holds without asking once one of these is known …
        implied_unless: … unless this holds.
        unknown_with: ``if_unknown`` holds without asking when she does not know one of these.
        if_unknown: what orientation assumes after « je ne sais pas », encoded.
        assumed: ``if_unknown`` holds without asking, until the victim says otherwise.
    """

    fact: str
    stage: Stage
    when: Condition
    unless: Condition = NEVER
    needs: Sequence[str] = ()
    satisfied_by: Sequence[str] = ()
    implied_by: Sequence[str] = ()
    implied_unless: Condition = NEVER
    unknown_with: Sequence[str] = ()
    if_unknown: str | None = None
    assumed: bool = False


@dataclass(frozen=True)
class Questionnaire:
    """Everything that orientation and the agenda go by."""

    rules: Sequence[Rule]
    questions: Sequence[Question]
    required: Mapping[str, Sequence[str]] = field(default_factory=dict)
    notices: Sequence[Notice] = ()

    def without(self, fact: str) -> "Questionnaire":
        """Return a questionnaire that does not ask for that fact."""
        kept = [question for question in self.questions if question.fact != fact]
        return replace(self, questions=kept)

    def question(self, fact: str) -> Question | None:
        """Return the question about a fact, if there is one."""
        return next((each for each in self.questions if each.fact == fact), None)

    def lacking(self, kind: str, record: Record) -> tuple[str, ...]:
        """Return what a kind of filing asks for and a record does not hold, in its order."""
        required = self.required.get(kind, ())
        return tuple(name for name in required if record.value(FactName(name)) is None)


def values_of(fact: str) -> tuple[str, ...]:
    """Return every encoded value that a fact may have.

    Raises:
        ValueError: the fact is unknown, or has no finite set of values.
    """
    if fact in DERIVED or type_of(FactName(fact)) is FactType.BOOLEAN:
        return ("true", "false")
    return tuple(member.value for member in CHOICES[FactName(fact)])
