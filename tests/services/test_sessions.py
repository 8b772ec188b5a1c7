"""Officers sign in with two factors, wait after five failures, and prove it again to sign."""

import pytest
from argon2 import PasswordHasher

from bot.bootstrap.assembly import Services
from bot.complaint.errors import LockedOut, WrongCode, WrongCredentials
from bot.complaint.officers import Officer
from tests.conftest import SetClock
from tests.live import PASSWORD
from tests.officers import Telephone, enrol

Enrolled = tuple[Officer, Telephone]


@pytest.fixture
def enrolled(services: Services) -> Enrolled:
    return enrol(services)


def fail(services: Services, times: int) -> None:
    for _ in range(times):
        with pytest.raises(WrongCredentials):
            services.sessions.sign_in("roux", "faux mot de passe", "000000")


def acts(services: Services) -> list[tuple[str, str]]:
    with services.records.transaction() as work:
        return [(event.actor, event.act) for event in work.audit.events()]


def test_both_factors_open_a_session(services: Services, enrolled: Enrolled) -> None:
    officer, telephone = enrolled

    signed_in = services.sessions.sign_in(" ROUX ", PASSWORD, telephone.code(), "Firefox, Linux")

    found, csrf = services.sessions.session(signed_in.token)
    assert found == signed_in.officer == officer
    assert len(csrf) >= 32
    assert acts(services)[-1] == (officer.id, "officer:session:open")


def test_the_password_alone_opens_nothing(services: Services, enrolled: Enrolled) -> None:
    for code in ("", "000000", "pas un code"):
        with pytest.raises(WrongCode):
            services.sessions.sign_in("roux", PASSWORD, code)

    assert acts(services)[-1] == (enrolled[0].id, "officer:session:refuse")


def test_the_code_alone_opens_nothing_and_stays_unused(
    services: Services, enrolled: Enrolled
) -> None:
    code = enrolled[1].code()

    with pytest.raises(WrongCredentials):
        services.sessions.sign_in("roux", "faux mot de passe", code)

    assert services.sessions.sign_in("roux", PASSWORD, code).token


def test_a_code_that_somebody_looked_at_does_not_open_twice(
    services: Services, enrolled: Enrolled
) -> None:
    code = enrolled[1].code()
    services.sessions.sign_in("roux", PASSWORD, code)

    with pytest.raises(WrongCode):
        services.sessions.sign_in("roux", PASSWORD, code)


def test_signing_wants_both_factors_again(services: Services, enrolled: Enrolled) -> None:
    officer, telephone = enrolled
    code = telephone.code()
    services.sessions.sign_in("roux", PASSWORD, code)

    with pytest.raises(WrongCode):
        services.sessions.confirm(officer, PASSWORD, code)
    with pytest.raises(WrongCredentials):
        services.sessions.confirm(officer, "faux mot de passe", telephone.code())
    assert acts(services)[-1] == ("system", "officer:signature:refuse")


def test_a_session_ends_after_ten_hours(
    services: Services, enrolled: Enrolled, clock: SetClock
) -> None:
    token = services.sessions.sign_in("roux", PASSWORD, enrolled[1].code()).token
    clock.forward(hours=9, minutes=59)
    assert services.sessions.session(token)[0] == enrolled[0]

    clock.forward(minutes=1)

    with pytest.raises(WrongCredentials):
        services.sessions.session(token)


def test_signing_out_ends_the_session_at_once(services: Services, enrolled: Enrolled) -> None:
    token = services.sessions.sign_in("roux", PASSWORD, enrolled[1].code()).token

    services.sessions.sign_out(token)

    with pytest.raises(WrongCredentials):
        services.sessions.session(token)


def test_an_officer_sees_her_sessions_and_closes_one_from_afar(
    services: Services, enrolled: Enrolled
) -> None:
    officer, telephone = enrolled
    forgotten = services.sessions.sign_in("roux", PASSWORD, telephone.code(), "Edge").token
    here = services.sessions.sign_in("roux", PASSWORD, telephone.code(), "Firefox").token
    listed = services.sessions.of(officer, here)

    [lost] = [each for each, is_here in listed if not is_here]
    services.sessions.close(officer, lost.id)

    assert sorted((each.browser, is_here) for each, is_here in listed) == [
        ("Edge", False),
        ("Firefox", True),
    ]
    with pytest.raises(WrongCredentials):
        services.sessions.session(forgotten)
    assert services.sessions.session(here)


def test_five_failures_lock_even_the_right_proof_out_for_a_quarter_of_an_hour(
    services: Services, enrolled: Enrolled, clock: SetClock
) -> None:
    fail(services, 3)
    for _ in range(2):
        with pytest.raises(WrongCode):
            services.sessions.sign_in("roux", PASSWORD, "000000")

    with pytest.raises(LockedOut) as refusal:
        services.sessions.sign_in("roux", PASSWORD, enrolled[1].code())
    assert refusal.value.seconds == 15 * 60

    clock.forward(minutes=14, seconds=59)
    with pytest.raises(LockedOut):
        services.sessions.confirm(enrolled[0], PASSWORD, "000000")

    clock.forward(seconds=1)
    assert services.sessions.sign_in("roux", PASSWORD, enrolled[1].code()).token


def test_a_right_proof_forgives_the_failures_before_it(
    services: Services, enrolled: Enrolled
) -> None:
    fail(services, 4)
    services.sessions.sign_in("roux", PASSWORD, enrolled[1].code())

    fail(services, 1)

    assert services.sessions.sign_in("roux", PASSWORD, enrolled[1].code()).token


def test_an_unknown_login_is_answered_like_a_wrong_password(services: Services) -> None:
    with pytest.raises(WrongCredentials) as refusal:
        services.sessions.sign_in("nobody", PASSWORD, "000000")

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
        services.sessions.sign_in("nobody", PASSWORD, "000000")

    assert [each.startswith("$argon2id$") for each in verified] == [True]
