"""The views of the queue that officers keep: a name and filters, sealed like all they write."""

import json
import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from bot.complaint.officers import SavedView
from bot.records.desk_tables import SavedViewRow
from bot.sealing.keyring import Keyring


class SavedViews:
    """The saved views of one transaction."""

    def __init__(self, session: Session, keyring: Keyring) -> None:
        self._session = session
        self._keyring = keyring

    def of(self, officer_id: str) -> list[SavedView]:
        """Return an officer's views, by name."""
        rows = self._session.scalars(
            select(SavedViewRow).where(SavedViewRow.officer_id == officer_id)
        )
        views = [SavedView(row.id, *self._opened(row)) for row in rows]
        return sorted(views, key=lambda view: view.name.casefold())

    def add(self, officer_id: str, name: str, query: str) -> None:
        """Keep a view."""
        row = SavedViewRow(id=secrets.token_hex(16), officer_id=officer_id)
        content = json.dumps([name, query], ensure_ascii=False)
        row.content = self._keyring.seal(content.encode(), _place(row))
        self._session.add(row)
        self._session.flush()

    def remove(self, officer_id: str, view_id: str) -> None:
        """Forget one of an officer's views, if it is there."""
        self._session.execute(
            delete(SavedViewRow).where(
                SavedViewRow.id == view_id, SavedViewRow.officer_id == officer_id
            )
        )

    def _opened(self, row: SavedViewRow) -> tuple[str, str]:
        name, query = json.loads(self._keyring.open(row.content, _place(row)))
        return name, query


def _place(row: SavedViewRow) -> str:
    return f"saved_views|{row.id}"
