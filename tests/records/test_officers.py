"""Officers' accounts: what proves who they are, their failures and their sessions."""

from datetime import timedelta

import pytest

from bot.complaint.errors import UnknownAccount, UnknownEnrolment, WrongCredentials
from bot.complaint.officers import Officer, Role
from bot.records.records import Records
from tests.conftest import NOON, SetClock

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)
WEEK = NOON + timedelta(days=7)


@pytest.fixture
def officer(records: Records) -> Officer:
    with records.transaction() as work:
        work.officers.add(ROUX)
        work.officers.invite(ROUX.id, "invitation", WEEK)
        work.officers.enrol(ROUX.id, "hash-1", "SECRET", 7, ["code-1", "code-2"])
    return ROUX


def test_an_account_is_proved_by_its_login_in_any_case(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        proof = work.officers.proof("ROUX")

    assert (proof.officer, proof.password_hash, proof.secret) == (officer, "hash-1", "SECRET")


def test_the_second_factor_is_sealed_at_rest(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        row = work.officers._row(officer.id)  # noqa: SLF001 - what is at rest

    assert row.totp
    assert b"SECRET" not in row.totp


def test_an_account_that_is_added_again_keeps_its_identifier(
    records: Records, officer: Officer
) -> None:
    anew = Officer("1e1e", "roux", "Capitaine Roux", "Brigade de Lyon", Role.SUPERVISOR)

    with records.transaction() as work:
        kept = work.officers.add(anew)

    assert kept.id == officer.id
    with records.transaction() as work:
        assert work.officers.names() == {"0f0f": "Capitaine Roux"}
        assert work.officers.proof("roux").officer.role is Role.SUPERVISOR


def test_an_invitation_opens_once_and_for_a_time(
    records: Records, officer: Officer, clock: SetClock
) -> None:
    with pytest.raises(UnknownEnrolment), records.transaction() as work:
        work.officers.invited("invitation")
    with records.transaction() as work:
        work.officers.invite(officer.id, "second", WEEK)
        assert work.officers.invited("second") == officer

    clock.forward(days=7)

    with pytest.raises(UnknownEnrolment), records.transaction() as work:
        work.officers.invited("second")


def test_whoever_is_invited_again_has_lost_what_she_had(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        work.sessions.open("digest", officer.id, "csrf", WEEK, "Firefox")
        work.officers.invite(officer.id, "second", WEEK)

    with records.transaction() as work:
        proof = work.officers.proof("roux")
        assert (proof.password_hash, proof.secret) == ("", None)
        assert not work.officers.use_recovery_code(officer.id, "code-1")
        assert work.sessions.of(officer.id) == []


def test_a_code_is_used_once_and_those_before_it_with_it(
    records: Records, officer: Officer
) -> None:
    with records.transaction() as work:
        used = [work.officers.use_step(officer.id, step) for step in (7, 8, 8, 6, 9)]

    assert used == [False, True, False, False, True]


def test_a_recovery_code_is_its_holder_s_and_used_once(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        work.officers.add(Officer("1e1e", "lea", "Léa Martin", "Nantes"))
        another = work.officers.use_recovery_code("1e1e", "code-1")
        hers = [work.officers.use_recovery_code(officer.id, "code-1") for _ in range(2)]

    assert not another
    assert hers == [True, False]


def test_a_closed_account_proves_nothing(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        work.sessions.open("digest", officer.id, "csrf", WEEK, "Firefox")
        work.officers.close(officer.id)

    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.officers.proof("roux")
    with records.transaction() as work:
        assert [(each.enrolled, each.closed) for each in work.officers.all()] == [(True, True)]
        assert work.sessions.of(officer.id) == []


def test_an_account_that_is_not_there_is_refused(records: Records) -> None:
    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.officers.proof("nobody")
    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.sessions.get("nothing")
    with pytest.raises(UnknownAccount), records.transaction() as work:
        work.officers.close("nobody")


def test_failures_are_counted_and_forgotten(
    records: Records, officer: Officer, clock: SetClock
) -> None:
    with records.transaction() as work:
        work.officers.note_failure(officer.login)
        clock.forward(minutes=1)
        work.officers.note_failure(officer.login)
        counted = work.officers.failures(officer.login)
        work.officers.clear_failures(officer.login)
        cleared = work.officers.failures(officer.login)

    assert counted == (2, NOON + timedelta(minutes=1))
    assert cleared == (0, None)


def test_failures_of_nobody_are_not_counted(records: Records) -> None:
    with records.transaction() as work:
        work.officers.note_failure("nobody")

        assert work.officers.failures("nobody") == (0, None)


def test_a_session_lasts_until_its_end(records: Records, officer: Officer, clock: SetClock) -> None:
    with records.transaction() as work:
        work.sessions.open("digest", officer.id, "csrf", NOON + timedelta(hours=10), "Firefox")

    clock.forward(hours=9, minutes=59)
    with records.transaction() as work:
        assert work.sessions.get("digest") == (officer, "csrf")
        assert [each.browser for each in work.sessions.of(officer.id)] == ["Firefox"]

    clock.forward(minutes=1)
    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.sessions.get("digest")


def test_a_session_is_closed_by_its_holder_alone(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        work.sessions.open("digest", officer.id, "csrf", WEEK, "Firefox")
        work.sessions.close("digest", "1e1e")
        assert work.sessions.get("digest")
        work.sessions.close("digest", officer.id)

    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.sessions.get("digest")
