"""Accounts are invited, enrolled once with a second factor, invited again, closed."""

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.errors import (
    NotAllowed,
    UnknownAccount,
    UnknownEnrolment,
    WeakPassword,
    WrongCode,
    WrongCredentials,
)
from bot.complaint.officers import Officer, Role
from bot.sealing.codes import secret_from
from bot.services.accounts import Invitation
from tests.conftest import SetClock
from tests.live import PASSWORD
from tests.officers import Telephone, enrol

ADMIN = Officer("ad", "admin", "Anne Durand", "Direction", Role.ADMINISTRATOR)
NOT_ADMINISTRATORS = [role for role in Role if role is not Role.ADMINISTRATOR]


@pytest.fixture
def invitation(services: Services) -> Invitation:
    return services.accounts.add(" Roux ", "Brigadier Roux", "Brigade de Lille", Role.AGENT)


def telephone_of(invitation: Invitation) -> Telephone:
    return Telephone(invitation.officer.login, secret_from(invitation.token))


def test_an_invitation_shows_the_same_secret_each_time(
    services: Services, invitation: Invitation
) -> None:
    shown = services.accounts.enrolment(invitation.token)

    assert shown == services.accounts.enrolment(invitation.token)
    assert shown.officer.login == "roux"
    assert shown.secret in shown.uri


def test_enrolling_opens_the_account_and_uses_the_invitation_up(
    services: Services, invitation: Invitation
) -> None:
    telephone = telephone_of(invitation)

    codes = services.accounts.enrol(invitation.token, PASSWORD, telephone.code())

    assert len(codes) == 8
    assert services.sessions.sign_in("roux", PASSWORD, telephone.code()).token
    with pytest.raises(UnknownEnrolment):
        services.accounts.enrolment(invitation.token)
    with services.records.transaction() as work:
        proof = work.officers.proof("roux")
    assert proof.password_hash.startswith("$argon2id$")
    assert PASSWORD not in proof.password_hash


def test_a_recovery_code_stands_once_for_the_telephone(
    services: Services, invitation: Invitation
) -> None:
    codes = services.accounts.enrol(invitation.token, PASSWORD, telephone_of(invitation).code())

    assert services.sessions.sign_in("roux", PASSWORD, codes[0].upper()).token
    with pytest.raises(WrongCode):
        services.sessions.sign_in("roux", PASSWORD, codes[0])


def test_a_short_password_or_another_telephone_s_code_enrols_nothing(
    services: Services, invitation: Invitation
) -> None:
    other = Telephone("roux", secret_from("another"))
    with pytest.raises(WeakPassword) as refusal:
        services.accounts.enrol(invitation.token, "onze lettre", telephone_of(invitation).code())
    with pytest.raises(WrongCode):
        services.accounts.enrol(invitation.token, PASSWORD, other.code())

    assert refusal.value.shortest == 12
    assert services.accounts.enrolment(invitation.token)


def test_an_invitation_ends_after_a_week(
    services: Services, invitation: Invitation, clock: SetClock
) -> None:
    clock.forward(days=7)

    with pytest.raises(UnknownEnrolment):
        services.accounts.enrolment(invitation.token)


def test_an_account_that_is_not_enrolled_opens_nothing(
    services: Services, invitation: Invitation
) -> None:
    for password in ("", PASSWORD):
        with pytest.raises(WrongCredentials):
            services.sessions.sign_in(invitation.officer.login, password, "000000")


def test_whoever_is_invited_again_signs_in_with_what_is_new_alone(services: Services) -> None:
    officer, telephone = enrol(services)
    session = services.sessions.sign_in("roux", PASSWORD, telephone.code()).token

    again = services.accounts.renew(officer.id, ADMIN)

    assert again.officer == officer
    with pytest.raises(WrongCredentials):
        services.sessions.session(session)
    with pytest.raises(WrongCredentials):
        services.sessions.sign_in("roux", PASSWORD, telephone.code())


def test_a_closed_account_is_signed_out_and_stays_out(services: Services) -> None:
    officer, telephone = enrol(services)
    session = services.sessions.sign_in("roux", PASSWORD, telephone.code()).token

    services.accounts.close(officer.id, ADMIN)

    with pytest.raises(WrongCredentials):
        services.sessions.session(session)
    with pytest.raises(WrongCredentials):
        services.sessions.sign_in("roux", PASSWORD, telephone.code())
    [account] = services.accounts.all(ADMIN)
    assert account.closed


@pytest.mark.parametrize("role", NOT_ADMINISTRATORS)
def test_accounts_are_managed_by_administrators_alone(services: Services, role: Role) -> None:
    officer, _ = enrol(services, role=role)

    for manage in (
        lambda: services.accounts.all(officer),
        lambda: services.accounts.add("x", "X", "Y", Role.ADMINISTRATOR, officer),
        lambda: services.accounts.renew(officer.id, officer),
        lambda: services.accounts.close(officer.id, officer),
    ):
        with pytest.raises(NotAllowed):
            manage()


def test_an_account_that_is_not_there_cannot_be_managed(services: Services) -> None:
    with pytest.raises(UnknownAccount):
        services.accounts.renew("nobody", ADMIN)
    with pytest.raises(UnknownAccount):
        services.accounts.close("nobody", ADMIN)


def test_what_is_done_to_accounts_is_noted(services: Services) -> None:
    officer, _ = enrol(services)
    services.accounts.renew(officer.id, ADMIN)
    services.accounts.close(officer.id, ADMIN)

    with services.records.transaction() as work:
        noted = [(event.actor, event.act, event.subject) for event in work.audit.events()]
    assert noted == [
        ("system", "officer:account:add", officer.id),
        (officer.id, "officer:account:enrol", officer.id),
        (ADMIN.id, "officer:account:renew", officer.id),
        (ADMIN.id, "officer:account:close", officer.id),
    ]
