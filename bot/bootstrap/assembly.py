"""Builds the services from the settings, and checks that they can work."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.bootstrap.home import (
    CannotStart,
    authority,
    incoming,
    jurisdiction,
    keys_of,
    prepare,
    sealer,
)
from bot.bootstrap.identity import identification
from bot.bootstrap.settings import ROOT, Settings
from bot.complaint.clock import clock_from
from bot.complaint.facts import FactName
from bot.documents.contents import Contents
from bot.documents.letters import Letters
from bot.evidence.reception import AT_ONCE, Reception
from bot.evidence.scanner import Scanner
from bot.evidence.vault import Vault
from bot.evidence.workshop import Workshop
from bot.jurisdiction.communes import load_communes
from bot.linkage.policy import load_policy
from bot.orientation.advice import AdviceBook, load_advice
from bot.orientation.affairs import load_affairs
from bot.orientation.directory import Directory, load_directory
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.sealing.keyring import KeyMissing, Keyring
from bot.services.accounts import Accounts
from bot.services.casework import Casework
from bot.services.clustering import Clustering
from bot.services.competence import Competences
from bot.services.completing import Completing
from bot.services.deciding import Deciding
from bot.services.desk import Desk
from bot.services.dossiers import Dossiers
from bot.services.duplicates import Duplicates
from bot.services.exhibit_reader import ExhibitReader
from bot.services.filing import Filing
from bot.services.handovers import Handovers
from bot.services.identification import Identification
from bot.services.indexing import Indexing
from bot.services.intake import Intake
from bot.services.joining import Joining
from bot.services.lessons import Lessons
from bot.services.linking import Linker
from bot.services.merging import Merging
from bot.services.other_affairs import OtherAffairs
from bot.services.papers import Papers
from bot.services.proposals import Proposals
from bot.services.reasons import Reasons
from bot.services.rebuilding import Rebuilding
from bot.services.requalifying import Requalifying
from bot.services.resumption import Resumption
from bot.services.retention import Retention
from bot.services.saved_views import SavedViews
from bot.services.searching import Searching
from bot.services.sessions import Sessions
from bot.services.signing import Signing
from bot.services.stamping import Stamping
from bot.services.statistics import Statistics
from bot.services.tracking import Tracking
from bot.services.transcripts import Transcripts
from bot.services.viewing import Viewing
from bot.services.wholecase import WholeCase
from bot.wording.courts import CourtWords
from bot.wording.decisions import DecisionWords
from bot.wording.dossier import DossierWords
from bot.wording.figures import FigureWords
from bot.wording.wording import Wording

ORIENTATION: Final = ROOT / "data" / "orientation"
SCHEMA: Final = ROOT / "docs" / "schema" / "complaint-1.json"
"""What the JSON of an exported file keeps to."""
# Reading stands back for whoever is talking.
_READERS_NICENESS: Final = 10


@dataclass(frozen=True)
class Services:
    """Everything that doors (site, console, webhook, command line) call."""

    settings: Settings
    records: Records
    keyring: Keyring
    vault: Vault
    wording: Wording
    court_words: CourtWords
    orienter: Orienter
    intake: Intake
    resumption: Resumption
    other_affairs: OtherAffairs
    transcripts: Transcripts
    reception: Reception
    joining: Joining
    reader: ExhibitReader
    stamping: Stamping
    filing: Filing
    handovers: Handovers
    reasons: Reasons
    directory: Directory
    advice: AdviceBook
    papers: Papers
    signing: Signing
    tracking: Tracking
    completing: Completing
    desk: Desk
    saved_views: SavedViews
    searching: Searching
    indexing: Indexing
    casework: Casework
    deciding: Deciding
    requalifying: Requalifying
    decision_words: DecisionWords
    viewing: Viewing
    dossiers: Dossiers
    dossier_words: DossierWords
    duplicates: Duplicates
    merging: Merging
    competences: Competences
    accounts: Accounts
    sessions: Sessions
    retention: Retention
    lessons: Lessons
    statistics: Statistics
    figure_words: FigureWords
    identification: Identification | None
    linker: Linker
    rebuilding: Rebuilding
    clustering: Clustering
    whole_case: WholeCase
    proposals: Proposals
    workshops: Sequence[Workshop]

    def close(self) -> None:
        """Let go of the database, and end the processes that open files."""
        self.records.close()
        for workshop in self.workshops:
            workshop.close()


def assemble(settings: Settings) -> Services:
    """Build the services and bring the database up to date.

    Raises:
        CannotStart: the home cannot be written, or its disk is full.
        KeyMissing: the keys cannot be read, or there is a database but no keys to it.
        StorageFailed: the database cannot be reached.
        BadQuestionnaire, BadPolicy, MissingWords: the data cannot be used.
    """
    prepare(settings)
    keyring = keys_of(settings)
    seals = sealer(settings)
    clock = settings.clock
    records = Records(settings.database_url, keyring, clock)
    records.migrate()
    try:
        records.check_keys()
    except KeyMissing:
        records.close()
        raise CannotStart(
            "The database was sealed with other keys: put the right keys.json back, "
            "or set ARIANE_KEYS."
        ) from None
    vault = Vault(settings.home / "vault", keyring)
    words = ROOT / "data" / "wording"
    wording = Wording.load(words)
    court_words = CourtWords.load(words)
    questionnaire = load_questionnaire(ORIENTATION)
    if settings.identity is None:
        questionnaire = questionnaire.without(FactName.IDENTIFIED.value)
    orienter = Orienter(questionnaire)
    directory = load_directory(ORIENTATION, questionnaire)
    advice = load_advice(ORIENTATION)
    affairs = load_affairs(ORIENTATION)
    resumption = Resumption(records, keyring)
    decision_words = DecisionWords.load(ROOT / "data", wording, directory)
    opening = Workshop(AT_ONCE)
    reading = Workshop(1, _READERS_NICENESS)
    contents = Contents(wording)
    letters = Letters(contents, decision_words)
    papers = Papers(records, vault, contents, letters, settings.heads, clock)
    # Telephones and certificates know nothing of a clock that a simulation stopped.
    true_clock = clock_from("")
    signing = Signing(records, vault, wording, seals, true_clock)
    linker = Linker(load_policy(ROOT / "data" / "linkage"))
    casework = Casework(records, vault, papers, decision_words, linker, signing, clock)
    viewing = Viewing(records, casework, opening, Scanner(settings.clamav))
    dossier_words = DossierWords.load(words)
    return Services(
        settings=settings,
        records=records,
        keyring=keyring,
        vault=vault,
        wording=wording,
        court_words=court_words,
        orienter=orienter,
        intake=Intake(records, orienter, load_communes, affairs, clock),
        resumption=resumption,
        other_affairs=OtherAffairs(records, keyring, affairs, resumption, clock),
        transcripts=Transcripts(records, orienter),
        reception=Reception(opening, incoming(settings)),
        joining=Joining(records, vault, clock),
        reader=ExhibitReader(records, vault, reading, wording, clock),
        stamping=Stamping(records, vault, authority(settings)),
        filing=Filing(records, keyring, orienter, papers, clock, linker=linker),
        handovers=Handovers(
            records, orienter, directory=directory, advice=advice, wording=wording, clock=clock
        ),
        reasons=Reasons(records, orienter),
        directory=directory,
        advice=advice,
        papers=papers,
        signing=signing,
        tracking=Tracking(records, papers, advice),
        completing=Completing(records, papers, clock),
        desk=Desk(records),
        saved_views=SavedViews(records),
        searching=Searching(records, linker.policy),
        indexing=Indexing(records),
        casework=casework,
        deciding=Deciding(records, papers, decision_words, clock),
        requalifying=Requalifying(records, papers, questionnaire, clock),
        decision_words=decision_words,
        viewing=viewing,
        dossiers=Dossiers(records, vault, viewing, wording, dossier_words, SCHEMA, clock),
        dossier_words=dossier_words,
        duplicates=Duplicates(records, linker.policy),
        merging=Merging(records, papers, decision_words, linker, clock),
        competences=Competences(records, jurisdiction(settings), clock),
        accounts=Accounts(records, clock, true_clock),
        sessions=Sessions(records, clock, true_clock),
        retention=Retention(records, vault, clock),
        lessons=Lessons(records),
        statistics=Statistics(records, clock),
        figure_words=FigureWords.load(words, wording, decision_words, directory),
        identification=identification(settings, records, orienter, wording),
        linker=linker,
        rebuilding=Rebuilding(records, linker),
        clustering=Clustering(records, linker),
        whole_case=WholeCase(records, questionnaire),
        proposals=Proposals(records),
        workshops=(opening, reading),
    )
