"""Each decision: its state, its letter, its one event, and what the victim is told."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind, FilingKind
from bot.complaint.conversation import Author
from bot.complaint.decisions import DecisionKind
from bot.complaint.errors import (
    BadValue,
    ComplaintError,
    ForbiddenTransition,
    HeldByAnother,
    IncompleteComplaint,
    NotAllowed,
    StaleVersion,
)
from bot.complaint.facts import FactName, Source
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.officers import Officer, Role
from bot.evidence.reception import Received
from bot.records.audit import AuditEvent
from bot.records.heads import verify
from bot.services.deciding import Asking, Redirection
from bot.services.filing import Filed
from bot.services.requalifying import Change
from bot.web.site import decided
from tests.documents.reading import squeezed, text_of
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LEA = Officer("1e1e", "lea", "Brigadière Léa Martin", "Brigade de Lille")
CHIEF = Officer("2d2d", "chef", "Capitaine Adam", "Brigade de Lille", Role.SUPERVISOR)
ELSEWHERE = Redirection(2, "carte", "perceval", "Bon courage.")
QUESTION = Asking(2, "paiement")
COURT = "tribunal judiciaire de Béthune"
PAPER = Received("recu.png", "image/png", "cd" * 32, b"un re\xc3\xa7u")
Decide = Callable[[Services, Officer, str, int], object]
DECISIONS: dict[str, Decide] = {
    "redirect": lambda services, who, what, version: services.deciding.redirect(
        who, what, replace(ELSEWHERE, version=version)
    ),
    "ask": lambda services, who, what, version: services.deciding.ask(
        who, what, replace(QUESTION, version=version)
    ),
    "kind": lambda services, who, what, version: services.requalifying.kind(
        who, what, Change(version, "signalement", "vu")
    ),
    "offence": lambda services, who, what, version: services.requalifying.offence(
        who, what, Change(version, "chantage", "vu")
    ),
    "validate": lambda services, who, what, version: services.casework.validate(
        who, what, version, ""
    ),
}


@pytest.fixture
def filed(services: Services) -> Filed:
    with services.records.transaction() as work:
        for officer in (ROUX, LEA, CHIEF):
            work.officers.add(officer)
    return services.filing.file(write_draft(services))


@pytest.fixture
def reference(services: Services, filed: Filed) -> str:
    """A complaint that Roux has taken, in its second version."""
    services.desk.claim(ROUX, filed.complaint.reference)
    return filed.complaint.reference


def last_act(services: Services, reference: str) -> AuditEvent:
    """The last event that is not a paper's."""
    of_papers = ("system:document:issue", "officer:document:sign")
    with services.records.transaction() as work:
        events = list(work.audit.events(reference))
    return [event for event in events if event.act not in of_papers][-1]


def letter(services: Services, reference: str, kind: DocumentKind) -> str:
    return text_of(services.casework.paper(CHIEF, reference, kind).content)


def test_a_redirection_names_its_ground_its_service_and_the_next_step(
    services: Services, filed: Filed, reference: str
) -> None:
    services.deciding.redirect(ROUX, reference, ELSEWHERE)

    words = letter(services, reference, DocumentKind.REDIRECTION)
    for said in (
        "Le service le mieux placé est le service Perceval.",
        "Faites opposition auprès de votre banque",
        "article D. 8-2-1 du code de procédure pénale",
        "Bon courage.",
        "Votre plainte doit y être reçue",
        "Brigadier Roux",
    ):
        assert squeezed(said) in words
    assert "refus" not in words.lower()
    told = decided(services.tracking.find(filed.tracking_token), services)
    assert "Le service le mieux placé est le service Perceval." in told["told"][0]
    assert told["next_step"].startswith("Faites opposition")


