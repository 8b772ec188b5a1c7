"""Officers' accounts, their wrong passwords and their sessions."""

from datetime import timedelta

import pytest

from bot.complaint.errors import WrongCredentials
from bot.complaint.officers import Officer, Role
from bot.records.records import Records
from tests.conftest import NOON, SetClock

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)


@pytest.fixture
def officer(records: Records) -> Officer:
    with records.transaction() as work:
        work.officers.add(ROUX, "hash-1")
    return ROUX


def test_an_account_is_found_by_its_login_in_any_case(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        assert work.officers.by_login("ROUX") == (officer, "hash-1")
        assert work.officers.get("0f0f") == officer
        assert work.officers.names() == {"0f0f": "Brigadier Roux"}


def test_an_account_that_is_added_again_keeps_its_identifier(
    records: Records, officer: Officer
) -> None:
    anew = Officer("1e1e", "roux", "Capitaine Roux", "Brigade de Lyon", Role.SUPERVISOR)

    with records.transaction() as work:
        kept = work.officers.add(anew, "hash-2")

    assert kept.id == officer.id
    with records.transaction() as work:
        assert work.officers.by_login("roux") == (kept, "hash-2")
        assert kept.name == "Capitaine Roux"
        assert work.officers.names() == {"0f0f": "Capitaine Roux"}


def test_an_account_that_is_not_there_is_refused(records: Records) -> None:
    for ask in (
        lambda work: work.officers.get("nobody"),
        lambda work: work.officers.by_login("nobody"),
        lambda work: work.officers.session("nothing"),
    ):
        with pytest.raises(WrongCredentials), records.transaction() as work:
            ask(work)


def test_wrong_passwords_are_counted_and_forgotten(
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


def test_wrong_passwords_of_nobody_are_not_counted(records: Records) -> None:
    with records.transaction() as work:
        work.officers.note_failure("nobody")

        assert work.officers.failures("nobody") == (0, None)


def test_a_session_lasts_until_its_end(records: Records, officer: Officer, clock: SetClock) -> None:
    with records.transaction() as work:
        work.officers.open_session("digest", officer.id, "csrf", NOON + timedelta(hours=10))

    clock.forward(hours=9, minutes=59)
    with records.transaction() as work:
        assert work.officers.session("digest") == (officer, "csrf")

    clock.forward(minutes=1)
    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.officers.session("digest")


def test_a_closed_session_is_over(records: Records, officer: Officer) -> None:
    with records.transaction() as work:
        work.officers.open_session("digest", officer.id, "csrf", NOON + timedelta(hours=10))
        work.officers.close_session("digest")

    with pytest.raises(WrongCredentials), records.transaction() as work:
        work.officers.session("digest")
