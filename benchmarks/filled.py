"""A database filled with invented complaints in bulk: filed one by one, a million takes a day."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, Final

from sqlalchemy import Table, create_engine, insert

from bot.bootstrap.settings import ROOT
from bot.linkage.policy import Policy, Standing, load_policy
from bot.linkage.traces import STRONG, Trace
from bot.records.linkage_tables import FileRow, SightingRow, ValueRow
from bot.records.tables import ComplaintRow, ConversationRow
from bot.sealing.keyring import Keyring
from tests.simulation.complaints import Invented

_AT_ONCE: Final = 20_000


def fill(url: str, keyring: Keyring, invented: Sequence[Invented]) -> None:
    """Write complaints whose traces are known and counted, and each of which is still alone."""
    counted = _counted(invented)
    numbers = {trace: number for number, trace in enumerate(counted, 1)}
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for table, rows in _tables(keyring, invented, numbers, counted):
            for some in _batches(rows):
                if engine.dialect.name == "postgresql":
                    _copy(connection.connection.driver_connection, table, some)
                else:
                    connection.execute(insert(table), some)
        if engine.dialect.name == "postgresql":
            for name in ("linkage_files", "linkage_values"):
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), max(id)) FROM {name}"  # noqa: S608 - our names
                )
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")
    engine.dispose()


def _tables(
    keyring: Keyring,
    invented: Sequence[Invented],
    numbers: Mapping[Trace, int],
    counted: Mapping[Trace, tuple[int, int, int]],
) -> Iterator[tuple[Table, Iterator[dict[str, Any]]]]:
    named = [(f"B{place}", each) for place, each in enumerate(invented)]
    yield _table(ConversationRow), (_conversation(name, each) for name, each in named)
    yield _table(ComplaintRow), (_complaint(name, each) for name, each in named)
    yield _table(FileRow), (_linked_file(place, *each) for place, each in enumerate(named, 1))
    policy = load_policy(ROOT / "data" / "linkage")
    yield (
        _table(ValueRow),
        (
            {**_value(keyring, trace, number), **_judged(policy, trace, counted[trace])}
            for trace, number in numbers.items()
        ),
    )
    yield (
        _table(SightingRow),
        (
            {"value_id": numbers[trace], "file_id": place, "standing": ""}
            for place, each in enumerate(invented, 1)
            for trace in each.traces
        ),
    )


def _table(row: Any) -> Table:  # noqa: ANN401 - any mapped class
    table = row.__table__
    assert isinstance(table, Table)
    return table


def _conversation(name: str, each: Invented) -> dict[str, Any]:
    at = each.filed_at
    return {
        "id": name,
        "token_digest": name,
        "opened_at": at,
        "active_at": at,
        "stage": "filed",
        "tries": 0,
        "reference": name,
    }


def _complaint(name: str, each: Invented) -> dict[str, Any]:
    return {
        "reference": name,
        "conversation_id": name,
        "tracking_digest": name,
        "kind": "plainte",
        "offence": each.offence.value,
        "state": "filed",
        "version": 1,
        "filed_at": each.filed_at,
    }


def _linked_file(place: int, name: str, each: Invented) -> dict[str, Any]:
    return {
        "id": place,
        "reference": name,
        "cluster": place,
        "harm": each.harm,
        "department": each.department,
        "filed_at": each.filed_at,
    }


def _value(keyring: Keyring, trace: Trace, number: int) -> dict[str, Any]:
    digest = keyring.digests(trace.kind.value, trace.value)[0]
    return {
        "id": number,
        "kind": trace.kind.value,
        "digest": digest,
        "alike": None,
        "content": keyring.seal(trace.value.encode(), f"linkage_values|{digest}"),
        "listed": False,
        "standing": "",
    }


def _judged(policy: Policy, trace: Trace, counts: tuple[int, int, int]) -> dict[str, Any]:
    files, accompanied, spread = counts
    links = policy.links(trace.kind, Standing.OPEN, spread, accompanied, listed=False)
    return {"spread": spread, "files": files, "accompanied": accompanied, "links": links}


def _counted(invented: Sequence[Invented]) -> Mapping[Trace, tuple[int, int, int]]:
    """Return of each trace its files, those with company, and how many passed there once."""
    files: Counter[Trace] = Counter()
    accompanied: Counter[Trace] = Counter()
    pairs: Counter[tuple[Trace, Trace]] = Counter()
    for each in invented:
        files.update(each.traces)
        strong = [trace for trace in each.traces if trace.kind in STRONG]
        accompanied.update(strong if len(strong) > 1 else ())
        pairs.update(permutations(strong, 2))
    passing = Counter(one for (one, _), together in pairs.items() if together == 1)
    return {trace: (many, accompanied[trace], passing[trace]) for trace, many in files.items()}


def _batches(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch


def _copy(connection: Any, table: Table, rows: Sequence[dict[str, Any]]) -> None:  # noqa: ANN401 - psycopg's
    columns = ", ".join(rows[0])
    with connection.cursor().copy(f"COPY {table.name} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(tuple(row.values()))
