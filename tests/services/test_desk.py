"""A file is on one desk at a time, and whoever comes second is told whose it is."""

import threading
from dataclasses import replace

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import ForbiddenTransition, HeldByAnother, NotAllowed, NotHeld
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer, Role
from bot.records.queue import Filter
from bot.services.hearing import Reply
from tests.conftest import SetClock
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille")
LEA = Officer("1e1e", "lea", "Brigadière Léa Martin", "Brigade de Lille")
CHIEF = Officer("2d2d", "chef", "Capitaine Adam", "Brigade de Lille", Role.SUPERVISOR)
EVERY = Filter((State.FILED, State.UNDER_REVIEW))


@pytest.fixture
def filed(services: Services) -> str:
    with services.records.transaction() as work:
        for officer in (ROUX, LEA, CHIEF):
            work.officers.add(officer)
    return services.filing.file(write_draft(services)).complaint.reference


def standing(services: Services, reference: str) -> tuple[State, int, str | None]:
    with services.records.reading() as work:
        complaint = work.complaints.by_reference(reference)
    return complaint.state, complaint.version, complaint.holder


def test_what_was_filed_waits_with_what_was_lost(services: Services, filed: str) -> None:
    page = services.desk.queue(ROUX, EVERY)

    [line] = page.lines
    assert (line.complaint.reference, page.total) == (filed, 1)
    assert line.complaint.loss_cents == 450_00


CRY = Reply("Appelez le 3114.", custom={"type": "call", "number": "3114", "label": "3114"})
CALL = Reply("Appelez-nous.", custom={"type": "call", "number": "116006", "label": "116 006"})


@pytest.mark.parametrize(("reply", "flagged"), [(CRY, True), (CALL, False)])
@pytest.mark.parametrize("after", [True, False])
def test_danger_is_flagged_whether_it_is_heard_before_the_filing_or_after(
    services: Services, reply: Reply, *, flagged: bool, after: bool
) -> None:
    draft = write_draft(services)
    if not after:
        services.transcripts.say(draft, [reply])
    reference = services.filing.file(draft).complaint.reference
    if after:
        services.transcripts.say(draft, [reply])

    listed = services.desk.queue(ROUX, replace(EVERY, danger=True)).lines

    assert [line.complaint.reference for line in listed] == [reference] * flagged


def test_taking_a_file_puts_it_under_review_once(services: Services, filed: str) -> None:
    services.desk.claim(ROUX, filed)
    services.desk.claim(ROUX, filed)

    assert standing(services, filed) == (State.UNDER_REVIEW, 2, ROUX.id)
    with services.records.transaction() as work:
        last = list(work.audit.events(filed))[-1]
    assert last.act == "officer:complaint:claim"
    assert last.details == {"before": "filed", "after": "under_review", "version": 2}


def test_whoever_comes_second_is_told_whose_it_is(services: Services, filed: str) -> None:
    services.desk.claim(ROUX, filed)

    for late in (services.desk.claim, services.desk.release):
        with pytest.raises(HeldByAnother) as refusal:
            late(LEA, filed)
        assert refusal.value.name == ROUX.name


def test_two_hands_at_once_take_it_for_one(services: Services, filed: str) -> None:
    taken: list[str] = []
    ready = threading.Barrier(2)

    def take(officer: Officer) -> None:
        ready.wait()
        try:
            services.desk.claim(officer, filed)
        except HeldByAnother:
            return
        taken.append(officer.id)

    hands = [threading.Thread(target=take, args=(each,)) for each in (ROUX, LEA)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert len(taken) == 1
    assert standing(services, filed) == (State.UNDER_REVIEW, 2, taken[0])


def test_a_file_given_back_is_anybody_s(services: Services, filed: str) -> None:
    with pytest.raises(NotHeld):
        services.desk.release(ROUX, filed)
    services.desk.claim(ROUX, filed)

    services.desk.release(ROUX, filed)
    services.desk.claim(LEA, filed)

    assert standing(services, filed)[2] == LEA.id


def test_a_supervisor_gives_a_colleague_s_file_back(services: Services, filed: str) -> None:
    services.desk.claim(ROUX, filed)

    services.desk.release(CHIEF, filed)

    assert standing(services, filed) == (State.UNDER_REVIEW, 2, None)


def test_the_next_file_is_the_one_that_waited_longest(
    services: Services, filed: str, clock: SetClock
) -> None:
    clock.forward(hours=1)
    later = services.filing.file(write_draft(services)).complaint.reference

    taken = [services.desk.claim_next(each) for each in (ROUX, LEA, CHIEF)]

    assert taken == [filed, later, None]


def test_what_is_decided_is_on_nobody_s_desk(services: Services, filed: str) -> None:
    services.completing.withdraw(services.filing.tracking_token(conversation_of(services, filed)))

    with pytest.raises(ForbiddenTransition):
        services.desk.claim(ROUX, filed)


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_does_not_work_on_files_takes_none(services: Services, filed: str, role: Role) -> None:
    reader = replace(ROUX, role=role)

    for take in (services.desk.claim, services.desk.release):
        with pytest.raises(NotAllowed):
            take(reader, filed)
    with pytest.raises(NotAllowed):
        services.desk.claim_next(reader)
    assert standing(services, filed) == (State.FILED, 1, None)


def conversation_of(services: Services, reference: str) -> str:
    with services.records.reading() as work:
        return work.complaints.by_reference(reference).conversation_id
