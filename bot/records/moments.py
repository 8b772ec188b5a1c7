"""What SQLite and PostgreSQL call differently when they reckon with moments."""

from datetime import datetime
from typing import Any

from sqlalchemy import Float, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class seconds_between(FunctionElement[float]):  # noqa: N801 - read as a function
    """How many seconds lie between two moments: ``seconds_between(earlier, later)``."""

    type = Float()
    inherit_cache = True


class hour_of(FunctionElement[str]):  # noqa: N801 - read as a function
    """The hour of a moment, UTC, as text; see :func:`hour_read`."""

    type = String()
    inherit_cache = True


def hour_read(hour: str) -> datetime:
    """Return the moment that an hour begins, aware UTC."""
    return datetime.fromisoformat(f"{hour}:00:00+00:00")


@compiles(seconds_between, "sqlite")
def _seconds_on_sqlite(
    element: seconds_between,
    compiler: SQLCompiler,
    **how: Any,  # noqa: ANN401 - SQLAlchemy's signature
) -> str:
    earlier, later = _parts(element, compiler, how)
    return f"((julianday({later}) - julianday({earlier})) * 86400.0)"


@compiles(seconds_between, "postgresql")
def _seconds_on_postgresql(
    element: seconds_between,
    compiler: SQLCompiler,
    **how: Any,  # noqa: ANN401 - SQLAlchemy's signature
) -> str:
    earlier, later = _parts(element, compiler, how)
    return f"EXTRACT(EPOCH FROM ({later} - {earlier}))::double precision"


@compiles(hour_of, "sqlite")
def _hour_on_sqlite(
    element: hour_of,
    compiler: SQLCompiler,
    **how: Any,  # noqa: ANN401 - SQLAlchemy's signature
) -> str:
    [moment] = _parts(element, compiler, how)
    return f"substr({moment}, 1, 13)"


@compiles(hour_of, "postgresql")
def _hour_on_postgresql(
    element: hour_of,
    compiler: SQLCompiler,
    **how: Any,  # noqa: ANN401 - SQLAlchemy's signature
) -> str:
    [moment] = _parts(element, compiler, how)
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24')"


def _parts(element: FunctionElement[Any], compiler: SQLCompiler, how: dict[str, Any]) -> list[str]:
    return [compiler.process(each, **how) for each in element.clauses]
