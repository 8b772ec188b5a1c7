"""Officers sign in with their password, wait after five wrong ones, and are signed out in time."""

import pytest
from argon2 import PasswordHasher

from bot.bootstrap.assembly import Services
from bot.complaint.errors import LockedOut, WeakPassword, WrongCredentials
from bot.complaint.officers import Officer, Role
from tests.conftest import SetClock

PASSWORD = "quatre mots de passe"


@pytest.fixture
def officer(services: Services) -> Officer:
    return services.accounts.add(
        " Roux ", "Brigadier Roux", "Brigade de Lille", Role.AGENT, PASSWORD
    )


def fail(services: Services, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongCredentials):
            services.accounts.sign_in("roux", "faux mot de passe")


def test_a_password_is_kept_as_an_argon2_hash(services: Services, officer: Officer) -> None:
    with services.records.transaction() as work:
        _, hashed = work.officers.by_login("roux")

    assert officer.login == "roux"
    assert hashed.startswith("$argon2id$")
    assert PASSWORD not in hashed


def test_the_right_password_opens_a_session(services: Services, officer: Officer) -> None:
    signed_in = services.accounts.sign_in(" ROUX ", PASSWORD)

    found, csrf = services.accounts.session(signed_in.token)
    assert found == signed_in.officer == officer
    assert len(csrf) >= 32


def test_a_session_ends_after_ten_hours(
    services: Services, officer: Officer, clock: SetClock
) -> None:
    token = services.accounts.sign_in(officer.login, PASSWORD).token
    clock.forward(hours=9, minutes=59)
    assert services.accounts.session(token)[0] == officer

    clock.forward(minutes=1)

    with pytest.raises(WrongCredentials):
        services.accounts.session(token)


def test_signing_out_ends_the_session_at_once(services: Services, officer: Officer) -> None:
    token = services.accounts.sign_in(officer.login, PASSWORD).token

    services.accounts.sign_out(token)

    with pytest.raises(WrongCredentials):
        services.accounts.session(token)


@pytest.mark.usefixtures("officer")
def test_five_wrong_passwords_lock_even_the_right_one_out_for_a_quarter_of_an_hour(
    services: Services, clock: SetClock
) -> None:
    fail(services, 5)

    with pytest.raises(LockedOut) as refusal:
        services.accounts.sign_in("roux", PASSWORD)
    assert refusal.value.seconds == 15 * 60

    clock.forward(minutes=14, seconds=59)
    with pytest.raises(LockedOut):
        services.accounts.sign_in("roux", PASSWORD)

    clock.forward(seconds=1)
    assert services.accounts.sign_in("roux", PASSWORD).token


@pytest.mark.usefixtures("officer")
def test_a_right_password_forgives_the_wrong_ones_before_it(services: Services) -> None:
    fail(services, 4)
    services.accounts.sign_in("roux", PASSWORD)

    fail(services, 1)

    assert services.accounts.sign_in("roux", PASSWORD).token


def test_an_unknown_login_is_answered_like_a_wrong_password(services: Services) -> None:
    with pytest.raises(WrongCredentials) as refusal:
        services.accounts.sign_in("nobody", PASSWORD)

    assert str(refusal.value) == ""
    with services.records.transaction() as work:
        (event,) = work.audit.events()
    # The trail does not keep what was typed: it may be a password.
    assert (event.actor, event.act, event.subject) == (
        "system",
        "officer:session:refuse",
        "console",
    )


def test_an_unknown_login_takes_the_decoy_s_time(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    verified: list[str] = []
    verify = PasswordHasher.verify

    def counted(hasher: PasswordHasher, hashed: str, password: str) -> bool:
        verified.append(hashed)
        return verify(hasher, hashed, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)

    with pytest.raises(WrongCredentials):
        services.accounts.sign_in("nobody", PASSWORD)

    assert [each.startswith("$argon2id$") for each in verified] == [True]


def test_signing_in_and_failing_to_are_noted(services: Services, officer: Officer) -> None:
    fail(services, 1)
    services.accounts.sign_in("roux", PASSWORD)

    with services.records.transaction() as work:
        acts = [(event.actor, event.act) for event in work.audit.events()]
    assert acts == [
        ("system", "officer:account:add"),
        ("system", "officer:session:refuse"),
        (officer.id, "officer:session:open"),
    ]


def test_a_short_password_is_refused(services: Services) -> None:
    with pytest.raises(WeakPassword) as refusal:
        services.accounts.add("roux", "Roux", "Lille", Role.AGENT, "onze lettre")

    assert refusal.value.shortest == 12


def test_a_new_password_replaces_the_old_one_for_the_same_account(
    services: Services, officer: Officer
) -> None:
    again = services.accounts.add("roux", "Roux", "Lille", Role.SUPERVISOR, "un autre mot de passe")

    assert again.id == officer.id
    with services.records.transaction() as work:
        assert {event.subject for event in work.audit.events()} == {officer.id}
    with pytest.raises(WrongCredentials):
        services.accounts.sign_in("roux", PASSWORD)
    assert services.accounts.sign_in("roux", "un autre mot de passe").officer == again
