"""A file on an officer's desk, and what each page of the console is given to show it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

from bot.bootstrap.settings import ROOT
from bot.complaint.complaints import (
    Complaint,
    Document,
    DocumentKind,
    FilingKind,
    SignatureRequest,
)
from bot.complaint.conversation import Author, Message
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import BadValue, ComplaintError
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, FactName, Provenance, Record, Source, Value
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence, PaymentMethod
from bot.complaint.officers import Officer, Role, SavedView
from bot.complaint.periods import Period
from bot.complaint.referrals import Referral
from bot.complaint.spans import Quarter, Span
from bot.documents.contents import Case
from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.competence import Jurisdiction
from bot.jurisdiction.courts import NANTERRE, load_courts
from bot.linkage.traces import TraceKind
from bot.orientation.directory import load_directory
from bot.orientation.loading import load_questionnaire
from bot.records.audit import AuditEvent
from bot.records.bearing import Bearer
from bot.records.officers import Account
from bot.records.queue import Line, Page
from bot.records.sessions import OpenSession
from bot.sealing.codes import enrolment_uri
from bot.services.accounts import Enrolment, Invitation
from bot.services.casework import Correction, OpenFile
from bot.services.competence import Standing
from bot.services.figures import ALL, Table, Unit, by_kind, published, summed
from bot.services.searching import Search, traces_in
from bot.web.console.accounts import accounts_page
from bot.web.console.correcting import as_typed, correction_page
from bot.web.console.courts import courts_section
from bot.web.console.deciding import deed_page
from bot.web.console.deciding import refused as deed_refused
from bot.web.console.enrolling import enrolment_page
from bot.web.console.entrance import Session
from bot.web.console.fileview import file_page
from bot.web.console.merging import comparison_page
from bot.web.console.queue import asked_of, queue_page
from bot.web.console.search import search_page
from bot.web.console.statistics import statistics_page
from bot.web.console.surroundings import surroundings
from bot.web.problems import Problem
from bot.web.public_figures import figures_page
from bot.wording.courts import CourtWords
from bot.wording.decisions import DecisionWords
from bot.wording.figures import FigureWords
from bot.wording.wording import Wording

FILED_AT = datetime(2026, 3, 5, 10, tzinfo=UTC)
YES: Value = True
STORY = "un <b>vélo</b> payé 450€\npar virement le 3 mars"
OFFICER = Officer("o1", "lea", "Brigadière Léa Martin", "Brigade de Nantes")
COLLEAGUE = Officer("o3", "ines", "Adjudante Inès Roy", "Brigade de Nantes")
ADMINISTRATOR = Officer("o4", "anne", "Anne Durand", "Direction", Role.ADMINISTRATOR)
AUDITOR = Officer("o2", "noe", "Noé Petit", "Inspection", Role.AUDITOR)
ORIENTATION = ROOT / "data" / "orientation"
DIRECTORY = load_directory(ORIENTATION, load_questionnaire(ORIENTATION))
COURTS = load_courts()
RULES = Jurisdiction(load_communes, COURTS, COURTS.by_code[NANTERRE])
COURT_WORDS = CourtWords.load(ROOT / "data" / "wording")
PROBLEM = Problem(422, "Ce montant ne peut pas être lu", "Écrivez un seul montant.", {})


def services(now: datetime = FILED_AT + timedelta(days=3)) -> Any:
    """What a page takes from the services: the words, and what time it is."""
    wording = Wording.load(ROOT / "data/wording")
    decisions = DecisionWords.load(ROOT / "data", wording, DIRECTORY)
    return SimpleNamespace(
        wording=wording,
        decision_words=decisions,
        figure_words=FigureWords.load(ROOT / "data/wording", wording, decisions, DIRECTORY),
        statistics=SimpleNamespace(quarters=lambda: [Quarter(2025, 4), Quarter(2025, 3)]),
        settings=SimpleNamespace(clock=lambda: now),
        court_words=COURT_WORDS,
        competences=Competences(),
    )


class Competences:
    """The part of the service that the page asks, over the real rules."""

    courts = COURTS

    def __init__(self, *choices: Referral) -> None:
        self.choices = choices

    def standing(self, case: Any) -> Standing:
        residence = case.record.value(FactName.VICTIM_COMMUNE)
        found = RULES.competence(residence, case.complaint.offence)
        return Standing(found, self.choices, tuple(COURTS))


def said(name: FactName, value: Any, words: str, *, rank: int = 1) -> Fact:
    """A fact read in the story, where the words stand."""
    start = STORY.index(words)
    origin = Provenance(Source.MESSAGE, "m1", start, start + len(words))
    return Fact(name, value, origin, FILED_AT, rank=rank)


def corrected(name: FactName, value: Any, reason: str) -> Fact:
    """A fact that the officer holds instead."""
    origin = Provenance(Source.OFFICER, OFFICER.id)
    return Fact(name, value, origin, FILED_AT, confirmed=True, reason=reason)


def a_file(
    *more: Fact, state: State = State.UNDER_REVIEW, holder: str | None = OFFICER.id
) -> OpenFile:
    """A file with a story, an answer by button, exhibits, a receipt, a decision, a history."""
    facts = [
        Fact(FactName.OFFENCE, Offence.FAUX_VENDEUR, Provenance(Source.INFERENCE, "m1"), FILED_AT),
        said(FactName.ITEM, "un <b>vélo</b>", "un <b>vélo</b>"),
        said(FactName.AMOUNT, Money.of("450.00"), "450€"),
        said(FactName.PAYMENT_METHOD, PaymentMethod.TRANSFER, "virement"),
        said(FactName.MONEY_PAID, YES, "virement le"),
        said(FactName.PAYMENT_DATE, Period.of("2026-03-03"), "le 3 mars"),
        said(FactName.PAYMENT_DATE_CONFIRMED, YES, "3 mars"),
        Fact(FactName.ADULT, YES, Provenance(Source.BUTTON, "m3"), FILED_AT),
        *more,
    ]
    transcript = [
        Message("m1", 1, Author.VICTIM, STORY, FILED_AT),
        Message("m2", 2, Author.ARIANE, "Avez-vous 18\u00a0ans ou plus\u00a0?", FILED_AT),
        Message("m3", 3, Author.VICTIM, "Oui, j’ai 18 ans ou plus", FILED_AT),
    ]
    exhibits = [
        Exhibit("e1", 1, "annonce <1>.png", "image/png", 1200, "ab" * 32, FILED_AT),
        Exhibit("e2", 2, "virement.pdf", "application/pdf", 88_000, "cd" * 32, FILED_AT),
    ]
    complaint = Complaint(
        "A7K-2931",
        "c1",
        FilingKind.COMPLAINT,
        Offence.FAUX_VENDEUR,
        state,
        FILED_AT,
        version=4,
        holder=holder,
        loss_cents=450_00,
    )
    asked = Decision(
        DecisionKind.QUESTION,
        OFFICER.id,
        FILED_AT,
        "under_review",
        "to_be_completed",
        {"question": "", "words": "Avez-vous le <reçu>\u00a0?"},
    )
    return OpenFile(
        case=Case(
            complaint,
            Record(facts),
            exhibits,
            transcript,
            {OFFICER.id: OFFICER.name, COLLEAGUE.id: COLLEAGUE.name},
            3,
            "",
            decisions=[asked],
        ),
        documents=[Document("d1", DocumentKind.RECEIPT, 1, "ef" * 32, 59_000, FILED_AT)],
        events=[
            _event(1, "victim", "victim:complaint:file", {}),
            _event(2, OFFICER.id, "officer:complaint:read", {"version": 2}),
            _event(3, OFFICER.id, "officer:complaint:read", {"version": 3}),
            _event(4, OFFICER.id, "officer:fact:correct", {"fact": "amount", "rank": 1}),
        ],
    )


def _event(position: int, actor: str, act: str, details: dict[str, str | int]) -> AuditEvent:
    return AuditEvent(position, FILED_AT.isoformat(), actor, act, "A7K-2931", details, "", "")


def the_file_with(paper: Document, request: SignatureRequest) -> dict[str, Any]:
    """The page of a validated file, with a paper that is signed or is to be."""
    opened = replace(
        a_file(state=State.VALIDATED), documents=[paper], signatures={paper.id: request}
    )
    courts = courts_section(opened, services(), OFFICER)
    page = file_page(opened, services(), OFFICER)
    return {**signed_in(), **page, "courts": courts, "duplicates": []}


CORRECTION = corrected(FactName.AMOUNT, Money.of("540.00"), "le reçu porte 540\u00a0€")


def signed_in(officer: Officer = OFFICER) -> dict[str, Any]:
    return surroundings(Session(officer, "c0de", "t0ken"), services())


def the_file(
    *,
    officer: Officer = OFFICER,
    state: State = State.UNDER_REVIEW,
    holder: str | None = OFFICER.id,
    leading: str | None = None,
) -> dict[str, Any]:
    opened = a_file(CORRECTION, state=state, holder=holder)
    complaint = replace(opened.case.complaint, leading=leading)
    opened = replace(opened, case=replace(opened.case, complaint=complaint))
    courts = courts_section(opened, services(), officer)
    page = file_page(opened, services(), officer)
    return {**signed_in(officer), **page, "courts": courts, "duplicates": []}


def the_other_file(state: State = State.FILED) -> OpenFile:
    """Another file of the same person, which tells one thing otherwise."""
    opened = a_file(CORRECTION, state=state, holder=None)
    complaint = replace(opened.case.complaint, reference="B2M-1204")
    return replace(opened, case=replace(opened.case, complaint=complaint))


def the_leading_file() -> dict[str, Any]:
    opened = a_file()
    opened = replace(opened, case=replace(opened.case, joined=[the_other_file(State.JOINED).case]))
    page = file_page(opened, services(), OFFICER)
    proposed = {"complaint": the_other_file().case.complaint, "why": ["même somme et même date"]}
    courts = courts_section(opened, services(), OFFICER)
    return {**signed_in(), **page, "courts": courts, "duplicates": [proposed]}


def the_comparison(*, alone: bool = False, problem: Problem | None = None) -> dict[str, Any]:
    other = None if alone else the_other_file()
    return {
        **signed_in(),
        **comparison_page(a_file(), other, services(), OFFICER),
        "duplicates": [],
        "typed": {"reason": "les mêmes <faits>"},
        "at_fault": "reason" if problem else "",
        "problem": problem,
    }


def the_form(name: FactName, **refused: Any) -> dict[str, Any]:
    page = correction_page(a_file(CORRECTION), name, 1, services())
    return {**signed_in(), **page, **refused}


def refused(at_fault: str) -> dict[str, Any]:
    correction = Correction(3, FactName.AMOUNT, 1, "beaucoup", "vu")
    error = BadValue("reason" if at_fault == "reason" else "money")
    return {**as_typed(correction, error), "problem": PROBLEM}


def a_deed(name: str) -> dict[str, Any]:
    return {**signed_in(), **deed_page(name, a_file(), services())}


def a_refused_deed(name: str, error: ComplaintError, **typed: str) -> dict[str, Any]:
    return {**a_deed(name), **deed_refused({"version": "3", **typed}, error, PROBLEM)}


def a_queue(  # noqa: PLR0913 - a queue has as many sides
    days: int,
    *,
    count: int = 1,
    total: int = 1,
    officer: Officer = OFFICER,
    changed: bool = False,
    holder: str | None = None,
    files: int = 1,
    **asked: str,
) -> dict[str, Any]:
    now = FILED_AT + timedelta(days=days, hours=2)
    complaint = replace(a_file(holder=holder).case.complaint, state=State.FILED)
    session = Session(officer, "c0de", "t0ken")
    names = {OFFICER.id: OFFICER.name, COLLEAGUE.id: COLLEAGUE.name}
    lines = [Line(complaint, changed, files)] * count
    found = Page(lines, total, more=total > count)
    page = queue_page(found, asked_of(asked), session, services(now), names)
    return {
        **signed_in(officer),
        **page,
        "after": "",
        "views": [SavedView("v1", "Chantage <urgent>", "liste=a-lire&faits=chantage")],
        "counts": {"a-lire": total, "decides": 0},
    }


def the_search(text: str, *, count: int = 1, refused: bool = False) -> dict[str, Any]:
    complaint = replace(a_file(holder=COLLEAGUE.id).case.complaint, danger=True)
    bearers = [Bearer(complaint, TraceKind.PHONE, 1 + place) for place in range(count)]
    found = Search(traces_in(text, frozenset({"vinted"})), bearers, count and 120)
    session = Session(OFFICER, "c0de", "t0ken")
    return search_page(
        text,
        None if refused else found,
        session,
        services(),
        names={COLLEAGUE.id: COLLEAGUE.name},
        problem=PROBLEM if refused else None,
    )


FIGURES: list[Table] = [
    by_kind("weeks", {("2026-03-02", "plainte"): 3}, ["2026-03-02", "2026-03-09"]),
    by_kind("states", {("filed", "plainte"): 1_250, ("validated", "signalement"): 3}),
    by_kind("departments", {("59", "plainte"): 8, ("2A", "plainte"): 3, ("20", "plainte"): 12}),
    by_kind("harm", {("", "plainte"): 1}, ["0", "1", "2", "7", ""]),
    Table("delays", {"files": Unit.COUNT, "median": Unit.DAYS}, {"claimed": (0, None)}),
    Table("harm_spread", {"sum": Unit.CENTS, "median": Unit.CENTS}, {"lost": (1_250_05, 450_00)}),
    summed("services", (ALL,), {"perceval": (9,), "gone": (7,)}, ranked=True),
    summed("rules", (ALL,), {"": (2,)}, ranked=True),
    summed("grounds", (ALL,), {}, ranked=True),
    Table(
        "cases",
        {ALL: Unit.COUNT, "harm": Unit.CENTS},
        {"0": (1, 70_00), "1": (2, 0), "4": (0, 0)},
        (3, 70_00),
    ),
]


def the_statistics(*, refused: bool = False) -> dict[str, Any]:
    session = Session(replace(OFFICER, role=Role.SUPERVISOR), "c0de", "t0ken")
    span = Span(date(2026, 3, 5), date(2026, 3, 12))
    asked = {"du": "2026-03-05", "au": "jamais"} if refused else {}
    problem = PROBLEM if refused else None
    tables = [] if refused else FIGURES
    return statistics_page(tables, span, asked, session, services(), problem)


def the_public_figures() -> dict[str, Any]:
    tables = [published(each) for each in FIGURES if ALL in each.columns and each.name != "weeks"]
    return figures_page(Quarter(2025, 4), tables, services())


def an_enrolment(at_fault: str = "") -> dict[str, Any]:
    enrolment = Enrolment(OFFICER, "ABCD" * 8, enrolment_uri("ABCD" * 8, "lea"))
    problem = PROBLEM if at_fault else None
    return {**enrolment_page(enrolment), "problem": problem, "at_fault": at_fault}


def the_sessions() -> dict[str, Any]:
    sessions = [
        (OpenSession("d1", "Firefox, Linux", FILED_AT), True),
        (OpenSession("d2", "", None), False),
    ]
    return {**signed_in(), "sessions": sessions}


def the_accounts(*, invited: bool = False) -> dict[str, Any]:
    accounts = [
        Account(OFFICER, enrolled=True, closed=False),
        Account(AUDITOR, enrolled=False, closed=False),
        Account(COLLEAGUE, enrolled=True, closed=True),
    ]
    invitation = Invitation(AUDITOR, "t0ken", FILED_AT) if invited else None
    page = accounts_page(accounts, invitation, "https://ariane.example", services())
    return {**signed_in(ADMINISTRATOR), **page}
