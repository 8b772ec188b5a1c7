"""What officers decided of a file's links, carried over to the file that it is joined to."""

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.linkage.policy import Standing
from bot.records.linkage_tables import RulingRow, SightingRow, TieRow


def carry(session: Session, joined: int, leading: int) -> None:
    """Let what was decided of a file hold of another, unless that was decided upon itself.

    Args:
        session: the transaction.
        joined: the file that will be forgotten, by its identifier.
        leading: the file that holds all its traces already.
    """
    _carry_standings(session, joined, leading)
    _carry_ties(session, joined, leading)
    for end, other in (
        (RulingRow.file_id, RulingRow.other_id),
        (RulingRow.other_id, RulingRow.file_id),
    ):
        moved = update(RulingRow).where(end == joined, other.is_distinct_from(leading))
        session.execute(moved.values({end: leading}))
    session.flush()


def _carry_standings(session: Session, joined: int, leading: int) -> None:
    decided = session.scalars(
        select(SightingRow).where(
            SightingRow.file_id == joined, SightingRow.standing != Standing.OPEN.value
        )
    )
    for sighting in decided.all():
        own = session.get(SightingRow, (sighting.value_id, leading))
        if own and own.standing == Standing.OPEN.value:
            own.standing = sighting.standing


def _carry_ties(session: Session, joined: int, leading: int) -> None:
    ties = session.scalars(
        select(TieRow).where((TieRow.one_id == joined) | (TieRow.other_id == joined))
    ).all()
    for tie in ties:
        other = tie.other_id if tie.one_id == joined else tie.one_id
        one_id, other_id = sorted((leading, other))
        session.execute(delete(TieRow).where(TieRow.one_id == one_id, TieRow.other_id == other_id))
        if one_id != other_id:
            session.add(TieRow(one_id=one_id, other_id=other_id))
