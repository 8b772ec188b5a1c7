"""Signing in with two factors, staying signed in, and proving it again to sign."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.errors import LockedOut, WrongCode, WrongCredentials
from bot.complaint.officers import Officer
from bot.records.officers import Proof
from bot.records.records import Records, Work
from bot.records.sessions import OpenSession
from bot.sealing.codes import normal_recovery_code, step_of
from bot.sealing.tokens import digest_token
from bot.services.passwords import fits

_TRIES: Final = 5
_LOCKED: Final = timedelta(minutes=15)
_LASTS: Final = timedelta(hours=10)


@dataclass(frozen=True)
class SignedIn:
    """A session: its secret, kept nowhere else, and who it is for."""

    token: str
    officer: Officer


class Sessions:
    """Signs officers in and out.

    Args:
        records: where sessions are kept.
        clock: when they end.
        codes_clock: what the telephones' clocks agree with, whatever the simulation says.
    """

    def __init__(self, records: Records, clock: Clock, codes_clock: Clock) -> None:
        self._records = records
        self._clock = clock
        self._codes_clock = codes_clock

    def sign_in(self, login: str, password: str, code: str, browser: str = "") -> SignedIn:
        """Open a session.

        Args:
            login: as typed.
            password: as typed.
            code: of the second factor, or a recovery code.
            browser: the program, in a word or two, for the list of sessions.

        Raises:
            WrongCredentials: login and password do not go together.
            WrongCode: they do, but the code is not the one of this minute.
            LockedOut: too many failures came in a row.
        """
        officer = self._prove(login.strip().lower(), password, code, refused="session:refuse")
        token = secrets.token_urlsafe(32)
        with self._records.transaction() as work:
            work.sessions.open(
                digest_token(token),
                officer.id,
                secrets.token_urlsafe(24),
                self._clock() + _LASTS,
                browser,
            )
            work.audit.append(officer.id, "officer:session:open", officer.id)
        return SignedIn(token, officer)

    def confirm(self, officer: Officer, password: str, code: str) -> None:
        """Make sure that it is still she who sits there, before she signs.

        Raises:
            WrongCredentials: the password is not hers.
            WrongCode: the code is not the one of this minute, or was used already.
            LockedOut: too many failures came in a row.
        """
        self._prove(officer.login, password, code, refused="signature:refuse")

    def session(self, token: str) -> tuple[Officer, str]:
        """Return who is signed in, and her anti-forgery code.

        Raises:
            WrongCredentials: nobody is, or not any more.
        """
        with self._records.reading() as work:
            return work.sessions.get(digest_token(token))

    def of(self, officer: Officer, token: str) -> list[tuple[OpenSession, bool]]:
        """Return an officer's sessions, and whether each is the one that she asks from."""
        with self._records.reading() as work:
            sessions = work.sessions.of(officer.id)
        return [(each, each.id == digest_token(token)) for each in sessions]

    def close(self, officer: Officer, session_id: str) -> None:
        """Sign one of an officer's browsers out."""
        with self._records.transaction() as work:
            work.sessions.close(session_id, officer.id)
            work.audit.append(officer.id, "officer:session:close", officer.id)

    def sign_out(self, token: str) -> None:
        """Close a session."""
        with self._records.transaction() as work:
            work.sessions.close(digest_token(token))

    def _prove(self, login: str, password: str, code: str, *, refused: str) -> Officer:
        self._refuse_locked(login)
        # Outside the transaction: argon2 takes its time, and a writer waits for nobody.
        proof = self._proof(login)
        knows = fits(password, proof.password_hash if proof else None)
        with self._records.transaction() as work:
            if proof and knows and self._uses(work, proof, code):
                work.officers.clear_failures(login)
                return proof.officer
            work.officers.note_failure(login)
            actor = proof.officer.id if proof and knows else "system"
            work.audit.append(actor, f"officer:{refused}", "console")
        raise WrongCode if knows else WrongCredentials

    def _proof(self, login: str) -> Proof | None:
        try:
            with self._records.reading() as work:
                return work.officers.proof(login)
        except WrongCredentials:
            return None

    def _uses(self, work: Work, proof: Proof, code: str) -> bool:
        """Use a code up: the same one does not open twice (RFC 6238, 5.2)."""
        if proof.secret is None:
            return False
        step = step_of(proof.secret, code, self._codes_clock())
        if step is not None:
            return work.officers.use_step(proof.officer.id, step)
        digest = digest_token(normal_recovery_code(code))
        return work.officers.use_recovery_code(proof.officer.id, digest)

    def _refuse_locked(self, login: str) -> None:
        with self._records.reading() as work:
            failures, last = work.officers.failures(login)
        if failures >= _TRIES and last and self._clock() < last + _LOCKED:
            raise LockedOut(max(1, int((last + _LOCKED - self._clock()) / timedelta(seconds=1))))
