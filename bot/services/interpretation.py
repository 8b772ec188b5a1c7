"""From what was heard to what changes in the record: pure, and tested sentence by sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from bot.complaint.facts import OF_PAYMENT, FactName, FactType, Record, type_of
from bot.complaint.offences import Offence
from bot.extraction.folding import fold
from bot.services.answers import answer, without_false_names
from bot.services.changes import Change, looks_mistyped, stated_changes, whole_message
from bot.services.giving_up import has_none, refuses
from bot.services.heard import Heard
from bot.services.likely_offence import likely_offence, torn_between
from bot.services.meanings import CARE, CLEAR, is_aside
from bot.services.payment_corrections import added_or_denied
from bot.services.renaming import renamed

_CARE_CONFIDENCE: Final = 0.3
# At the review, more words than these hold a reservation, or something to correct.
_MOST_WORDS_TO_FILE: Final = 6
_WORDS_OF_A_NOD: Final = 2
_RESERVATION: Final = re.compile(r"\b(?:mais|sauf|excepte|avant|attend\w*)\b")


@dataclass(frozen=True)
class Interpretation:
    """What a message changes.

    Attributes:
        changes: in the order of the text.
        digression: the engine's rules answer it; the pending question comes back.
        ask: a question that she wants to come back to, before any other.
        ask_rank: which of several, 1 for the first.
        leaves: the answer that she had come back to stays as it was.
        aside: the question was asked too often in vain: it is left open.
        files: she files the complaint.
        early: she wants to file before the end.
        resumes: a nod after a pause: the question is shown again.
        doubtful: facts that were read but look mistyped, to be asked again.
        recap: she wants to see what is held, to check or correct it.
        understood: something was made of it.
        between: the two offences that the story resembles about as much.
        contradiction: what she said differently before, to be asked which is right.
        places: the communes that she may have meant, likeliest first.
        set_aside: what was read in an exhibit is not so.
    """

    changes: Sequence[Change] = ()
    digression: bool = False
    recap: bool = False
    ask: FactName | None = None
    ask_rank: int = 1
    leaves: bool = False
    aside: bool = False
    files: bool = False
    early: bool = False
    resumes: bool = False
    doubtful: Sequence[FactName] = field(default_factory=tuple)
    understood: bool = True
    between: Sequence[Offence] = ()
    contradiction: Change | None = None
    places: Sequence[str] = ()
    set_aside: bool = False


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
    # « il y en a eu trois » is nobody's name, whatever was asked.
    counted = added_or_denied(heard, record)
    if counted is not None:
        return Interpretation(counted)
    made = _interpreted(without_false_names(heard, asked), record, asked, rank)
    if rank == 1 or asked in OF_PAYMENT:
        return made
    return replace(made, changes=[_at(change, rank, asked, record) for change in made.changes])


def _at(change: Change, rank: int, asked: FactName | None, record: Record) -> Change:
    """Return the answer to a question about the second, third … of its kind."""
    if change.name is not asked:
        return change
    before = record.value(change.name, rank)
    corrects = before not in (None, change.value)
    return replace(change, rank=rank, before=before if corrects else None, corrects=corrects)


def _interpreted(heard: Heard, record: Record, asked: FactName | None, rank: int) -> Interpretation:
    stated = renamed(heard, record, list(stated_changes(heard, record, asked, rank)))
    doubtful = tuple(fact.name for fact in heard.facts if looks_mistyped(fact))
    cares = heard.intent in CARE and heard.confidence >= _CARE_CONFIDENCE
    if cares or _is_digression(heard, asked, stated):
        told = [change for change in stated if not _names_what_it_asks(heard, change)]
        # Whoever tells her story and asks something in one breath has told her story; words of
        # danger alone tell none.
        if told or not cares:
            told += likely_offence(heard, record, asked)
        return Interpretation(told, digression=True, doubtful=() if cares else doubtful)
    if _resumes(heard, stated):
        return Interpretation(resumes=True)
    named = None if stated or doubtful else _named(heard, record, asked)
    if named:
        return Interpretation(ask=named)
    if asked is FactName.REVIEWED and heard.intent in ("affirm", "ask_filing", "done"):
        files = not stated and _files_plainly(heard)
        return Interpretation(stated, files=files, recap=not files and not stated)
    if _leaves(heard, record, asked, rank, stated):
        return Interpretation(stated, leaves=True)
    answered = answer(heard, record, asked, stated)
    if asked in OF_PAYMENT:
        answered = [_at(change, rank, asked, record) for change in answered]
    stated += answered
    offence = likely_offence(heard, record, asked)
    between = () if offence else torn_between(heard, record, asked, stated)
    stated += offence
    stated += _preference(heard, record)
    ask, recap = _reopened(heard, record, asked, stated), False
    if ask is None:
        recap = _wants_recap(heard, asked, stated)
    early = heard.intent == "ask_filing" and not stated
    understood = bool(stated or ask or doubtful or recap or early or between)
    return Interpretation(
        stated,
        ask=ask,
        recap=recap,
        leaves=recap and heard.intent == "go_back",
        early=early,
        doubtful=doubtful,
        understood=understood,
        between=between,
    )


def _is_digression(heard: Heard, asked: FactName | None, stated: Sequence[Change]) -> bool:
    aside = is_aside(heard.intent, heard.confidence, heard.text, asked)
    if not aside or refuses(heard, asked):
        return False
    answers = any(change.name is asked for change in stated)
    courtesy_before_a_story = heard.intent in ("greet", "thanks", "smalltalk") and stated
    return not (answers and heard.confidence < CLEAR) and not courtesy_before_a_story


def _names_what_it_asks(heard: Heard, change: Change) -> bool:
    """Tell whether a word stands for what she asks about: « c'est quoi l'hameçonnage ? »."""
    return heard.intent == "ask_meaning" and type_of(change.name) is FactType.CHOICE


def _named(heard: Heard, record: Record, asked: FactName | None) -> FactName | None:
    """Return the answer that she wants to correct, when she says which: « le montant »."""
    corrects = heard.intent == "correct" or asked is FactName.REVIEWED
    if not (heard.names_alone or corrects):
        return None
    held = next((name for name in heard.names if name in record), None)
    return held or (next(iter(heard.names), None) if corrects else None)


def _resumes(heard: Heard, stated: Sequence[Change]) -> bool:
    """Tell whether a bare yes or no answers the pause rather than a question out of sight."""
    nods = heard.intent in ("affirm", "deny", "done") and not stated
    return heard.after_silence and nods and len(heard.text.split()) <= _WORDS_OF_A_NOD


def _files_plainly(heard: Heard) -> bool:
    """Tell whether she files without a reservation: what is filed is filed."""
    few = len(heard.text.split()) <= _MOST_WORDS_TO_FILE
    return few and not _RESERVATION.search(fold(heard.text))


def _leaves(
    heard: Heard, record: Record, asked: FactName | None, rank: int, stated: Sequence[Change]
) -> bool:
    """Tell whether an answer that she had come back to stays: she says it again, or passes."""
    if asked is None or record.value(asked, rank) is None or stated:
        return False
    again = any(
        fact.name is asked and fact.value == record.value(asked, rank) for fact in heard.facts
    )
    return again or heard.intent == "skip" or has_none(heard, asked)


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
        return record.last_answered(before=asked)
    names = {change.name for change in stated}
    if asked is FactName.PAYMENT_DATE_CONFIRMED and heard.intent in ("deny", "correct"):
        return None if FactName.PAYMENT_DATE in names else FactName.PAYMENT_DATE
    return None


def _wants_recap(heard: Heard, asked: FactName | None, stated: Sequence[Change]) -> bool:
    denies_review = asked is FactName.REVIEWED and heard.intent == "deny"
    # Before the first answer there is nothing to go back to but the story, line by line.
    asks = heard.intent in ("ask_recap", "correct", "go_back")
    return not stated and (asks or denies_review)
