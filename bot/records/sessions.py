"""The browsers that officers are signed in with."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import WrongCredentials
from bot.complaint.officers import Officer
from bot.records.desk_tables import OfficerRow, OfficerSessionRow
from bot.records.officers import officer_of


@dataclass(frozen=True)
class OpenSession:
    """A browser that is signed in.

    Attributes:
        id: the digest of its secret: it names the session and opens nothing.
        browser: the program, in a word or two; empty if it did not say.
        opened_at: aware UTC, or ``None`` for a session of before they were dated.
    """

    id: str
    browser: str
    opened_at: datetime | None


class Sessions:
    """The sessions of one transaction."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session = session
        self._clock = clock

    def open(
        self, token_digest: str, officer_id: str, csrf: str, expires_at: datetime, browser: str
    ) -> None:
        """Sign a browser in."""
        self._session.add(
            OfficerSessionRow(
                token_digest=token_digest,
                officer_id=officer_id,
                csrf=csrf,
                expires_at=expires_at,
                opened_at=self._clock(),
                browser=browser,
            )
        )

    def get(self, token_digest: str) -> tuple[Officer, str]:
        """Return who is signed in under a token, and her anti-forgery code.

        Raises:
            WrongCredentials: nobody, or not any more.
        """
        row = self._session.get(OfficerSessionRow, token_digest)
        if row is None or row.expires_at <= self._clock():
            raise WrongCredentials
        holder = self._session.get(OfficerRow, row.officer_id)
        assert holder is not None  # a session falls with its account
        return officer_of(holder), row.csrf

    def of(self, officer_id: str) -> list[OpenSession]:
        """Return an officer's sessions, the latest first."""
        rows = self._session.scalars(
            select(OfficerSessionRow)
            .where(
                OfficerSessionRow.officer_id == officer_id,
                OfficerSessionRow.expires_at > self._clock(),
            )
            .order_by(OfficerSessionRow.opened_at.desc())
        )
        return [OpenSession(row.token_digest, row.browser or "", row.opened_at) for row in rows]

    def close(self, token_digest: str, officer_id: str | None = None) -> None:
        """Sign a browser out.

        Args:
            token_digest: which one.
            officer_id: only if it is hers; ``None`` when she has the secret itself.
        """
        closing = delete(OfficerSessionRow).where(OfficerSessionRow.token_digest == token_digest)
        if officer_id is not None:
            closing = closing.where(OfficerSessionRow.officer_id == officer_id)
        self._session.execute(closing)
