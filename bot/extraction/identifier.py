"""What names a person, an account or a thing, with whose it is."""

from dataclasses import dataclass

from bot.complaint.identifiers import IdentifierKind, Owner
from bot.extraction.found import Found


@dataclass(frozen=True)
class Identifier:
    """An identifier read in a message.

    Attributes:
        kind: what it is.
        found: its normal form, and the first characters that it was read in.
        owner: whose it is.
    """

    kind: IdentifierKind
    found: Found[str]
    owner: Owner
