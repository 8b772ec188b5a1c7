"""Has exhibits time-stamped, where the operator has named an authority."""

import logging

from bot.complaint.exhibits import Exhibit
from bot.evidence.timestamps import Authority, NoTimestamp
from bot.evidence.vault import Vault
from bot.records.records import Records

_log = logging.getLogger(__name__)


class Stamping:
    """Asks an authority to attest when an exhibit was there; does nothing without one."""

    def __init__(self, records: Records, vault: Vault, authority: Authority | None) -> None:
        self._records = records
        self._vault = vault
        self._authority = authority

    def stamp(self, exhibit: Exhibit) -> None:
        """Have an exhibit stamped once; an authority that is away costs the stamp, no more.

        Raises:
            StorageFailed: the exhibit's bytes, or the database, cannot be had.
        """
        if self._authority is None:
            return
        with self._records.reading() as work:
            if work.readings.stamped(exhibit.id):
                return
        try:
            token, at = self._authority.stamp(self._vault.get(exhibit.id))
        except NoTimestamp as error:
            _log.warning("no time stamp: %s", error)
            return
        with self._records.transaction() as work:
            work.readings.stamp(exhibit.id, token, at)
            details = {"sha256": exhibit.sha256, "at": at.isoformat()}
            work.audit.append("system", "system:exhibit:stamp", exhibit.id, details)
