"""What an author leaves in a file, and what of it can link two files."""

from collections.abc import Mapping
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


class Side(str, Enum):
    """Where money arrives, or how the author is reached: what a trace's spread is counted in."""

    ACCOUNT = "account"
    CONTACT = "contact"


SIDES: Final[Mapping[TraceKind, Side]] = {
    TraceKind.IBAN: Side.ACCOUNT,
    TraceKind.CRYPTO: Side.ACCOUNT,
    TraceKind.PHONE: Side.CONTACT,
    TraceKind.EMAIL: Side.CONTACT,
    TraceKind.DOMAIN: Side.CONTACT,
    TraceKind.PROFILE: Side.CONTACT,
}
"""The strong kinds, which link. A name or a bare pseudonym is many people's: it only supports."""


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
