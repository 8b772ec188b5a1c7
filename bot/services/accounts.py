"""Officers' accounts: invited, enrolled with a second factor, closed."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.errors import WrongCode
from bot.complaint.officers import Act, Officer, Role
from bot.records.officers import Account
from bot.records.records import Records
from bot.sealing.codes import enrolment_uri, new_recovery_codes, secret_from, step_of
from bot.sealing.tokens import digest_token
from bot.services.passwords import hash_password

SYSTEM: Final = "system"
_INVITED: Final = timedelta(days=7)


@dataclass(frozen=True)
class Invitation:
    """What lets an account be enrolled, once.

    Attributes:
        officer: whose account.
        token: its secret, kept nowhere else.
        until: when it ends, aware UTC.
    """

    officer: Officer
    token: str
    until: datetime


@dataclass(frozen=True)
class Enrolment:
    """What an officer needs to enrol her telephone.

    Attributes:
        officer: whose account.
        secret: the second factor's, in base 32, for whoever cannot scan.
        uri: the same, for a square code.
    """

    officer: Officer
    secret: str
    uri: str


class Accounts:
    """Manages the accounts; every method is one transaction.

    Args:
        records: where they are kept.
        clock: when invitations end.
        codes_clock: what the telephones' clocks agree with, whatever the simulation says.
    """

    def __init__(self, records: Records, clock: Clock, codes_clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._codes_clock = codes_clock

    def add(
        self, login: str, name: str, service: str, role: Role, by: Officer | None = None
    ) -> Invitation:
        """Invite an officer; an existing login gets another name, service, role and enrolment.

        Args:
            login: what she will sign in with.
            name: grade and name.
            service: her unit.
            role: what she may do.
            by: who invites; ``None`` from the command line.

        Raises:
            NotAllowed: whoever invites does not manage accounts.
        """
        officer = Officer(secrets.token_hex(8), login.strip().lower(), name, service, role)
        return self._invite(officer, "officer:account:add", by)

    def renew(self, officer_id: str, by: Officer) -> Invitation:
        """Invite again an officer who lost her telephone; what she had opens nothing any more.

        Raises:
            NotAllowed: whoever asks does not manage accounts.
            UnknownAccount: there is no such account.
        """
        return self._invite(officer_id, "officer:account:renew", by)

    def close(self, officer_id: str, by: Officer) -> None:
        """Close an account and sign its browsers out.

        Raises:
            NotAllowed: whoever asks does not manage accounts.
            UnknownAccount: there is no such account.
        """
        by.require(Act.MANAGE_ACCOUNTS)
        with self._records.transaction() as work:
            work.officers.close(officer_id)
            work.audit.append(by.id, "officer:account:close", officer_id)

    def all(self, by: Officer) -> list[Account]:
        """Return every account.

        Raises:
            NotAllowed: whoever asks does not manage accounts.
        """
        by.require(Act.MANAGE_ACCOUNTS)
        with self._records.reading() as work:
            return work.officers.all()

    def enrolment(self, token: str) -> Enrolment:
        """Return what an invitation's bearer needs.

        Raises:
            UnknownEnrolment: nobody waits for it, or not any more.
        """
        with self._records.reading() as work:
            officer = work.officers.invited(digest_token(token))
        secret = secret_from(token)
        return Enrolment(officer, secret, enrolment_uri(secret, officer.login))

    def enrol(self, token: str, password: str, code: str) -> list[str]:
        """Give the account its password and its second factor; return the recovery codes.

        Raises:
            UnknownEnrolment: nobody waits for it, or not any more.
            WeakPassword: the password is too short.
            WrongCode: the telephone does not say that code.
        """
        secret = secret_from(token)
        with self._records.transaction() as work:
            officer = work.officers.invited(digest_token(token))
            hashed = hash_password(password)
            step = step_of(secret, code, self._codes_clock())
            if step is None:
                raise WrongCode
            codes = new_recovery_codes()
            work.officers.enrol(
                officer.id, hashed, secret, step, [digest_token(each) for each in codes]
            )
            work.audit.append(officer.id, "officer:account:enrol", officer.id)
        return codes

    def _invite(self, whom: Officer | str, act: str, by: Officer | None) -> Invitation:
        if by is not None:
            by.require(Act.MANAGE_ACCOUNTS)
        token, until = secrets.token_urlsafe(32), self._clock() + _INVITED
        with self._records.transaction() as work:
            officer_id = whom if isinstance(whom, str) else work.officers.add(whom).id
            officer = work.officers.invite(officer_id, digest_token(token), until)
            work.audit.append(
                by.id if by else SYSTEM, act, officer.id, {"role": officer.role.value}
            )
        return Invitation(officer, token, until)
