"""Which question is pending after a message, and how long one is insisted on."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from bot.complaint.conversation import Conversation
from bot.complaint.facts import OF_PAYMENT, FactName, Record
from bot.orientation.agenda import Agenda
from bot.services.changes import Change, whole_message
from bot.services.heard import Heard
from bot.services.interpretation import Interpretation

# After as many answers that nothing can be made of, a question is left aside: she has been
# shown another wording, then a person's number. She finds it again in the recap.
MOST_TRIES: Final = 3
_BY_RANK: Final = frozenset(name.value for name in OF_PAYMENT)
# Without these there is nothing to file, or nothing to read again.
_INDISPENSABLE: Final = frozenset({FactName.OFFENCE, FactName.REVIEWED})


@dataclass(frozen=True)
class Pending:
    """The question that a message finds.

    Attributes:
        name: the fact asked for.
        rank: which of several, 1 for the first.
        tries: how many times it was asked in vain.
        reopened: it was answered, and she has come back to it.
        needed: nothing can be filed without it.
    """

    name: FactName | None
    rank: int
    tries: int
    reopened: bool
    needed: bool


def pending_in(conversation: Conversation, agenda: Agenda, required: Collection[str]) -> Pending:
    """Return the question that the next message finds.

    Args:
        conversation: as it stands.
        agenda: what would be asked if nothing had been reopened.
        required: the facts without which nothing can be filed.
    """
    name = conversation.question or agenda.question
    moved = name in _BY_RANK and conversation.question_rank != agenda.rank
    return Pending(
        FactName(name) if name else None,
        conversation.question_rank if conversation.question else agenda.rank,
        conversation.tries,
        reopened=conversation.question is not None and (name != agenda.question or moved),
        needed=name in required,
    )


def left_aside(made: Interpretation, pending: Pending, heard: Heard) -> Interpretation:
    """Leave a question aside that was asked too often in vain, or return what was made."""
    if pending.name is None or pending.tries < MOST_TRIES or not _in_vain(made):
        return made
    if pending.reopened:
        return replace(made, leaves=True)
    if pending.needed or pending.name in _INDISPENSABLE:
        return made
    unknown = Change(pending.name, pending.rank, None, whole_message(heard))
    return replace(made, changes=[unknown], aside=True)


def not_given_up(made: Interpretation, pending: Pending) -> Interpretation:
    """Offer the kinds of facts to who cannot tell her story, rather than send her elsewhere."""
    untold = [change for change in made.changes if _gives_story_up(change)]
    if not untold or pending.reopened or pending.tries >= MOST_TRIES:
        return made
    kept = [change for change in made.changes if change not in untold]
    return replace(made, changes=kept, understood=bool(kept))


def _gives_story_up(change: Change) -> bool:
    return change.name is FactName.OFFENCE and change.value is None


def still_waits(made: Interpretation, pending: Pending) -> bool:
    """Tell whether a question that she had come back to is still to be answered."""
    if not pending.reopened or made.leaves or made.ask:
        return False
    changed = {change.name for change in made.changes}
    return not changed & {pending.name, FactName.WANTS_COMPLAINT}


def next_missing(
    made: Interpretation, record: Record, pending: Pending, required: Collection[str]
) -> FactName | None:
    """Return what is still missing, once she gives something that a filing lacked.

    Args:
        made: what the message changes.
        record: what is held now.
        pending: the question that the message found.
        required: the facts without which nothing can be filed.
    """
    given = any(change.name is pending.name and not change.corrects for change in made.changes)
    if not (pending.reopened and pending.needed and given):
        return None
    missing = (FactName(name) for name in required if record.value(FactName(name)) is None)
    return next((name for name in missing if name is not pending.name), None)


def tries_after(made: Interpretation, pending: Pending, agenda: Agenda) -> int:
    """Count one more try at a question only when nothing was made of the answer."""
    if made.digression:
        return pending.tries
    if agenda.question is None or agenda.question != pending.name or made.leaves:
        return 0
    if agenda.rank != pending.rank:
        return 0
    return pending.tries + _in_vain(made)


def refused(made: Interpretation, record: Record, required: Collection[str]) -> FactName | None:
    """Return what she will not give although nothing can be filed without it, the first time.

    Args:
        made: what the message changes.
        record: what was held before.
        required: the facts without which nothing can be filed.
    """
    names = [FactName(name) for name in required]
    if any(name in record and record.value(name) is None for name in names):
        return None
    given_up = (change.name for change in made.changes if change.value is None)
    return next((name for name in given_up if name in names and name not in record), None)


def _in_vain(made: Interpretation) -> bool:
    helped = made.changes or made.ask or made.leaves or made.recap or made.early or made.resumes
    return not (helped or made.digression)
