"""Officers' accounts and the browsers they are signed in with."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import WrongCredentials
from bot.complaint.officers import Officer, Role
from bot.records.tables import OfficerRow, OfficerSessionRow


class Officers:
    """The accounts of one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def add(self, officer: Officer, password_hash: str) -> Officer:
        """Add an account, or give an existing login a new password and name.

        Returns:
            The account as it is kept: an existing one keeps its identifier.
        """
        row = self._by_login(officer.login) or OfficerRow(id=officer.id, login=officer.login)
        row.name, row.service, row.role = officer.name, officer.service, officer.role.value
        row.password_hash, row.failures, row.failed_at = password_hash, 0, None
        self._session.add(row)
        self._session.flush()
        return _officer(row)

    def get(self, officer_id: str) -> Officer:
        """Return an account.

        Raises:
            WrongCredentials: it is gone.
        """
        row = self._session.get(OfficerRow, officer_id)
        if row is None:
            raise WrongCredentials
        return _officer(row)

    def names(self) -> dict[str, str]:
        """Return the name of each account's holder, by identifier."""
        rows = self._session.execute(select(OfficerRow.id, OfficerRow.name))
        return {row.id: row.name for row in rows}

    def by_login(self, login: str) -> tuple[Officer, str]:
        """Return the account of a login and the hash of its password.

        Raises:
            WrongCredentials: there is none.
        """
        row = self._by_login(login)
        if row is None:
            raise WrongCredentials
        return _officer(row), row.password_hash

    def failures(self, login: str) -> tuple[int, datetime | None]:
        """Return how many wrong passwords came in a row, and when the last one did."""
        row = self._by_login(login)
        return (row.failures, row.failed_at) if row else (0, None)

    def note_failure(self, login: str) -> None:
        """Count one more wrong password."""
        row = self._by_login(login)
        if row:
            row.failures += 1
            row.failed_at = self._clock()

    def clear_failures(self, login: str) -> None:
        """Forget the wrong passwords after a right one."""
        row = self._by_login(login)
        if row:
            row.failures, row.failed_at = 0, None

    def open_session(
        self, token_digest: str, officer_id: str, csrf: str, expires_at: datetime
    ) -> None:
        """Sign a browser in."""
        self._session.add(
            OfficerSessionRow(
                token_digest=token_digest, officer_id=officer_id, csrf=csrf, expires_at=expires_at
            )
        )

    def session(self, token_digest: str) -> tuple[Officer, str]:
        """Return who is signed in under a token, and her anti-forgery code.

        Raises:
            WrongCredentials: nobody, or not any more.
        """
        row = self._session.get(OfficerSessionRow, token_digest)
        if row is None or row.expires_at <= self._clock():
            raise WrongCredentials
        return self.get(row.officer_id), row.csrf

    def close_session(self, token_digest: str) -> None:
        """Sign a browser out."""
        self._session.execute(
            delete(OfficerSessionRow).where(OfficerSessionRow.token_digest == token_digest)
        )

    def _by_login(self, login: str) -> OfficerRow | None:
        return self._session.scalar(select(OfficerRow).where(OfficerRow.login == login.lower()))


def _officer(row: OfficerRow) -> Officer:
    return Officer(row.id, row.login, row.name, row.service, Role(row.role))
