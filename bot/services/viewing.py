"""What an officer sees of an exhibit: its pixels drawn again, what was read, its custody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.complaint.errors import UnknownDocument, WithheldEvidence
from bot.complaint.exhibits import Exhibit, ReadExhibit
from bot.complaint.officers import Officer
from bot.evidence.kinds import DRAWN
from bot.evidence.scanner import Scanner, Verdict
from bot.evidence.workshop import WorkFailed, Workshop
from bot.records.audit import AuditEvent
from bot.records.records import Records
from bot.services.casework import Casework


@dataclass(frozen=True)
class Viewed:
    """An exhibit on an officer's screen.

    Attributes:
        exhibit: the exhibit.
        read: what was read in it, or ``None`` while that is still to be done.
        stamped_at: when an authority attests that it was there, or ``None``.
        custody: what was done with it before the complaint was filed, oldest first.
        pages: how many pages can be shown, 0 for none.
        scanned: whether a scanner looks at the file before it is handed over.
    """

    exhibit: Exhibit
    read: ReadExhibit | None
    stamped_at: datetime | None
    custody: Sequence[AuditEvent]
    pages: int
    scanned: bool


class Viewing:
    """The officer's side of an exhibit; each look is noted."""

    def __init__(
        self, records: Records, casework: Casework, workshop: Workshop, scanner: Scanner
    ) -> None:
        self._records = records
        self._casework = casework
        self._workshop = workshop
        self._scanner = scanner

    @property
    def scans(self) -> bool:
        """Whether a scanner looks at a file before it is handed over."""
        return self._scanner.is_set

    def look(self, officer: Officer, reference: str, position: int) -> Viewed:
        """Return an exhibit and what is known of it.

        Raises:
            UnknownComplaint, UnknownFact: there is no such exhibit.
            StorageFailed: its bytes are not what was received.
        """
        exhibit, content = self._casework.exhibit(officer, reference, position)
        pages, _ = self._drawn(exhibit, content, 1)
        with self._records.reading() as work:
            stamped = work.readings.stamped(exhibit.id)
            return Viewed(
                exhibit,
                work.readings.get(exhibit.id),
                stamped[1] if stamped else None,
                list(work.audit.events(exhibit.id)),
                pages,
                self._scanner.is_set,
            )

    def page(self, officer: Officer, reference: str, position: int, page: int) -> bytes:
        """Return a page of an exhibit, drawn again as JPEG; the last one when there are fewer.

        Raises:
            UnknownComplaint, UnknownFact: there is no such exhibit.
            UnknownDocument: it cannot be drawn.
            StorageFailed: its bytes are not what was received.
        """
        exhibit, content = self._casework.exhibit(officer, reference, position)
        pages, drawn = self._drawn(exhibit, content, page)
        if not pages:
            raise UnknownDocument
        return drawn

    def download(self, officer: Officer, reference: str, position: int) -> tuple[Exhibit, bytes]:
        """Return an exhibit's own bytes, when nothing is known against them.

        It is scanned now rather than when it came: by now, more is known.

        Raises:
            UnknownComplaint, UnknownFact: there is no such exhibit.
            StorageFailed: its bytes are not what was received.
            WithheldEvidence: the scanner knows it, or did not scan it.
        """
        exhibit, content = self._casework.exhibit(officer, reference, position)
        if not self._scanner.is_set:
            return exhibit, content
        verdict = self._scanner.scan(content)
        if verdict is Verdict.CLEAN:
            return exhibit, content
        with self._records.transaction() as work:
            details = {"exhibit": position, "verdict": verdict.value}
            work.audit.append(officer.id, "officer:exhibit:withhold", reference, details)
        raise WithheldEvidence(verdict.value)

    def _drawn(self, exhibit: Exhibit, content: bytes, page: int) -> tuple[int, bytes]:
        if exhibit.media_type not in DRAWN:
            return 0, b""
        try:
            return self._workshop.preview(content, exhibit.media_type, page)
        except WorkFailed:
            return 0, b""
