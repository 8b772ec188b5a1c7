"""Officers' accounts: who they are, and what proves it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import UnknownAccount, UnknownEnrolment, WrongCredentials
from bot.complaint.officers import Officer, Role
from bot.records.desk_tables import OfficerRow, OfficerSessionRow, RecoveryCodeRow
from bot.sealing.keyring import Keyring


@dataclass(frozen=True)
class Account:
    """An account, as whoever manages them sees it.

    Attributes:
        officer: whose.
        enrolled: she has chosen a password and has a second factor.
        closed: it opens nothing any more.
    """

    officer: Officer
    enrolled: bool
    closed: bool


@dataclass(frozen=True)
class Proof:
    """What an account's holder must prove.

    Attributes:
        officer: whose.
        password_hash: of argon2.
        secret: the second factor's, or ``None`` before the enrolment.
    """

    officer: Officer
    password_hash: str
    secret: str | None


class Officers:
    """The accounts of one transaction."""

    def __init__(self, session: Session, keyring: Keyring, clock: Clock) -> None:
        self._session = session
        self._keyring = keyring
        self._clock = clock

    def add(self, officer: Officer) -> Officer:
        """Add an account, or give an existing login another name, service and role.

        Returns:
            The account as it is kept: an existing one keeps its identifier.
        """
        row = self._by_login(officer.login) or OfficerRow(
            id=officer.id, login=officer.login, password_hash=""
        )
        row.name, row.service, row.role = officer.name, officer.service, officer.role.value
        self._session.add(row)
        self._session.flush()
        return officer_of(row)

    def invite(self, officer_id: str, token_digest: str, until: datetime) -> Officer:
        """Let an account be enrolled with a token; what it was before opens nothing any more.

        Raises:
            UnknownAccount: there is none.
        """
        row = self._row(officer_id)
        row.enrolment_digest, row.enrolment_until = token_digest, until
        row.password_hash, row.totp, row.totp_step, row.closed_at = "", None, None, None
        self._forget(officer_id)
        return officer_of(row)

    def invited(self, token_digest: str) -> Officer:
        """Return the account that waits for an enrolment.

        Raises:
            UnknownEnrolment: none does, or not any more.
        """
        row = self._session.scalar(
            select(OfficerRow).where(OfficerRow.enrolment_digest == token_digest)
        )
        if row is None or row.enrolment_until is None or row.enrolment_until <= self._clock():
            raise UnknownEnrolment
        return officer_of(row)

    def enrol(
        self, officer_id: str, password_hash: str, secret: str, step: int, codes: Iterable[str]
    ) -> None:
        """Give an account its password, its second factor and its recovery codes' digests."""
        row = self._row(officer_id)
        row.password_hash, row.totp_step = password_hash, step
        row.totp = self._keyring.seal(secret.encode(), f"officers|totp|{row.id}")
        row.enrolment_digest, row.enrolment_until = None, None
        row.failures, row.failed_at = 0, None
        self._session.add_all(
            RecoveryCodeRow(digest=digest, officer_id=officer_id) for digest in codes
        )
        self._session.flush()

    def close(self, officer_id: str) -> None:
        """Let an account open nothing any more.

        Raises:
            UnknownAccount: there is none.
        """
        row = self._row(officer_id)
        row.closed_at, row.enrolment_digest = self._clock(), None
        self._forget(officer_id)

    def all(self) -> list[Account]:
        """Return every account, by name."""
        rows = self._session.scalars(select(OfficerRow).order_by(OfficerRow.name, OfficerRow.id))
        return [
            Account(officer_of(row), row.totp is not None, row.closed_at is not None)
            for row in rows
        ]

    def get(self, officer_id: str) -> Officer:
        """Return the holder of an account.

        Raises:
            UnknownAccount: there is none.
        """
        return officer_of(self._row(officer_id))

    def names(self) -> dict[str, str]:
        """Return the name of each account's holder, by identifier."""
        rows = self._session.execute(select(OfficerRow.id, OfficerRow.name))
        return {row.id: row.name for row in rows}

    def proof(self, login: str) -> Proof:
        """Return what the holder of a login must prove.

        Raises:
            WrongCredentials: there is no such account, or it is closed.
        """
        row = self._by_login(login)
        if row is None or row.closed_at is not None:
            raise WrongCredentials
        secret = self._keyring.open(row.totp, f"officers|totp|{row.id}") if row.totp else None
        return Proof(officer_of(row), row.password_hash, secret.decode() if secret else None)

    def use_step(self, officer_id: str, step: int) -> bool:
        """Use up the code of a half minute and of those before; tell whether it was unused."""
        used = self._session.scalar(
            update(OfficerRow)
            .where(
                OfficerRow.id == officer_id,
                or_(OfficerRow.totp_step.is_(None), OfficerRow.totp_step < step),
            )
            .values(totp_step=step)
            .returning(OfficerRow.id)
        )
        return used is not None

    def use_recovery_code(self, officer_id: str, digest: str) -> bool:
        """Use up a recovery code; tell whether there was one."""
        used = self._session.scalar(
            delete(RecoveryCodeRow)
            .where(RecoveryCodeRow.officer_id == officer_id, RecoveryCodeRow.digest == digest)
            .returning(RecoveryCodeRow.digest)
        )
        return used is not None

    def failures(self, login: str) -> tuple[int, datetime | None]:
        """Return how many failures came in a row, and when the last one did."""
        row = self._by_login(login)
        return (row.failures, row.failed_at) if row else (0, None)

    def note_failure(self, login: str) -> None:
        """Count one more wrong password or code."""
        row = self._by_login(login)
        if row:
            row.failures += 1
            row.failed_at = self._clock()

    def clear_failures(self, login: str) -> None:
        """Forget the failures."""
        row = self._by_login(login)
        if row:
            row.failures, row.failed_at = 0, None

    def _forget(self, officer_id: str) -> None:
        for table in (OfficerSessionRow, RecoveryCodeRow):
            self._session.execute(delete(table).where(table.officer_id == officer_id))

    def _row(self, officer_id: str) -> OfficerRow:
        row = self._session.get(OfficerRow, officer_id)
        if row is None:
            raise UnknownAccount
        return row

    def _by_login(self, login: str) -> OfficerRow | None:
        return self._session.scalar(select(OfficerRow).where(OfficerRow.login == login.lower()))


def officer_of(row: OfficerRow) -> Officer:
    """Return the officer that a row holds."""
    return Officer(row.id, row.login, row.name, row.service, Role(row.role))
