"""A copy of the tables of recoupement, column by column, to be worked out as a whole."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bot.linkage.partition import Columns, Recorded
from bot.linkage.policy import Standing
from bot.linkage.traces import TraceKind
from bot.records.linkage_tables import ClusterRow, FileRow, SightingRow, TieRow, ValueRow

# Rows held as Python objects at once: the rest are numbers in arrays.
_AT_ONCE: Final = 50_000
# One object a word, however many rows have it.
_WORDS: Final = {each.value: each.value for each in (*TraceKind, *Standing)}
_Column = InstrumentedAttribute[Any]


def recorded(session: Session) -> Recorded:
    """Return a copy of what is recorded, as of this transaction."""
    return Recorded(
        files=_read(session, id=FileRow.id, cluster=FileRow.cluster, harm=FileRow.harm),
        values=_read(
            session,
            id=ValueRow.id,
            kind=ValueRow.kind,
            standing=ValueRow.standing,
            listed=ValueRow.listed,
            spread=ValueRow.spread,
            files=ValueRow.files,
            accompanied=ValueRow.accompanied,
            links=ValueRow.links,
        ),
        sightings=_read(
            session,
            value=SightingRow.value_id,
            file=SightingRow.file_id,
            standing=SightingRow.standing,
        ),
        ties=_read(session, id=TieRow.id, one=TieRow.one_id, other=TieRow.other_id),
        clusters=_read(session, id=ClusterRow.id, files=ClusterRow.files, harm=ClusterRow.harm),
    )


def _read(session: Session, **columns: _Column) -> Columns:
    chunks: list[list[np.ndarray[Any, Any]]] = [[] for _ in columns]
    rows = session.execute(select(*columns.values()), execution_options={"yield_per": _AT_ONCE})
    for part in rows.partitions(_AT_ONCE):
        across = zip(*part, strict=True)
        for chunk, column, cells in zip(chunks, columns.values(), across, strict=True):
            chunk.append(_array(column, cells))
    return {
        name: np.concatenate(chunk or [_array(column, ())])
        for (name, column), chunk in zip(columns.items(), chunks, strict=True)
    }


def _array(column: _Column, cells: Sequence[Any]) -> np.ndarray[Any, Any]:
    kind = column.type.python_type
    if kind is str:
        return np.array([_WORDS[cell] for cell in cells], dtype=object)
    return np.array(cells, dtype=np.bool_ if kind is bool else np.int64)
