"""The second factor: codes of six figures that change every half minute (RFC 6238)."""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Final

import pyotp

_ISSUER: Final = "Ariane"
_SECRET_BYTES: Final = 20  # 160 bits, what RFC 4226 advises
_RECOVERY_CODES: Final = 8
# A telephone's clock may be half a minute off.
_WINDOW: Final = (0, -1, 1)


def secret_from(token: str) -> str:
    """Return the second factor's secret that an enrolment's token stands for, in base 32.

    It is made from the token, so that the page shows the same code each time it is loaded and
    nothing is kept before the enrolment.
    """
    digest = hashlib.sha256(b"second factor|" + token.encode()).digest()
    return base64.b32encode(digest[:_SECRET_BYTES]).decode()


def enrolment_uri(secret: str, login: str) -> str:
    """Return the address that an authenticator application reads from a square code."""
    uri: str = pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=_ISSUER)
    return uri


def step_of(secret: str, code: str, at: datetime) -> int | None:
    """Return the half minute that a code belongs to, or ``None`` if it is none of ours.

    Args:
        secret: the second factor's.
        code: as typed; spaces are ignored.
        at: the moment, aware.
    """
    totp = pyotp.TOTP(secret)
    typed = "".join(code.split())
    for offset in _WINDOW:
        moment = at + timedelta(seconds=offset * totp.interval)
        if hmac.compare_digest(totp.at(moment).encode(), typed.encode()):
            return int(totp.timecode(moment))
    return None


def new_recovery_codes() -> list[str]:
    """Return fresh codes that each stand once for the second factor: ``k3qz-7wvx-m2ap``."""
    codes = []
    for _ in range(_RECOVERY_CODES):
        letters = base64.b32encode(secrets.token_bytes(10)).decode().lower()[:12]
        codes.append("-".join(letters[at : at + 4] for at in range(0, 12, 4)))
    return codes


def normal_recovery_code(typed: str) -> str:
    """Return a recovery code in the form it was handed out, however it was typed."""
    letters = "".join(char for char in typed.lower() if char.isalnum())
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))
