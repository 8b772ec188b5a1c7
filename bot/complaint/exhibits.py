"""Files joined to a complaint (« pièces »)."""

from dataclasses import dataclass
from datetime import datetime


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
    """

    id: str
    position: int
    name: str
    media_type: str
    size: int
    sha256: str
    received_at: datetime
