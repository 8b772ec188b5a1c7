"""What is said of files: joined, kept within an e-mail, read."""

from collections.abc import Mapping
from typing import Any

from bot.complaint.exhibits import Exhibit


class ExhibitWords:
    """The words of ``data/wording/cases.yml`` for exhibits."""

    def __init__(self, cases: Mapping[str, Any]) -> None:
        self._cases = cases

    def name(self, exhibit: Exhibit) -> str:
        """Return what an exhibit is called, with the e-mail that it came in."""
        if not exhibit.within:
            return exhibit.name
        words = str(self._cases["exhibit_within"])
        return words.format(name=exhibit.name, position=exhibit.within)

    def added(self, exhibit: Exhibit) -> str:
        """Return what is said when a file was joined, by itself or with an e-mail."""
        words = str(self._cases["exhibit_added"])
        return words.format(position=exhibit.position, name=self.name(exhibit))

    def left(self, name: str, reason: str) -> str:
        """Return what is said of a file that stays in its e-mail: see ``RefusedEvidence``."""
        words = self._cases["piece_left"]
        return f"{words['stays'].format(name=name)} {words['reasons'][reason]}"

    def read(self, key: str, **parts: str | int) -> str:
        """Return what is asked of an exhibit that was read (``offer``), or one of the answers."""
        return str(self._cases["exhibit_read"][key]).format_map(parts)
