"""Which prosecutors may take a complaint, and which one an officer chose."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import Complaint
from bot.complaint.errors import BadValue, ForbiddenTransition
from bot.complaint.facts import FactName, Record
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.complaint.referrals import Ground, Referral
from bot.documents.contents import Case
from bot.jurisdiction.competence import Competence, Jurisdiction, Proposal
from bot.jurisdiction.courts import Court, Courts
from bot.records.records import Records

# Once it is transmitted, another prosecutor is for the first one to call upon.
OPEN: Final = (State.UNDER_REVIEW, State.TO_BE_COMPLETED, State.VALIDATED)


@dataclass(frozen=True)
class Standing:
    """Who may take a complaint, and who was chosen.

    Attributes:
        competence: every competent prosecutor, and where the victim lives.
        choices: what officers chose, the one that holds last; empty when nobody did.
        courts: every court, for an officer whom no proposal suits.
    """

    competence: Competence
    choices: Sequence[Referral]
    courts: Sequence[Court]

    @property
    def choice(self) -> Referral | None:
        """The choice that holds."""
        return self.choices[-1] if self.choices else None

    def court(self, code: str) -> Court:
        """Return the court of a code that was kept."""
        return next(court for court in self.courts if court.code == code)


@dataclass(frozen=True)
class Choice:
    """The prosecutor that an officer wants.

    Attributes:
        version: the version of the complaint that she was reading.
        court: the court's code.
        ground: by which article; :attr:`Ground.OFFICER` for a court that no proposal names.
    """

    version: int
    court: str
    ground: Ground


class Competences:
    """Territorial competence (« compétence territoriale »); every method is one transaction."""

    def __init__(self, records: Records, jurisdiction: Jurisdiction, clock: Clock) -> None:
        self._records = records
        self._jurisdiction = jurisdiction
        self._clock = clock

    def standing(self, case: Case) -> Standing:
        """Return who may take a complaint that is open on a desk, and who was chosen."""
        with self._records.reading() as work:
            choices = work.referrals.of(case.complaint.reference)
        competence = self._competence(case.complaint, case.record)
        return Standing(competence, choices, tuple(self._jurisdiction.courts))

    @property
    def courts(self) -> Courts:
        """Every court."""
        return self._jurisdiction.courts

    def together(self, references: Sequence[str]) -> tuple[Proposal, ...]:
        """Return who may take several complaints as one case; an officer decides.

        Raises:
            UnknownComplaint: one of them is not there.
        """
        with self._records.reading() as work:
            complaints = map(work.complaints.by_reference, references)
            # One record after the other: a case may have a thousand.
            return self._jurisdiction.together(
                self._competence(each, work.conversations.record(each.conversation_id))
                for each in complaints
            )

    def choose_for_all(self, officer: Officer, reference: str, version: int, court: str) -> None:
        """Keep the prosecutor of a whole case for one of its complaints.

        The ground is the complaint's own if that prosecutor is competent for it; if not, she
        receives it and hands it on as she may (article 15-3). See :meth:`choose`.
        """
        with self._records.reading() as work:
            complaint = work.complaints.by_reference(reference)
            record = work.conversations.record(complaint.conversation_id)
        proposals = self._competence(complaint, record).proposals
        own = (each.ground for each in proposals if each.court.code == court)
        self.choose(officer, reference, Choice(version, court, next(own, Ground.OFFICER)))

    def chosen_for(self, references: Sequence[str]) -> Court | None:
        """Return the prosecutor's court that holds for most of some complaints, if any does."""
        with self._records.reading() as work:
            choices = [work.referrals.of(each) for each in references]
        codes = Counter(each[-1].court for each in choices if each)
        return self.courts.by_code[codes.most_common(1)[0][0]] if codes else None

    def choose(self, officer: Officer, reference: str, choice: Choice) -> None:
        """Keep which prosecutor an officer chose, and note that she did.

        Raises:
            BadValue: there is no such court, or nothing proposes it on that ground.
            ForbiddenTransition: the complaint is not under review, or is transmitted already.
            StaleVersion: somebody changed it meanwhile.
            NotAllowed: her role does not transmit.
        """
        officer.require(Act.TRANSMIT)
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            if complaint.state not in OPEN:
                raise ForbiddenTransition(complaint.state.value, "chosen a prosecutor for")
            record = work.conversations.record(complaint.conversation_id)
            self._check(choice, self._competence(complaint, record))
            work.complaints.touch(reference, choice.version)
            work.referrals.add(
                reference, Referral(choice.court, choice.ground, officer.id, self._clock())
            )
            work.audit.append(
                officer.id,
                "officer:court:choose",
                reference,
                {
                    "court": choice.court,
                    "ground": choice.ground.value,
                    "version": choice.version + 1,
                },
            )

    def _competence(self, complaint: Complaint, record: Record) -> Competence:
        commune = record.value(FactName.VICTIM_COMMUNE)
        residence = commune if isinstance(commune, str) else None
        return self._jurisdiction.competence(residence, complaint.offence)

    def _check(self, choice: Choice, competence: Competence) -> None:
        proposed = {(each.court.code, each.ground) for each in competence.proposals}
        known = choice.court in self._jurisdiction.courts.by_code
        if not known or (
            choice.ground is not Ground.OFFICER and (choice.court, choice.ground) not in proposed
        ):
            raise BadValue("court")
