"""What an officer decides about a complaint: each act is one transaction and one audit event."""

from dataclasses import dataclass
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.conversation import Author, Button, Stage
from bot.complaint.decisions import DecisionKind
from bot.complaint.errors import BadValue, ForbiddenTransition, UnsignedMinutes
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.evidence.reception import evidence_request
from bot.records.records import Records
from bot.services.holding import held_by
from bot.services.noting import LONGEST_WORDS, moved, note_decision, said_reason
from bot.services.papers import Papers
from bot.wording.decisions import DecisionWords

_LONGEST_COURT: Final = 160


@dataclass(frozen=True)
class Redirection:
    """Where a declaration goes instead (« réorientation »).

    Attributes:
        version: the version of the complaint that the officer was reading.
        ground: the legal ground, by name.
        service: the service that takes over, by name.
        words: what the officer adds in the letter; may be empty.
    """

    version: int
    ground: str
    service: str
    words: str = ""


@dataclass(frozen=True)
class Asking:
    """A question to the victim (« demande de complément »).

    Attributes:
        version: the version of the complaint that the officer was reading.
        question: one of ours, by name; empty for the officer's own words.
        words: the officer's own, when she chose none.
    """

    version: int
    question: str
    words: str = ""


class Deciding:
    """The officer's decisions, validation aside.

    Every method raises, and then nothing was decided: :class:`NotAllowed`, :class:`NotHeld` or
    :class:`HeldByAnother` if it is not hers to decide, :class:`StaleVersion` if somebody changed
    the complaint meanwhile, :class:`ForbiddenTransition` if the lifecycle has no such step,
    :class:`StorageFailed` if disk or database did not take it.
    """

    def __init__(
        self,
        records: Records,
        papers: Papers,
        words: DecisionWords,
        clock: Clock,
    ) -> None:
        self._records = records
        self._papers = papers
        self._words = words
        self._clock = clock

    def redirect(self, officer: Officer, reference: str, wanted: Redirection) -> None:
        """Redirect a complaint to the service that is better placed, and issue the letter.

        Raises:
            BadValue: ground or service is none of ours, or the words are too long.
        """
        self._words.ground(wanted.ground)
        self._words.service(wanted.service)
        if len(wanted.words) > LONGEST_WORDS:
            raise BadValue("reason")
        choices = {
            "ground": wanted.ground,
            "service": wanted.service,
            "words": wanted.words.strip(),
        }
        with self._records.transaction() as work:
            before = held_by(work, officer, Act.REDIRECT, reference)
            after = work.complaints.move(reference, State.REDIRECTED, wanted.version)
            decision = moved(
                DecisionKind.REDIRECTION, officer.id, before, after, self._clock(), choices
            )
            chosen = {name: choices[name] for name in ("ground", "service")}
            note_decision(work, after, decision, "redirect", chosen)
            work.redirections.decide(wanted.service, wanted.ground)
            self._papers.issue_letter(work, after, decision, officer)
            work.complaints.hold(reference, None)
        self._papers.publish_head()

    def ask(self, officer: Officer, reference: str, wanted: Asking) -> None:
        """Ask the victim for more, in her conversation, on her tracking page and by letter.

        Raises:
            BadValue: the question is none of ours, or there are no words, or too many.
        """
        words, with_files = self.question(wanted)
        with self._records.transaction() as work:
            before = held_by(work, officer, Act.ASK, reference)
            after = work.complaints.move(reference, State.TO_BE_COMPLETED, wanted.version)
            choices = {"question": wanted.question, "words": words}
            decision = moved(
                DecisionKind.QUESTION, officer.id, before, after, self._clock(), choices
            )
            note_decision(work, after, decision, "ask", {"question": wanted.question})
            work.conversations.add_message(
                after.conversation_id,
                Author.OFFICER,
                words,
                buttons=[Button(self._words.say("sent_all"), "/done")] if with_files else [],
                custom=evidence_request() if with_files else None,
            )
            # Her answer is one more precision: that is the question which waits.
            work.conversations.steer(
                after.conversation_id, stage=Stage.FILED, question=FactName.MORE.value
            )
            self._papers.issue_letter(work, after, decision, officer)
        self._papers.publish_head()

    def question(self, wanted: Asking) -> tuple[str, bool]:
        """Return the words of a question, and whether files may answer it.

        Raises:
            BadValue: the question is none of ours, or there are no words, or too many.
        """
        known = self._words.question(wanted.question) if wanted.question else None
        words = known.text if known else wanted.words.strip()
        if not 0 < len(words) <= LONGEST_WORDS:
            raise BadValue("question")
        return words, known is None or known.evidence

    def transmit(self, officer: Officer, reference: str, version: int, court: str) -> None:
        """Transmit a validated complaint to the prosecutor of a court, and issue the notice.

        Raises:
            BadValue: no court is named, or it is too long.
            UnsignedMinutes: its minutes wait for their signature.
        """
        court = named_court(court)
        with self._records.transaction() as work:
            before = held_by(work, officer, Act.TRANSMIT, reference)
            if any(each.signature is None for each in work.signatures.of(reference).values()):
                raise UnsignedMinutes
            after = work.complaints.move(reference, State.TRANSMITTED, version)
            decision = moved(
                DecisionKind.TRANSMISSION,
                officer.id,
                before,
                after,
                self._clock(),
                {"court": court},
            )
            note_decision(work, after, decision, "transmit", {"court": court})
            self._papers.issue_letter(work, after, decision, officer)
            work.complaints.hold(reference, None)
        self._papers.publish_head()

    def reopen(self, officer: Officer, reference: str, version: int, reason: str) -> None:
        """Take up again a complaint that was redirected; whoever does so holds it.

        Raises:
            BadValue: there is no reason.
        """
        officer.require(Act.REOPEN)
        reason = said_reason(reason)
        with self._records.transaction() as work:
            before = work.complaints.by_reference(reference)
            if before.state is not State.REDIRECTED:
                raise ForbiddenTransition(before.state.value, State.UNDER_REVIEW.value)
            after = work.complaints.move(reference, State.UNDER_REVIEW, version)
            decision = moved(
                DecisionKind.REOPENING, officer.id, before, after, self._clock(), {"reason": reason}
            )
            note_decision(work, after, decision, "reopen", {})
            work.complaints.hold(reference, officer.id)


def named_court(court: str) -> str:
    """Return the name of a court as it was typed, without the space around it.

    Raises:
        BadValue: there is none, or it is too long.
    """
    court = court.strip()
    if not 0 < len(court) <= _LONGEST_COURT:
        raise BadValue("court")
    return court
