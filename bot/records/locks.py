"""One writer at a time where what is written depends on all that was: the trail, the clusters."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.orm import Session

# Any number will do, as long as nothing else in the database locks it.
_LOCK: Final = 0x41524941


def hold_writers(session: Session) -> None:
    """Let this transaction be the only one to write such things until it ends.

    One lock for all of them: whoever holds it waits for nobody, so none wait for each other.
    """
    # On SQLite the transaction holds the only write lock already.
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
