"""Tokens are secrets of 128 bits or more; only their digests are kept."""

import hashlib


def digest_token(token: str) -> str:
    """Return what is kept of a random token: 64 hexadecimal digits.

    A plain digest is enough for a secret nobody can guess; a password needs argon2.
    """
    return hashlib.sha256(token.encode()).hexdigest()
