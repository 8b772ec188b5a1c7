"""Two files of the same person about the same facts: one leads, the other is joined to it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint
from bot.complaint.conversation import Author, Stage
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import BadValue, ForbiddenTransition, LeadsOthers
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.records.records import Records, Work
from bot.services.holding import held_by, refuse_another
from bot.services.linking import Linker
from bot.services.noting import note_decision, said_reason
from bot.services.papers import Papers
from bot.wording.decisions import DecisionWords


@dataclass(frozen=True)
class Version:
    """A file, and the version of it that the officer was reading."""

    reference: str
    number: int


class Merging:
    """Joins files (« jonction de dossiers »), and parts them; neither loses anything.

    Every method raises, and then nothing was changed: :class:`NotAllowed`, :class:`NotHeld` or
    :class:`HeldByAnother`, :class:`StaleVersion`, :class:`ForbiddenTransition`, and
    :class:`BadValue` when there is no reason.
    """

    def __init__(
        self, records: Records, papers: Papers, words: DecisionWords, linker: Linker, clock: Clock
    ) -> None:
        self._records = records
        self._papers = papers
        self._words = words
        self._linker = linker
        self._clock = clock

    def join(self, officer: Officer, joined: Version, leading: Version, reason: str) -> None:
        """Join a file to the one that leads from now on, which the officer reads and holds.

        Args:
            officer: who decides.
            joined: the file that is kept as it is, and read from the leading one; nobody's or hers.
            leading: the file that goes on.
            reason: why they are the same, in words.

        Raises:
            LeadsOthers: other files are joined to the one that is to be joined.
        """
        officer.require(Act.MERGE)
        reason = said_reason(reason)
        if joined.reference == leading.reference:
            raise BadValue("joined")
        with self._records.transaction() as work:
            lead = held_by(work, officer, Act.MERGE, leading.reference)
            if lead.state is not State.UNDER_REVIEW:
                raise ForbiddenTransition(lead.state.value, "leading")
            before = work.complaints.by_reference(joined.reference)
            refuse_another(work, officer, before)
            if work.complaints.joined_to(joined.reference):
                raise LeadsOthers
            lead = work.complaints.change(lead.reference, leading.number)
            work.complaints.move(before.reference, State.JOINED, joined.number)
            work.complaints.hold(before.reference, None)
            after = work.complaints.lead(before.reference, lead.reference)
            note = self._noting(work, officer, reason)
            note(DecisionKind.JOINING, before, after, lead.reference)
            note(DecisionKind.GATHERING, lead, lead, after.reference)
            self._tell(work, after, "joined", lead.reference)
            self._linker.absorb(work, after, lead)
        self._papers.publish_head()

    def separate(self, officer: Officer, joined: Version, reason: str) -> None:
        """Let a joined file be read for itself again, as long as the leading one is not validated.

        Raises:
            ForbiddenTransition: it is joined to none, or the leading one is validated.
        """
        officer.require(Act.SEPARATE)
        reason = said_reason(reason)
        with self._records.transaction() as work:
            before = work.complaints.by_reference(joined.reference)
            if before.leading is None:
                raise ForbiddenTransition(before.state.value, "separated")
            lead = work.complaints.by_reference(before.leading)
            if lead.state in (State.VALIDATED, State.TRANSMITTED):
                raise ForbiddenTransition(lead.state.value, "separated")
            lead = work.complaints.change(lead.reference, lead.version)
            work.complaints.move(before.reference, _stood(work, before), joined.number)
            after = work.complaints.lead(before.reference, None)
            note = self._noting(work, officer, reason)
            note(DecisionKind.SEPARATION, before, after, lead.reference)
            note(DecisionKind.SEPARATION, lead, lead, after.reference)
            self._tell(work, after, "separated", lead.reference)
            self._linker.part(work, after, lead)
        self._papers.publish_head()

    def _noting(
        self, work: Work, officer: Officer, reason: str
    ) -> Callable[[DecisionKind, Complaint, Complaint, str], None]:
        """Return what writes each side down, with the other file's reference."""

        def note(kind: DecisionKind, before: Complaint, after: Complaint, other: str) -> None:
            chosen = {"other": other}
            decision = Decision(
                kind,
                officer.id,
                self._clock(),
                before.state.value,
                after.state.value,
                {**chosen, "reason": reason},
            )
            note_decision(work, after, decision, _ACTS[kind], chosen)

        return note

    def _tell(self, work: Work, complaint: Complaint, key: str, other: str) -> None:
        """Say in the victim's conversation what becomes of her file; no question waits there."""
        words = self._words.say(key).format(reference=complaint.reference, other=other)
        conversation = complaint.conversation_id
        work.conversations.add_message(conversation, Author.OFFICER, words)
        work.conversations.steer(conversation, stage=Stage.FILED, question=None)


_ACTS = {
    DecisionKind.JOINING: "join",
    DecisionKind.GATHERING: "gather",
    DecisionKind.SEPARATION: "separate",
}


def _stood(work: Work, joined: Complaint) -> State:
    """Return where a file goes on: what was never taken up waits as before."""
    decisions = work.decisions.of(joined.reference)
    last = next(each for each in reversed(decisions) if each.kind is DecisionKind.JOINING)
    return State.FILED if last.before == State.FILED.value else State.UNDER_REVIEW