def test_a_redirected_complaint_leaves_the_desk_and_stays_readable(
    services: Services, reference: str
) -> None:
    services.deciding.redirect(ROUX, reference, ELSEWHERE)

    auditor = replace(LEA, role=Role.AUDITOR)
    case = services.casework.open(auditor, reference).case
    assert (case.complaint.state, case.complaint.holder) == (State.REDIRECTED, None)
    assert case.complaint.decided_at is not None
    assert case.record.value(FactName.ITEM) == "vélo bleu"
    event = last_act(services, reference)
    assert event.act == "officer:complaint:read"
    [decision] = case.decisions
    assert (decision.kind, decision.by) == (DecisionKind.REDIRECTION, ROUX.id)
    assert (decision.before, decision.after) == ("under_review", "redirected")


def test_a_redirection_is_taken_up_again_by_a_supervisor_with_a_reason(
    services: Services, reference: str
) -> None:
    services.deciding.redirect(ROUX, reference, ELSEWHERE)

    with pytest.raises(NotAllowed):
        services.deciding.reopen(ROUX, reference, 3, "le procureur le demande")
    with pytest.raises(BadValue):
        services.deciding.reopen(CHIEF, reference, 3, " ")
    services.deciding.reopen(CHIEF, reference, 3, "le procureur le demande")

    complaint = services.casework.open(CHIEF, reference).case.complaint
    assert (complaint.state, complaint.holder) == (State.UNDER_REVIEW, CHIEF.id)


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        (replace(ELSEWHERE, ground=""), "ground"),
        (replace(ELSEWHERE, service="poubelle"), "service"),
        (replace(ELSEWHERE, words="a" * 1001), "reason"),
    ],
)
def test_a_redirection_without_ground_or_service_is_none(
    services: Services, reference: str, wanted: Redirection, field: str
) -> None:
    with pytest.raises(BadValue) as refusal:
        services.deciding.redirect(ROUX, reference, wanted)

    assert refusal.value.expected == field


def test_a_question_reaches_the_victim_in_her_conversation_her_page_and_a_letter(
    services: Services, filed: Filed, reference: str
) -> None:
    services.deciding.ask(ROUX, reference, QUESTION)

    last = services.transcripts.transcript(filed.complaint.conversation_id)[-1]
    assert last.author is Author.OFFICER
    assert last.text.startswith("Pouvez-vous joindre la preuve du paiement")
    assert last.custom
    assert last.custom["type"] == "evidence"
    told = decided(services.tracking.find(filed.tracking_token), services)
    assert told["asked"]
    assert last.text in told["told"][0]
    assert squeezed(last.text) in letter(services, reference, DocumentKind.QUESTION)
    since = services.transcripts.since(filed.complaint.conversation_id)
    assert since.conversation.question == "more"


def test_an_officer_asks_in_her_own_words(services: Services, reference: str) -> None:
    services.deciding.ask(ROUX, reference, Asking(2, "", " De quelle couleur était-il ? "))

    [decision] = services.casework.open(ROUX, reference).case.decisions
    assert decision.choices["words"] == "De quelle couleur était-il ?"
    assert "couleur" not in str(last_act(services, reference).details)


@pytest.mark.parametrize("wanted", [Asking(2, ""), Asking(2, "age"), Asking(2, "", "a" * 1001)])
def test_no_question_is_no_question(services: Services, reference: str, wanted: Asking) -> None:
    with pytest.raises(BadValue) as refusal:
        services.deciding.ask(ROUX, reference, wanted)

    assert refusal.value.expected == "question"


def test_her_answer_in_the_chat_is_a_fact_with_its_message_and_the_file_is_read_again(
    services: Services, filed: Filed, reference: str
) -> None:
    services.deciding.ask(ROUX, reference, QUESTION)
    conversation = filed.complaint.conversation_id
    services.joining.attach(conversation, PAPER)
    said = services.transcripts.receive(conversation, "voilà le reçu")

    taken = [services.completing.answer_in_chat(conversation, said.id) for _ in range(2)]

    case = services.casework.open(ROUX, reference).case
    fact = case.record.ranked(FactName.MORE)[-1]
    assert taken == [True, False]
    assert (case.complaint.state, case.complaint.holder) == (State.UNDER_REVIEW, ROUX.id)
    assert (fact.value, fact.rank) == ("voilà le reçu", 2)
    assert (fact.provenance.source, fact.provenance.origin) == (Source.MESSAGE, said.id)
    assert [each.name for each in case.exhibits] == ["recu.png"]
    told = decided(services.tracking.find(filed.tracking_token), services)
    assert (told["told"], told["asked"]) == ([], False)


