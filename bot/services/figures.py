"""Figures as tables: what is counted down the side, how it is counted across."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.complaint.complaints import FilingKind
from bot.records.statistics import Counts
from bot.services.disclosure import masked


class Unit(str, Enum):
    """What a column counts in."""

    COUNT = "count"
    CENTS = "cents"
    DAYS = "days"


@dataclass(frozen=True)
class Table:
    """One table of figures; words for its names are the reader's business.

    Attributes:
        name: which table.
        columns: what each column counts in, by its name, in order.
        rows: the cells of each row, by its name, in order; a cell is ``None`` where nothing is
            known, or where it is masked.
        total: the cells of the last row; empty when the columns do not add up.
        ranked: rows have no order of their own, and those that count most come first.
    """

    name: str
    columns: Mapping[str, Unit]
    rows: Mapping[str, Sequence[float | None]]
    total: Sequence[float | None] = ()
    ranked: bool = False


ALL: Final = "all"
_KINDS: Final = tuple(kind.value for kind in FilingKind)


def by_kind(name: str, counts: Counts, order: Iterable[str] | None = None) -> Table:
    """Return counts with a column for each kind of filing and one for all.

    Args:
        name: the table's.
        counts: how many, by row and kind.
        order: every row, those without any included; by default those with some, most first.
    """
    sums: dict[str, int] = {}
    for (key, _), count in counts.items():
        sums[key] = sums.get(key, 0) + count
    keys = sorted(sums, key=lambda key: (-sums[key], key)) if order is None else order
    rows = {
        key: (*(counts.get((key, kind), 0) for kind in _KINDS), sums.get(key, 0)) for key in keys
    }
    return summed(name, (*_KINDS, ALL), rows, ranked=order is None)


def summed(
    name: str, columns: Sequence[str], rows: Mapping[str, Sequence[int]], *, ranked: bool = False
) -> Table:
    """Return a table of counts with its totals."""
    totals = [sum(row[place] for row in rows.values()) for place in range(len(columns))]
    return Table(name, dict.fromkeys(columns, Unit.COUNT), rows, totals, ranked)


def published(table: Table, column: str = ALL) -> Table:
    """Return one column of a table as the public may read it; without a row if it may not.

    Of those that are ranked, what is masked comes last, by its name: its rank would tell its size.
    """
    place = list(table.columns).index(column)
    counts = {key: int(row[place] or 0) for key, row in table.rows.items()}
    shown = masked(list(counts.values()))
    columns = {column: Unit.COUNT}
    if shown is None:
        return Table(table.name, columns, {})
    rows = {key: (count,) for key, count in zip(counts, shown, strict=True)}
    if table.ranked:
        hidden = sorted(key for key, (count,) in rows.items() if count is None)
        rows = {key: rows[key] for key in rows if key not in hidden} | dict.fromkeys(
            hidden, (None,)
        )
    return Table(table.name, columns, rows, (sum(counts.values()),), table.ranked)
