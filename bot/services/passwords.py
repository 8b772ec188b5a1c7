"""Passwords: kept as argon2id hashes, and verified in the same time whether there is one or not."""

import secrets
from functools import cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from bot.complaint.errors import WeakPassword

# At five tries a quarter of an hour, twelve characters outlast whoever guesses.
SHORTEST_PASSWORD: Final = 12


def hash_password(password: str) -> str:
    """Return what is kept of a password.

    Raises:
        WeakPassword: it is too short.
    """
    if len(password) < SHORTEST_PASSWORD:
        raise WeakPassword(SHORTEST_PASSWORD)
    return PasswordHasher().hash(password)


def fits(password: str, hashed: str | None) -> bool:
    """Tell whether a password is the one of a hash; without a hash it takes as long to say no."""
    try:
        PasswordHasher().verify(hashed or _decoy(), password)
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


@cache
def _decoy() -> str:
    return PasswordHasher().hash(secrets.token_hex(16))