def test_her_answer_on_the_page_is_kept_alike_and_her_card_is_cut(
    services: Services, filed: Filed, reference: str
) -> None:
    services.deciding.ask(ROUX, reference, QUESTION)

    services.completing.answer_on_page(filed.tracking_token, " ma carte 4970 1000 0000 0014 ")

    case = services.casework.open(ROUX, reference).case
    assert case.complaint.state is State.UNDER_REVIEW
    assert case.transcript[-1].author is Author.VICTIM
    assert "4970" not in case.transcript[-1].text
    assert case.record.ranked(FactName.MORE)[-1].provenance.origin == case.transcript[-1].id
    with pytest.raises(ForbiddenTransition):
        services.completing.answer_on_page(filed.tracking_token, "encore")


@pytest.mark.parametrize("answer", ["", "  ", "a" * 10_001])
def test_an_empty_answer_is_asked_for_again(
    services: Services, filed: Filed, reference: str, answer: str
) -> None:
    services.deciding.ask(ROUX, reference, QUESTION)

    with pytest.raises(BadValue):
        services.completing.answer_on_page(filed.tracking_token, answer)


def test_what_she_writes_unasked_answers_nothing(services: Services, filed: Filed) -> None:
    conversation = filed.complaint.conversation_id
    said = services.transcripts.receive(conversation, "une dernière chose")

    assert not services.completing.answer_in_chat(conversation, said.id)
    assert not services.completing.answer_in_chat(services.intake.open().id, said.id)


def test_a_complaint_becomes_a_report_with_a_receipt_that_says_so(
    services: Services, filed: Filed, reference: str
) -> None:
    services.requalifying.kind(ROUX, reference, Change(2, "signalement", "déjà déposée"))

    opened = services.casework.open(ROUX, reference)
    receipts = [each for each in opened.documents if each.kind is DocumentKind.RECEIPT]
    assert opened.case.complaint.kind is FilingKind.REPORT
    assert [each.number for each in receipts] == [1, 2]
    told = decided(services.tracking.find(filed.tracking_token), services)["told"]
    assert "signalement" in told[0]
    assert "déjà déposée" in told[0]


def test_a_report_that_lacks_what_a_complaint_needs_stays_a_report(services: Services) -> None:
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    draft = write_draft(services, wants_complaint=False, victim_address=None)
    report = services.filing.file(draft).complaint.reference
    services.desk.claim(ROUX, report)

    with pytest.raises(IncompleteComplaint) as refusal:
        services.requalifying.kind(ROUX, report, Change(2, "plainte", "elle le demande"))

    assert refusal.value.missing == ("victim_address",)


def test_another_offence_keeps_what_the_victim_had_chosen(
    services: Services, reference: str
) -> None:
    services.requalifying.offence(ROUX, reference, Change(2, "faux_site_vente", "c’est un site"))

    case = services.casework.open(ROUX, reference).case
    history = case.record.history(FactName.OFFENCE)
    assert case.complaint.offence is Offence.FAUX_SITE_VENTE
    assert [fact.value for fact in history] == [Offence.FAUX_VENDEUR, Offence.FAUX_SITE_VENTE]
    assert history[-1].reason == "c’est un site"
    noted = services.decision_words.noted(case.decisions[-1])
    assert "Faux vendeur, petite annonce, puis Faux site de vente" in noted


