"""A case is decided as one: which files are ready, why the others are not, each for itself."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import (
    ForbiddenTransition,
    HeldByAnother,
    IncompleteComplaint,
    NotHeld,
    StaleVersion,
)
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer
from bot.complaint.referrals import Ground
from bot.services import wholecase
from bot.services.casework import Correction
from bot.services.wholecase import CaseDeed, Ready
from tests.drafts import write_draft
from tests.officers import enrol

NANTERRE = "tj92050"


@pytest.fixture
def officer(services: Services) -> Officer:
    return enrol(services)[0]


@pytest.fixture
def colleague(services: Services) -> Officer:
    return enrol(services, "ines")[0]


def file(services: Services, **changed: object) -> str:
    return services.filing.file(write_draft(services, **changed)).complaint.reference


def version(services: Services, reference: str) -> int:
    with services.records.reading() as work:
        return work.complaints.by_reference(reference).version


def test_the_files_of_a_case_that_are_ready_are_told_from_those_that_are_not(
    services: Services, officer: Officer, colleague: Officer
) -> None:
    mine, bare, hers, free, decided, given_back = (file(services) for _ in range(6))
    apart = file(services, suspect_iban=None, suspect_phone=None, suspect_pseudonym=None)
    for reference in (mine, bare, decided, given_back, apart):
        services.desk.claim(officer, reference)
    services.desk.release(officer, given_back)
    services.desk.claim(colleague, hers)
    gone = Correction(version(services, bare), FactName.VICTIM_LAST_NAME, 1, "", "illisible")
    services.casework.correct(officer, bare, gone)
    services.casework.validate(officer, decided, version(services, decided), "")

    plan = services.whole_case.plan(officer, hers, CaseDeed.VALIDATE)

    assert plan.ready == [Ready(mine, version(services, mine))]
    why = {each.reference: each.why for each in plan.left}
    assert {reference: type(each) for reference, each in why.items()} == {
        bare: IncompleteComplaint,
        hers: HeldByAnother,
        free: ForbiddenTransition,
        decided: ForbiddenTransition,
        given_back: NotHeld,
    }
    assert getattr(why[bare], "missing", ()) == ("victim_last_name",)
    assert plan.offences == {"faux_vendeur": 1}


def test_who_takes_the_free_files_is_not_told_of_those_that_she_has(
    services: Services, officer: Officer, colleague: Officer
) -> None:
    mine, hers, free = (file(services) for _ in range(3))
    services.desk.claim(officer, mine)
    services.desk.claim(colleague, hers)

    plan = services.whole_case.plan(officer, mine, CaseDeed.CLAIM)

    assert [each.reference for each in plan.ready] == [free]
    assert [each.reference for each in plan.left] == [hers]


def test_a_plan_that_was_carried_out_leaves_nothing_to_do(
    services: Services, officer: Officer
) -> None:
    references = [file(services) for _ in range(3)]
    for reference in references:
        services.desk.claim(officer, reference)

    for ready in services.whole_case.plan(officer, references[0], CaseDeed.VALIDATE).ready:
        services.casework.validate(officer, ready.reference, ready.version, "")

    assert services.whole_case.states(officer, references[0]) == {State.VALIDATED: 3}
    assert services.whole_case.plan(officer, references[0], CaseDeed.VALIDATE).ready == []
    transmitted = services.whole_case.plan(officer, references[0], CaseDeed.TRANSMIT).ready
    assert sorted(each.reference for each in transmitted) == sorted(references)
    with services.records.reading() as work:
        papers = [work.complaints.document(each, DocumentKind.PV) for each in references]
    assert len({each.sha256 for each in papers}) == 3


def test_a_file_that_changed_since_the_plan_is_refused_by_its_version(
    services: Services, officer: Officer
) -> None:
    references = [file(services) for _ in range(2)]
    for reference in references:
        services.desk.claim(officer, reference)
    first, second = services.whole_case.plan(officer, references[0], CaseDeed.VALIDATE).ready
    correction = Correction(first.version, FactName.ITEM, 1, "un vélo rouge", "vu")
    services.casework.correct(officer, first.reference, correction)

    with pytest.raises(StaleVersion):
        services.casework.validate(officer, first.reference, first.version, "")
    services.casework.validate(officer, second.reference, second.version, "")

    assert services.whole_case.states(officer, references[0]) == {
        State.UNDER_REVIEW: 1,
        State.VALIDATED: 1,
    }


def test_what_is_not_of_the_case_is_not_decided_with_it(
    services: Services, officer: Officer
) -> None:
    one, other = file(services), file(services)
    apart = file(services, suspect_iban=None, suspect_phone=None, suspect_pseudonym=None)

    chosen = [Ready(other, 1), Ready(apart, 1), Ready("Z9Z-9999", 1)]
    kept = services.whole_case.begin(officer, one, CaseDeed.CLAIM, chosen)

    assert kept == [Ready(other, 1)]
    with services.records.reading() as work:
        last = list(work.audit.events(one))[-1]
    assert (last.act, last.details) == ("officer:cluster:decide", {"act": "claim", "files": 1})


def test_more_files_than_are_decided_at_once_wait_for_the_next_time(
    services: Services, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    references = [file(services) for _ in range(3)]
    monkeypatch.setattr(wholecase, "MOST", 2)

    plan = services.whole_case.plan(officer, references[0], CaseDeed.CLAIM)

    assert (len(plan.ready), plan.waiting) == (2, 1)


def test_one_prosecutor_takes_a_whole_case_each_file_by_its_own_ground(
    services: Services, officer: Officer
) -> None:
    here, abroad = file(services), file(services, victim_commune="Bruxelles, Belgique")
    for reference in (here, abroad):
        services.desk.claim(officer, reference)

    for ready in services.whole_case.plan(officer, here, CaseDeed.COURT).ready:
        services.competences.choose_for_all(officer, ready.reference, ready.version, NANTERRE)

    with services.records.reading() as work:
        grounds = [work.referrals.of(each)[-1].ground for each in (here, abroad)]
    assert grounds == [Ground.PROCESSING, Ground.OFFICER]
    chosen = services.competences.chosen_for([here, abroad])
    assert chosen
    assert chosen.code == NANTERRE


def test_nobody_is_proposed_for_a_case_that_nobody_chose_for(services: Services) -> None:
    assert services.competences.chosen_for([file(services)]) is None
