"""The views of the queue that an officer keeps for herself."""

from collections.abc import Sequence
from typing import Final

from bot.complaint.errors import BadValue
from bot.complaint.officers import Act, Officer, SavedView
from bot.records.records import Records

MOST: Final = 20
"""How many views an officer keeps."""
_LONGEST_NAME: Final = 60
_LONGEST_QUERY: Final = 400


class SavedViews:
    """Each officer's own views; every method is one transaction."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def of(self, officer: Officer) -> Sequence[SavedView]:
        """Return her views, by name.

        Raises:
            NotAllowed: her role reads no file.
        """
        officer.require(Act.READ)
        with self._records.reading() as work:
            return work.saved_views.of(officer.id)

    def save(self, officer: Officer, name: str, query: str) -> None:
        """Keep a view; one of the same name is replaced.

        Args:
            officer: whose.
            name: what she calls it.
            query: the filters and the order, as an address has them.

        Raises:
            NotAllowed: her role reads no file.
            BadValue: it has no name, one that is too long, or she has as many as she may.
        """
        officer.require(Act.READ)
        name = " ".join(name.split())
        if not 0 < len(name) <= _LONGEST_NAME or len(query) > _LONGEST_QUERY:
            raise BadValue("view")
        with self._records.transaction() as work:
            held = work.saved_views.of(officer.id)
            same = [view for view in held if view.name.casefold() == name.casefold()]
            if len(held) - len(same) >= MOST:
                raise BadValue("more views")
            for view in same:
                work.saved_views.remove(officer.id, view.id)
            work.saved_views.add(officer.id, name, query)

    def remove(self, officer: Officer, view_id: str) -> None:
        """Forget one of her views; another's is left alone.

        Raises:
            NotAllowed: her role reads no file.
        """
        officer.require(Act.READ)
        with self._records.transaction() as work:
            work.saved_views.remove(officer.id, view_id)
