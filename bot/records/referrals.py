"""Which prosecutor was chosen for a complaint, each choice in its turn."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.complaint.referrals import Ground, Referral
from bot.records.desk_tables import ReferralRow


class Referrals:
    """The choices of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, reference: str, referral: Referral) -> None:
        """Let a choice hold from now on; the ones before stay."""
        self._session.add(
            ReferralRow(
                id=secrets.token_hex(16),
                reference=reference,
                position=len(self.of(reference)) + 1,
                court=referral.court,
                ground=referral.ground.value,
                officer_id=referral.officer,
                chosen_at=referral.chosen_at,
            )
        )
        self._session.flush()

    def of(self, reference: str) -> list[Referral]:
        """Return the choices made for a complaint, the one that holds last; empty for none."""
        rows = self._session.scalars(
            select(ReferralRow)
            .where(ReferralRow.reference == reference)
            .order_by(ReferralRow.position)
        )
        return [
            Referral(row.court, Ground(row.ground), row.officer_id, row.chosen_at) for row in rows
        ]
