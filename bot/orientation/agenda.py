"""What to ask next, and what is still missing before a complaint can be filed."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.complaint.conversation import Stage
from bot.complaint.facts import OF_PAYMENT, FactName, FactType, Record, encode, type_of
from bot.complaint.offences import Offence
from bot.complaint.payments import MANY, methods_of, payments_of
from bot.orientation.logic import Truth
from bot.orientation.orient import Orientation, Orienter
from bot.orientation.questionnaire import Question

_FILED_ONLINE = ("plainte", "signalement")


@dataclass(frozen=True)
class Agenda:
    """Where a conversation stands.

    Attributes:
        stage: what is being talked about.
        question: the fact to ask for, or ``None`` when nothing is left to ask.
        orientation: where the case belongs, as far as is known.
        progress: from 0 to 1, never less than what was announced for an earlier stage.
        rank: which payment the question is about, 1 for the first, and for any other question.
    """

    stage: Stage
    question: str | None
    orientation: Orientation
    progress: float
    rank: int = 1


def plan(orienter: Orienter, record: Record) -> Agenda:
    """Work out where the conversation stands and what to ask next."""
    answers = answers_of(orienter, record)
    orientation = orienter.orient(answers)
    if orientation.outcome and not filing_kind(orientation.outcome):
        return Agenda(Stage.REDIRECTED, None, orientation, 1.0)
    answers["complaint"] = encode(filing_kind(orientation.outcome) != "signalement")
    questions = orienter.questionnaire.questions
    for index, question in enumerate(questions):
        rank = lacking_rank(FactName(question.fact), record)
        if rank and _worth_asking(question, orienter, record, answers):
            progress = index / len(questions)
            return Agenda(question.stage, question.fact, orientation, progress, rank)
    return Agenda(Stage.REVIEW, None, orientation, 1.0)


def answers_of(orienter: Orienter, record: Record) -> dict[str, str]:
    """Return the yes-or-no and choice answers, and what is assumed where she does not know."""
    answers = {
        fact.name.value: encode(fact.value)
        for fact in record.current()
        if fact.rank == 1
        and fact.value is not None
        and type_of(fact.name) in (FactType.BOOLEAN, FactType.CHOICE)
    }
    for question in orienter.questionnaire.questions:
        if (
            question.if_unknown is not None
            and question.fact not in answers
            and _holds_unasked(question, record, answers)
        ):
            answers[question.fact] = question.if_unknown
    return answers


def _holds_unasked(question: Question, record: Record, answers: Mapping[str, str]) -> bool:
    """Tell whether what is assumed of an unknown answer holds already."""
    unknown = [name for name in (question.fact, *question.unknown_with) if FactName(name) in record]
    implied = question.implied_unless.truth(answers) is not Truth.TRUE and any(
        record.value(FactName(name)) is not None for name in question.implied_by
    )
    return (
        question.assumed or implied or any(record.value(FactName(name)) is None for name in unknown)
    )


def lacking_rank(name: FactName, record: Record) -> int:
    """Return the rank of the first fact of a name that nothing was said about; 0 for none.

    Of several payments each has its own. Of many, what they have in common is asked about once,
    and the days are left to the bank statement.
    """
    payments = payments_of(record)
    many = len(payments) > MANY
    if name is FactName.PAYMENTS_PERIOD:
        return int(many and name not in record and any(not each.day for each in payments))
    if name not in OF_PAYMENT or not payments:
        return int(name not in record)
    if many and (name is not FactName.PAYMENT_METHOD or any(each.method for each in payments)):
        return 0
    return next((each.rank for each in payments if name not in each.facts), 0)


def notices_due(
    orienter: Orienter, before: Mapping[str, str], after: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the notices whose condition has come true, in their order.

    Args:
        orienter: holds the questionnaire.
        before: the answers that were held.
        after: those that are.
    """
    return tuple(
        notice.name
        for notice in orienter.questionnaire.notices
        if notice.when.truth(after) is Truth.TRUE and notice.when.truth(before) is not Truth.TRUE
    )


def missing(orienter: Orienter, record: Record) -> tuple[str, ...]:
    """Return the facts without which the complaint cannot be filed, in the order of asking."""
    agenda = plan(orienter, record)
    kind = filing_kind(agenda.orientation.outcome)
    if not kind:
        return (agenda.question or FactName.OFFENCE.value,)
    return orienter.questionnaire.lacking(kind, record)


def filing_kind(outcome: str | None) -> str:
    """Return what an outcome lets the victim file here: « plainte », « signalement » or ``""``."""
    kind = (outcome or "").rpartition(".")[2]
    return kind if kind in _FILED_ONLINE else ""


def declared_offence(outcome: str) -> Offence:
    """Return what is declared here: blackmail may come out of a love story.

    Raises:
        ValueError: the outcome is a service's.
    """
    return Offence(outcome.split(".")[1] if outcome.startswith("thesee.") else "")


def _worth_asking(
    question: Question, orienter: Orienter, record: Record, answers: dict[str, str]
) -> bool:
    if question.assumed:
        return False
    if any(FactName(name) in record for name in question.satisfied_by):
        return False
    if any(record.value(FactName(name)) is None for name in question.needs):
        return False
    if question.stage is Stage.ORIENTATION:
        return orienter.relevant(question, answers)
    if question.unless.truth(answers) is Truth.TRUE:
        return False
    # What is asked of a transfer is asked when any payment was one.
    by_each = [{**answers, "payment_method": method.value} for method in methods_of(record)]
    return any(question.when.truth(each) is Truth.TRUE for each in by_each or [answers])
