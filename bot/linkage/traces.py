"""What an author leaves in a file, and what of it can link two files."""

from dataclasses import dataclass
from enum import Enum
from typing import Final


class TraceKind(str, Enum):
    """The kinds of traces; each value has one normal form."""

    IBAN = "iban"
    CRYPTO = "crypto"
    PHONE = "phone"
    EMAIL = "email"
    DOMAIN = "domain"
    PROFILE = "profile"
    PSEUDONYM = "pseudonym"
    NAME = "name"


STRONG: Final = frozenset(
    {
        TraceKind.IBAN,
        TraceKind.CRYPTO,
        TraceKind.PHONE,
        TraceKind.EMAIL,
        TraceKind.DOMAIN,
        TraceKind.PROFILE,
    }
)
"""The kinds that link. A name or a bare pseudonym is many people's: it only supports."""
ACCOUNTS: Final = frozenset({TraceKind.IBAN, TraceKind.CRYPTO})
"""Where money arrives: what an author throws away last."""


@dataclass(frozen=True)
class Trace:
    """One thing that an author left (« trace »), never one of the victim's own.

    Attributes:
        kind: what it is.
        value: its normal form, as :class:`bot.complaint.identifiers.IdentifierKind` has it; a
            profile is ``platform|pseudonym`` in lower case, or a page on a platform without its
            query.
    """

    kind: TraceKind
    value: str
