"""Files joined to a complaint (« pièces »)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.complaint.facts import FactName, Value


@dataclass(frozen=True)
class Exhibit:
    """A file joined to a complaint (« pièce »).

    Attributes:
        id: its identifier, also its place in the vault.
        position: 1 for the first of the complaint: « pièce 1 ».
        name: the file's name as the victim had it, cleaned of paths and control characters.
        media_type: what its bytes are, never what its name or the browser says.
        size: in bytes.
        sha256: of its bytes as received, lower-case hexadecimal.
        received_at: aware UTC.
        within: the position of the e-mail that it came in, 0 when she joined it by itself.
    """

    id: str
    position: int
    name: str
    media_type: str
    size: int
    sha256: str
    received_at: datetime
    within: int = 0


@dataclass(frozen=True)
class Reading:
    """What an exhibit says; none of it is proven, and a victim has confirmed none of it yet.

    Attributes:
        text: line by line, cut where it is very long.
        codes: the texts of its QR codes.
        claims: an e-mail's headers, by their names in lower case.
        path: the servers that an e-mail says it went through, the last one first.
        checks: what the receiving server says of the sender.
        taken: when a photograph says that it was taken, ISO 8601 without a zone, or ``""``.
        unread: there is writing that could not be read, for want of an engine.
    """

    text: str = ""
    codes: Sequence[str] = ()
    claims: Mapping[str, str] = field(default_factory=dict)
    path: Sequence[str] = ()
    checks: Sequence[str] = ()
    taken: str = ""
    unread: bool = False


class ReadingState(str, Enum):
    """What became of what was read in an exhibit."""

    OFFERED = "offered"  # the victim was asked whether it is right
    CONFIRMED = "confirmed"
    SET_ASIDE = "set_aside"  # she says that it is not, or something else
    NOTHING = "nothing"  # nothing that she had not said
    FAILED = "failed"  # it could not be read


@dataclass(frozen=True)
class ReadExhibit:
    """An exhibit's reading, and the facts in it that only the victim can let into the record.

    Attributes:
        reading: what the exhibit says.
        facts: those that the record did not hold, each with its value.
        state: what became of them.
    """

    reading: Reading
    facts: Sequence[tuple[FactName, Value]]
    state: ReadingState
