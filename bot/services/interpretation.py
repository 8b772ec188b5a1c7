"""From what was heard to what changes in the record: pure, and tested sentence by sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.complaint.facts import (
    FactName,
    FactType,
    Record,
    Source,
    Value,
    type_of,
)
from bot.services.changes import Change, looks_mistyped, stated_changes, whole_message
from bot.services.heard import OFFENCE_CONFIDENCE, Heard

# What an answer of these means depends on nothing that was said before: the engine's rules
# answer, and the pending question comes back.
DIGRESSIONS: Final = frozenset(
    {
        "greet",
        "thanks",
        "restart",
        "pause_resume",
        "stop",
        "ask_status",
        "ask_human",
        "ask_cost",
        "ask_duration",
        "ask_anonymity",
        "ask_data_protection",
        "ask_legal_value",
        "ask_evidence",
        "ask_bank_refund",
        "ask_meaning",
        "ask_why",
        "ask_useless",
        "insult",
        "other_language",
        "smalltalk",
        "ask_next_steps",
        "ask_withdraw",
        "ask_station",
        "ask_deadline",
        "ask_abroad",
        "ask_minor",
        "ask_third_party",
        "ask_lawyer",
        "ask_chances",
        "ask_reprisal",
        "ask_what_now",
        "ask_is_it_scam",
        "ask_compensation",
        "ask_bot",
        "shame",
        "ask_repeat",
    }
)
# Heard even where the classifier hesitates: a missed cry for help is the worst fault.
CARE: Final = frozenset({"distress", "danger"})
_CARE_CONFIDENCE: Final = 0.3
_DIGRESSION_CONFIDENCE: Final = 0.4
# A free text (an address, a name) looks like nothing in particular: only a clear question
# interrupts it.
_DIGRESSION_FROM_FREE_TEXT: Final = 0.7
_GIVES_UP: Final = frozenset({"dont_know", "skip"})
_FINISHES: Final = frozenset({"affirm", "deny", "dont_know", "skip", "done"})
# What the words of a question about a person would never be.
_LONGEST_ANSWER: Final = 300


@dataclass(frozen=True)
class Interpretation:
    """What a message changes.

    Attributes:
        changes: in the order of the text.
        digression: the engine's rules answer it; the pending question comes back.
        ask: a question that she wants to come back to, before any other.
        ask_rank: which of several, 1 for the first.
        files: she files the complaint.
        doubtful: facts that were read but look mistyped, to be asked again.
        recap: she wants to see what is held, to check or correct it.
        understood: something was made of it.
    """

    changes: Sequence[Change] = ()
    digression: bool = False
    recap: bool = False
    ask: FactName | None = None
    ask_rank: int = 1
    files: bool = False
    doubtful: Sequence[FactName] = field(default_factory=tuple)
    understood: bool = True


def interpret(heard: Heard, record: Record, question: str | None, rank: int = 1) -> Interpretation:
    """Work out what a message changes.

    Args:
        heard: the message.
        record: what is held so far.
        question: the name of the fact that was asked for, or ``None``.
        rank: which of several was asked for, 1 for the first.

    Returns:
        The changes, and what the conversation should do with them.
    """
    asked = FactName(question) if question else None
    if heard.correct:
        return Interpretation(ask=heard.correct, ask_rank=heard.correct_rank)
    made = _interpreted(heard, record, asked)
    if rank == 1:
        return made
    return replace(made, changes=[_at(change, rank, asked, record) for change in made.changes])


def _at(change: Change, rank: int, asked: FactName | None, record: Record) -> Change:
    """Return the answer to a question about the second, third … of its kind."""
    if change.name is not asked:
        return change
    before = record.value(change.name, rank)
    return replace(change, rank=rank, before=before, corrects=before is not None)


def _interpreted(heard: Heard, record: Record, asked: FactName | None) -> Interpretation:
    if heard.intent in CARE and heard.confidence >= _CARE_CONFIDENCE:
        return Interpretation(tuple(stated_changes(heard, record, asked)), digression=True)
    stated = list(stated_changes(heard, record, asked))
    doubtful = tuple(fact.name for fact in heard.facts if looks_mistyped(fact))
    if _is_digression(heard, asked, stated):
        return Interpretation(stated, digression=True, doubtful=doubtful)
    if asked is FactName.REVIEWED and heard.intent in ("affirm", "ask_filing", "done"):
        return Interpretation(stated, files=not stated)
    stated += _answer(heard, record, asked, stated)
    stated += _offence(heard, record, asked)
    stated += _preference(heard, record)
    ask = _reopened(heard, record, asked, stated)
    recap = _wants_recap(heard, asked, stated) and ask is None
    understood = bool(stated or ask or doubtful or recap) or heard.intent == "ask_filing"
    return Interpretation(stated, ask=ask, recap=recap, doubtful=doubtful, understood=understood)


def _is_digression(heard: Heard, asked: FactName | None, stated: Sequence[Change]) -> bool:
    if heard.intent not in DIGRESSIONS:
        return False
    free_text = asked is not None and type_of(asked) is FactType.TEXT
    answers = any(change.name is asked for change in stated)
    floor = (
        _DIGRESSION_FROM_FREE_TEXT
        if answers or (free_text and "?" not in heard.text)
        else _DIGRESSION_CONFIDENCE
    )
    courtesy_before_a_story = heard.intent in ("greet", "thanks", "smalltalk") and stated
    return heard.confidence >= floor and not courtesy_before_a_story


def _answer(
    heard: Heard, record: Record, asked: FactName | None, stated: Sequence[Change]
) -> list[Change]:
    """Return what the message answers to the pending question, when no finder read it."""
    # « non, c'était 540 » corrects: its « non » answers nothing.
    if asked is None or any(change.name is asked or change.corrects for change in stated):
        return []
    value: Value
    match type_of(asked):
        case _ if asked is FactName.EVIDENCE_DONE:
            if heard.intent not in _FINISHES:
                return []
            value = True
        case _ if heard.intent in _GIVES_UP or (
            asked is FactName.MORE and heard.intent in ("deny", "done")
        ):
            value = None
        case FactType.BOOLEAN if heard.intent in ("affirm", "deny") and not (
            asked is FactName.PAYMENT_DATE_CONFIRMED and heard.intent == "deny"
        ):
            value = heard.intent == "affirm"
        case FactType.TEXT if _reads_as_text(heard, asked):
            value = heard.text.strip()
        case _:
            return []
    before = record.fact(asked)
    rank = len(record.ranked(asked)) + 1 if asked is FactName.MORE else 1
    corrects = before is not None and before.value is not None and rank == 1
    return [
        Change(
            asked,
            rank,
            value,
            whole_message(heard),
            before=before.value if before and corrects else None,
            corrects=corrects,
            confirmed=True,
        )
    ]


def _reads_as_text(heard: Heard, asked: FactName) -> bool:
    if asked is FactName.MORE:
        return True
    if heard.intent in ("affirm", "deny") and heard.confidence >= _DIGRESSION_FROM_FREE_TEXT:
        return False
    # An IBAN, a telephone or an address for mail is read by its finder or not at all.
    checked = ("_iban", "_phone", "_email", "_url")
    return len(heard.text) <= _LONGEST_ANSWER and not asked.value.endswith(checked)


def _offence(heard: Heard, record: Record, asked: FactName | None) -> list[Change]:
    """Return the offence that the story resembles, when none is held and it is clear."""
    if FactName.OFFENCE in record or heard.offence is None:
        return []
    if any(fact.name is FactName.OFFENCE for fact in heard.facts):
        return []
    if asked is not FactName.OFFENCE or heard.offence_confidence < OFFENCE_CONFIDENCE:
        return []
    if heard.intent in ("affirm", "deny", "dont_know", "skip") and not heard.facts:
        return []
    provenance = replace(whole_message(heard), source=Source.INFERENCE)
    return [Change(FactName.OFFENCE, 1, heard.offence, provenance)]


def _preference(heard: Heard, record: Record) -> list[Change]:
    """Return that she would rather report than complain, when she says so."""
    if heard.intent != "prefer_report" or record.value(FactName.WANTS_COMPLAINT) is False:
        return []
    return [Change(FactName.WANTS_COMPLAINT, 1, value=False, provenance=whole_message(heard))]


def _reopened(
    heard: Heard, record: Record, asked: FactName | None, stated: Sequence[Change]
) -> FactName | None:
    """Return the question to come back to: the one before, or a date that she denies."""
    if heard.intent == "go_back" and not stated:
        return record.last_answered()
    names = {change.name for change in stated}
    if asked is FactName.PAYMENT_DATE_CONFIRMED and heard.intent in ("deny", "correct"):
        return None if FactName.PAYMENT_DATE in names else FactName.PAYMENT_DATE
    return None


def _wants_recap(heard: Heard, asked: FactName | None, stated: Sequence[Change]) -> bool:
    if heard.intent == "ask_recap":
        return True
    denies_review = asked is FactName.REVIEWED and heard.intent == "deny"
    return not stated and (heard.intent == "correct" or denies_review)
