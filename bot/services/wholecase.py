"""One act upon many files of a case: which files it may be done to, and why not to the others.

Each file is decided by the service that decides it alone, in a transaction of its own: it keeps
its number, its papers, its event in the trail and its lock. Nothing here decides.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.complaints import Complaint
from bot.complaint.errors import (
    ComplaintError,
    ForbiddenTransition,
    HeldByAnother,
    IncompleteComplaint,
    NotHeld,
)
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.orientation.questionnaire import Questionnaire
from bot.records.records import Records, Work
from bot.services.competence import OPEN
from bot.services.desk import CLAIMABLE

MOST: Final = 1000
"""How many files are decided at once; the others wait for the next time."""


class CaseDeed(str, Enum):
    """What is done to many files at once."""

    CLAIM = "claim"
    ASK = "ask"
    VALIDATE = "validate"
    COURT = "court"
    TRANSMIT = "transmit"


ACTS: Final[Mapping[CaseDeed, Act]] = {
    CaseDeed.CLAIM: Act.CLAIM,
    CaseDeed.ASK: Act.ASK,
    CaseDeed.VALIDATE: Act.VALIDATE,
    CaseDeed.COURT: Act.TRANSMIT,
    CaseDeed.TRANSMIT: Act.TRANSMIT,
}
"""What the role must allow besides :attr:`Act.WHOLE_CASE`."""
_STATES: Final[Mapping[CaseDeed, Sequence[State]]] = {
    CaseDeed.CLAIM: CLAIMABLE,
    CaseDeed.ASK: (State.UNDER_REVIEW,),
    CaseDeed.VALIDATE: (State.UNDER_REVIEW,),
    CaseDeed.COURT: OPEN,
    CaseDeed.TRANSMIT: (State.VALIDATED,),
}


@dataclass(frozen=True)
class Ready:
    """A file that an act may be done to, as it was read.

    Attributes:
        reference: which.
        version: the version that the officer decides upon.
    """

    reference: str
    version: int


@dataclass(frozen=True)
class Left:
    """A file that an act is not done to, and why."""

    reference: str
    why: ComplaintError


@dataclass(frozen=True)
class Plan:
    """What an act will do to a case.

    Attributes:
        ready: the files that it may be done to, the oldest first, :data:`MOST` at the most.
        left: those that it may not.
        waiting: how many more it may be done to, once these are done.
        offences: what the ready ones are about.
    """

    ready: Sequence[Ready]
    left: Sequence[Left]
    waiting: int
    offences: Counter[str]


class WholeCase:
    """Acts upon many files of a case."""

    def __init__(self, records: Records, questionnaire: Questionnaire) -> None:
        self._records = records
        self._questionnaire = questionnaire

    def states(self, officer: Officer, reference: str) -> Counter[State]:
        """Return how many files of the case that a file is in stand in each state.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: the file was not linked.
        """
        officer.require(Act.READ)
        with self._records.reading() as work:
            return Counter(each.state for each in _complaints(work, reference))

    def plan(self, officer: Officer, reference: str, deed: CaseDeed) -> Plan:
        """Return what an act would do to the case that a file is in; nothing is done.

        Raises:
            NotAllowed: her role does not decide for a whole case, or does not do that.
            UnknownComplaint: the file was not linked.
        """
        officer.require(Act.WHOLE_CASE)
        officer.require(ACTS[deed])
        ready: list[Ready] = []
        left: list[Left] = []
        offences: Counter[str] = Counter()
        with self._records.reading() as work:
            names = work.officers.names()
            for complaint in _complaints(work, reference):
                if deed is CaseDeed.CLAIM and complaint.holder == officer.id:
                    continue
                why = _hindrance(complaint, officer, deed, names) or self._lacking(
                    work, complaint, deed
                )
                if why:
                    left.append(Left(complaint.reference, why))
                else:
                    ready.append(Ready(complaint.reference, complaint.version))
                    offences[complaint.offence.value] += 1
        return Plan(ready[:MOST], left, max(0, len(ready) - MOST), offences)

    def begin(
        self, officer: Officer, reference: str, deed: CaseDeed, chosen: Sequence[Ready]
    ) -> list[Ready]:
        """Note that an act begins, and return those of the chosen files that are in the case.

        Raises:
            NotAllowed, UnknownComplaint: as for :meth:`plan`.
        """
        officer.require(Act.WHOLE_CASE)
        officer.require(ACTS[deed])
        with self._records.transaction() as work:
            there = {each.reference for each in work.clusters.files(reference)}
            kept = [each for each in chosen[:MOST] if each.reference in there]
            work.audit.append(
                officer.id,
                "officer:cluster:decide",
                reference,
                {"act": deed.value, "files": len(kept)},
            )
        return kept

    def _lacking(self, work: Work, complaint: Complaint, deed: CaseDeed) -> ComplaintError | None:
        if deed is not CaseDeed.VALIDATE:
            return None
        record = work.conversations.record(complaint.conversation_id)
        lacking = self._questionnaire.lacking(complaint.kind.value, record)
        return IncompleteComplaint(lacking) if lacking else None


def _complaints(work: Work, reference: str) -> Iterator[Complaint]:
    """Yield the complaints of the case that a file is in, the oldest first."""
    references = [each.reference for each in work.clusters.files(reference)]
    found = {each.reference: each for each in work.complaints.some(references)}
    return (found[each] for each in references)


def _hindrance(
    complaint: Complaint, officer: Officer, deed: CaseDeed, names: Mapping[str, str]
) -> ComplaintError | None:
    """Return why a file cannot be decided as it stands, as the act alone would raise it."""
    if complaint.state not in _STATES[deed]:
        return ForbiddenTransition(complaint.state.value, deed.value)
    if deed is CaseDeed.COURT:
        # Whoever transmits may say which prosecutor is meant; all else is the holder's.
        return None
    if complaint.holder not in (None, officer.id):
        return HeldByAnother(names.get(complaint.holder, complaint.holder))
    return NotHeld() if complaint.holder is None and deed is not CaseDeed.CLAIM else None
