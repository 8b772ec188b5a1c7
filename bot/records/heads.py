"""The heads of the audit trail, published where the database cannot reach them.

Each line of the file is one head. It belongs on another disk, or in somebody else's hands:
who can rewrite both the database and this file can still lie.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.complaint.errors import StorageFailed
from bot.records.audit import GENESIS, Head
from bot.records.records import Records


@dataclass(frozen=True)
class Verdict:
    """What a verification found.

    Attributes:
        events: how many events the trail holds.
        broken_at: the first event that does not follow from the one before, or ``None``.
        missing: how many events a published head knows of that the trail has lost.
        rewritten_at: the first published head that the trail contradicts, or ``None``.
        heads: how many published heads were compared.
    """

    events: int
    broken_at: int | None
    missing: int
    rewritten_at: int | None
    heads: int

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, removed or cut."""
        return self.broken_at is None and self.rewritten_at is None and self.missing == 0


def publish(file: Path, head: Head, at: datetime) -> None:
    """Add a head to the file, safely on disk when this returns.

    Raises:
        StorageFailed: the file cannot be written.
    """
    line = json.dumps({"position": head.position, "digest": head.digest, "at": at.isoformat()})
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as out:
            # On a line of its own, also after one that a full disk cut short.
            out.write(("" if _ends_a_line(file) else "\n") + line + "\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        raise StorageFailed("the published heads cannot be written") from error


def read(file: Path) -> list[Head]:
    """Return the published heads, oldest first; a line that was cut short says nothing."""
    if not file.exists():
        return []
    lines = file.read_text(encoding="utf-8").splitlines()
    written = (json.loads(line) for line in lines if line.endswith("}"))
    return [Head(line["position"], line["digest"]) for line in written]


def verify(records: Records, file: Path) -> Verdict:
    """Compare the trail with itself and with the heads that were published."""
    published = read(file)
    digests, previous, broken_at = {0: GENESIS}, Head(0, GENESIS), None
    with records.transaction() as work:
        for event in work.audit.events():
            follows = (event.position, event.previous) == (previous.position + 1, previous.digest)
            if broken_at is None and not (follows and event.recomputed() == event.digest):
                broken_at = event.position
            digests[event.position] = event.digest
            previous = Head(event.position, event.digest)
    last = max((head.position for head in published), default=0)
    contradicted = (
        head.position
        for head in published
        if head.position in digests and digests[head.position] != head.digest
    )
    return Verdict(
        events=previous.position,
        broken_at=broken_at,
        missing=max(0, last - previous.position),
        rewritten_at=next(contradicted, None),
        heads=len(published),
    )


def _ends_a_line(file: Path) -> bool:
    with file.open("rb") as written:
        size = written.seek(0, os.SEEK_END)
        written.seek(max(0, size - 1))
        return written.read() in (b"", b"\n")
