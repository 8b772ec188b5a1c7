"""Officers' accounts: who may sign in, and for how long."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.complaint.clock import Clock
from bot.complaint.errors import LockedOut, WeakPassword, WrongCredentials
from bot.complaint.officers import Officer, Role
from bot.records.records import Records
from bot.sealing.tokens import digest_token

# At five tries a quarter of an hour, twelve characters outlast whoever guesses.
SHORTEST_PASSWORD: Final = 12
_TRIES: Final = 5
_LOCKED: Final = timedelta(minutes=15)
_SESSION: Final = timedelta(hours=10)


@dataclass(frozen=True)
class SignedIn:
    """A session: its secret, kept nowhere else, and who it is for."""

    token: str
    officer: Officer


class Accounts:
    """Signs officers in and out."""

    def __init__(self, records: Records, clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._hasher = PasswordHasher()
        self._decoy = _decoy()

    def add(self, login: str, name: str, service: str, role: Role, password: str) -> Officer:
        """Add an account, or give an existing login a new password.

        Raises:
            WeakPassword: it is too short.
        """
        if len(password) < SHORTEST_PASSWORD:
            raise WeakPassword(SHORTEST_PASSWORD)
        officer = Officer(secrets.token_hex(8), login.strip().lower(), name, service, role)
        with self._records.transaction() as work:
            kept = work.officers.add(officer, self._hasher.hash(password))
            work.audit.append("system", "officer:account:add", kept.id, {"role": role.value})
        return kept

    def sign_in(self, login: str, password: str) -> SignedIn:
        """Open a session.

        Raises:
            WrongCredentials: login and password do not go together.
            LockedOut: too many wrong passwords came in a row.
        """
        login = login.strip().lower()
        self._refuse_locked(login)
        officer = self._verified(login, password)
        token = secrets.token_urlsafe(32)
        with self._records.transaction() as work:
            if officer is None:
                work.officers.note_failure(login)
                work.audit.append("system", "officer:session:refuse", "console")
            else:
                work.officers.clear_failures(login)
                work.officers.open_session(
                    digest_token(token),
                    officer.id,
                    secrets.token_urlsafe(24),
                    self._clock() + _SESSION,
                )
                work.audit.append(officer.id, "officer:session:open", officer.id)
        if officer is None:
            raise WrongCredentials
        return SignedIn(token, officer)

    def session(self, token: str) -> tuple[Officer, str]:
        """Return who is signed in, and her anti-forgery code.

        Raises:
            WrongCredentials: nobody is, or not any more.
        """
        with self._records.transaction() as work:
            return work.officers.session(digest_token(token))

    def sign_out(self, token: str) -> None:
        """Close a session."""
        with self._records.transaction() as work:
            work.officers.close_session(digest_token(token))

    def _refuse_locked(self, login: str) -> None:
        with self._records.transaction() as work:
            failures, last = work.officers.failures(login)
        if failures >= _TRIES and last and self._clock() < last + _LOCKED:
            raise LockedOut(_seconds(last + _LOCKED - self._clock()))

    def _verified(self, login: str, password: str) -> Officer | None:
        try:
            with self._records.transaction() as work:
                officer, hashed = work.officers.by_login(login)
        except WrongCredentials:
            officer, hashed = None, self._decoy
        try:
            self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return None
        return officer


@cache
def _decoy() -> str:
    """Return what is verified when the login is unknown, so that both answers take as long."""
    return PasswordHasher().hash(secrets.token_hex(16))


def _seconds(wait: timedelta) -> int:
    return max(1, int(wait / timedelta(seconds=1)))
