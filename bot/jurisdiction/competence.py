"""All the prosecutors that are competent for a complaint, or for several together."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.offences import Offence
from bot.complaint.referrals import Ground
from bot.jurisdiction.communes import Communes
from bot.jurisdiction.courts import PARIS, Court, Courts
from bot.jurisdiction.places import UNKNOWN, Resolution, resolve

# Attacks on a system for the automated processing of data (articles 323-1 and following of the
# Code pénal), for which Paris may act for the whole country: CPP, article 706-72-1.
_ON_DATA_SYSTEMS: Final = frozenset({Offence.RANCONGICIEL, Offence.PIRATAGE_COMPTE})


class Confidence(str, Enum):
    """Whether the law designates that prosecutor, or an officer has to choose."""

    CERTAIN = "certain"
    TO_CHOOSE = "to_choose"


@dataclass(frozen=True)
class Proposal:
    """A competent prosecutor, and why.

    Attributes:
        court: the court that the prosecutor belongs to.
        ground: by which article.
        confidence: whether it is that one, or one of several to choose from.
        complaints: of how many complaints that is so; 1 for a single one.
    """

    court: Court
    ground: Ground
    confidence: Confidence
    complaints: int = 1


@dataclass(frozen=True)
class Competence:
    """Who is competent for a complaint.

    Attributes:
        residence: where the victim lives, as far as her words tell.
        proposals: every competent prosecutor, in the order in which to consider them; empty when
            she lives abroad, where nothing designates one.
    """

    residence: Resolution
    proposals: tuple[Proposal, ...]


class Jurisdiction:
    """The rules of territorial competence (« compétence territoriale »)."""

    def __init__(self, communes: Callable[[], Communes], courts: Courts, processing: Court) -> None:
        self.courts = courts
        self._communes = communes
        self._processing = processing

    def competence(self, residence: str | None, offence: Offence) -> Competence:
        """Return who is competent for one complaint.

        Args:
            residence: what the victim wrote for her commune; ``None`` when she did not.
            offence: the offence.
        """
        resolution = resolve(residence, self._communes()) if residence else UNKNOWN
        if resolution.abroad:
            return Competence(resolution, ())
        proposals = self._at_home(residence or "", resolution)
        proposals.append(Proposal(self._processing, Ground.PROCESSING, Confidence.CERTAIN))
        if offence in _ON_DATA_SYSTEMS:
            paris = self.courts.by_code[PARIS]
            proposals.append(Proposal(paris, Ground.NATIONAL, Confidence.TO_CHOOSE))
        return Competence(resolution, tuple(proposals))

    def together(self, competences: Iterable[Competence]) -> tuple[Proposal, ...]:
        """Return who may take several complaints as one case; an officer decides.

        Args:
            competences: of each complaint.

        Returns:
            The prosecutor of the place of processing, for all of them; those of the victims'
            residences that are certain, most victims first; Paris when one is an attack on a data
            system. Empty for none.
        """
        each = list(competences)
        if not each:
            return ()
        at_home = Counter(
            proposal.court
            for competence in each
            for proposal in competence.proposals
            if (proposal.ground, proposal.confidence) == (Ground.RESIDENCE, Confidence.CERTAIN)
        )
        choose = Confidence.TO_CHOOSE
        proposals = [Proposal(self._processing, Ground.PROCESSING, choose, len(each))]
        for court, count in sorted(at_home.items(), key=lambda item: (-item[1], item[0].code)):
            proposals.append(Proposal(court, Ground.RESIDENCE, choose, count))
        national = sum(_is_national(competence.proposals) for competence in each)
        if national:
            proposals.append(
                Proposal(self.courts.by_code[PARIS], Ground.NATIONAL, choose, national)
            )
        return tuple(proposals)

    def _at_home(self, written: str, resolution: Resolution) -> list[Proposal]:
        """Return the prosecutor of the residence, or all that it may be."""
        apart = self.courts.at(written)
        if apart:
            return [Proposal(apart, Ground.RESIDENCE, Confidence.CERTAIN)]
        places = (resolution.place,) if resolution.place else resolution.candidates
        courts = dict.fromkeys(court for place in places for court in self.courts.of(place))
        certain = resolution.place is not None and len(courts) == 1
        confidence = Confidence.CERTAIN if certain else Confidence.TO_CHOOSE
        return [Proposal(court, Ground.RESIDENCE, confidence) for court in courts]


def _is_national(proposals: Iterable[Proposal]) -> bool:
    return any(proposal.ground is Ground.NATIONAL for proposal in proposals)