@pytest.mark.parametrize(
    ("change", "field"),
    [
        (Change(2, "faux_vendeur", "vu"), "changed value"),
        (Change(2, "meurtre", "vu"), "offence"),
        (Change(2, "chantage", ""), "reason"),
    ],
)
def test_a_change_of_offence_that_changes_nothing_is_refused(
    services: Services, reference: str, change: Change, field: str
) -> None:
    with pytest.raises(BadValue) as refusal:
        services.requalifying.offence(ROUX, reference, change)

    assert refusal.value.expected == field


@pytest.mark.parametrize("value", ["plainte", "complement", "lettre"])
def test_a_change_of_kind_is_to_the_other_kind(
    services: Services, reference: str, value: str
) -> None:
    with pytest.raises(BadValue):
        services.requalifying.kind(ROUX, reference, Change(2, value, "vu"))


def test_a_validated_complaint_is_transmitted_to_the_court_that_was_named(
    services: Services, filed: Filed, reference: str
) -> None:
    services.casework.validate(ROUX, reference, 2, "escroquerie")

    services.deciding.transmit(ROUX, reference, 3, f" {COURT} ")

    complaint = services.casework.open(ROUX, reference).case.complaint
    assert (complaint.state, complaint.holder) == (State.TRANSMITTED, None)
    assert squeezed(COURT) in letter(services, reference, DocumentKind.TRANSMISSION)
    told = decided(services.tracking.find(filed.tracking_token), services)["told"]
    assert COURT in told[0]


@pytest.mark.parametrize("court", ["", "  ", "a" * 161])
def test_nothing_is_transmitted_to_nobody(services: Services, reference: str, court: str) -> None:
    services.casework.validate(ROUX, reference, 2, "")

    with pytest.raises(BadValue):
        services.deciding.transmit(ROUX, reference, 3, court)


def test_a_victim_withdraws_and_is_told_what_it_means(
    services: Services, filed: Filed, reference: str
) -> None:
    services.completing.withdraw(filed.tracking_token)

    tracked = services.tracking.find(filed.tracking_token)
    assert (tracked.complaint.state, tracked.complaint.holder) == (State.WITHDRAWN, None)
    assert DocumentKind.WITHDRAWAL in [each.kind for each in tracked.documents]
    told = decided(tracked, services)
    assert "procureur" in told["told"][0]
    assert not told["may_withdraw"]
    assert last_act(services, reference).act == "victim:complaint:withdraw"
    with pytest.raises(ForbiddenTransition):
        services.completing.withdraw(filed.tracking_token)


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_one_event_with_what_was_before_and_after(
    services: Services, reference: str, name: str
) -> None:
    DECISIONS[name](services, ROUX, reference, 2)

    event = last_act(services, reference)
    assert event.actor == ROUX.id
    assert event.details["before"] != event.details["after"]
    assert event.details["version"] == 3
    assert verify(services.records, services.settings.heads).sound


@pytest.mark.parametrize("name", DECISIONS)
@pytest.mark.parametrize(
    ("officer", "version", "error"),
    [
        (LEA, 2, HeldByAnother),
        (ROUX, 1, StaleVersion),
        (replace(ROUX, role=Role.AUDITOR), 2, NotAllowed),
        (replace(ROUX, role=Role.ADMINISTRATOR), 2, NotAllowed),
    ],
)
def test_a_decision_that_is_not_hers_or_comes_too_late_changes_nothing(  # noqa: PLR0913, PLR0917 - a table
    services: Services,
    reference: str,
    name: str,
    officer: Officer,
    version: int,
    error: type[ComplaintError],
) -> None:
    with services.records.transaction() as work:
        before = work.audit.head()

    with pytest.raises(error):
        DECISIONS[name](services, officer, reference, version)

    with services.records.transaction() as work:
        complaint = work.complaints.by_reference(reference)
        assert work.audit.head() == before
        assert work.decisions.of(reference) == []
    assert (complaint.state, complaint.version) == (State.UNDER_REVIEW, 2)
    assert (complaint.kind, complaint.offence) == (FilingKind.COMPLAINT, Offence.FAUX_VENDEUR)
