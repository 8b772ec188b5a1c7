"""A filled database copied into PostgreSQL, row by row as it stands."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from sqlalchemy import select

from benchmarks.filled import analyze, engine_of
from bot.records.linkage_tables import FileRow, SightingRow, ValueRow
from bot.records.tables import ComplaintRow, ConversationRow

_AT_ONCE: Final = 20_000


def pour(source: str, target: str) -> None:
    """Copy the rows of a filled database into another one, whose tables are empty.

    Args:
        source: the address of a SQLite database.
        target: the address of a PostgreSQL database.
    """
    there, here = engine_of(source), engine_of(target)
    with there.connect() as read, here.begin() as written:
        for row in (ConversationRow, ComplaintRow, FileRow, ValueRow, SightingRow):
            table = row.__table__
            rows = read.execute(select(table), execution_options={"yield_per": _AT_ONCE})
            columns = [column.name for column in table.columns]
            _copy(written.connection.driver_connection, table.name, columns, rows)
        for name in ("linkage_files", "linkage_values"):
            written.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"  # noqa: S608 - our names
            )
    analyze(here)
    there.dispose()
    here.dispose()


def _copy(connection: Any, name: str, columns: Sequence[str], rows: Iterable[Any]) -> None:  # noqa: ANN401 - psycopg's
    # A column may be called as PostgreSQL calls something else: « leading ».
    quoted = ", ".join(f'"{column}"' for column in columns)
    statement = f"COPY {name} ({quoted}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
