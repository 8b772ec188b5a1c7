"""An officer lets a complaint be of another kind, or of another offence."""

from dataclasses import dataclass

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import BadValue, ForbiddenTransition, IncompleteComplaint
from bot.complaint.facts import Fact, FactName, Provenance, Source
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.officers import Act, Officer
from bot.orientation.questionnaire import Questionnaire
from bot.records.records import Records, Work
from bot.services.holding import held_by
from bot.services.noting import note_decision, said_reason
from bot.services.papers import Papers


@dataclass(frozen=True)
class Change:
    """Another kind of filing, or another offence.

    Attributes:
        version: the version of the complaint that the officer was reading.
        value: the kind's or the offence's identifier.
        reason: why, in words.
    """

    version: int
    value: str
    reason: str


class Requalifying:
    """What may be changed of a complaint as a whole; see :class:`Deciding` for what is raised."""

    def __init__(
        self, records: Records, papers: Papers, questionnaire: Questionnaire, clock: Clock
    ) -> None:
        self._records = records
        self._papers = papers
        self._questionnaire = questionnaire
        self._clock = clock

    def kind(self, officer: Officer, reference: str, wanted: Change) -> None:
        """Let a complaint be a report, or the reverse; its receipt is issued again.

        Raises:
            BadValue: there is no such kind, no reason, or it is of that kind already.
            IncompleteComplaint: that kind asks for facts that the record does not hold.
        """
        kind, reason = _kind(wanted.value), said_reason(wanted.reason)
        with self._records.transaction() as work:
            before = _held(work, officer, reference)
            if before.kind is kind:
                raise BadValue("changed value")
            record = work.conversations.record(before.conversation_id)
            lacking = self._questionnaire.lacking(kind.value, record)
            if lacking:
                raise IncompleteComplaint(lacking)
            after = work.complaints.change(reference, wanted.version, kind=kind)
            decision = Decision(
                DecisionKind.KIND,
                officer.id,
                self._clock(),
                before.kind.value,
                kind.value,
                {"reason": reason},
            )
            note_decision(work, after, decision, "change")
            self._papers.issue_receipt(work, after)
        self._papers.publish_head()

    def offence(self, officer: Officer, reference: str, wanted: Change) -> None:
        """Let a complaint be of another offence; what was held before stays in the record.

        Raises:
            BadValue: there is no such offence, no reason, or it is that one already.
        """
        offence, reason = _offence(wanted.value), said_reason(wanted.reason)
        with self._records.transaction() as work:
            before = _held(work, officer, reference)
            if before.offence is offence:
                raise BadValue("changed value")
            after = work.complaints.change(reference, wanted.version, offence=offence)
            fact = Fact(
                FactName.OFFENCE,
                offence,
                Provenance(Source.OFFICER, officer.id),
                self._clock(),
                confirmed=True,
                reason=reason,
            )
            work.conversations.add_fact(after.conversation_id, fact)
            decision = Decision(
                DecisionKind.OFFENCE,
                officer.id,
                self._clock(),
                before.offence.value,
                offence.value,
                {"reason": reason},
            )
            note_decision(work, after, decision, "change")


def _held(work: Work, officer: Officer, reference: str) -> Complaint:
    complaint = held_by(work, officer, Act.CHANGE, reference)
    if complaint.state is not State.UNDER_REVIEW:
        raise ForbiddenTransition(complaint.state.value, "changed")
    return complaint


def _kind(value: str) -> FilingKind:
    if value not in (FilingKind.COMPLAINT.value, FilingKind.REPORT.value):
        raise BadValue("kind")
    return FilingKind(value)


def _offence(value: str) -> Offence:
    try:
        return Offence(value)
    except ValueError:
        raise BadValue("offence") from None
