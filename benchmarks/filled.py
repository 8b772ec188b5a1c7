"""A database filled with invented complaints in bulk: filed one by one, a million takes a day.

It is made once and kept in the cache; whoever measures something gets a copy.
"""

import hashlib
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, Table, create_engine, insert, text

from bot.bootstrap.settings import ROOT
from bot.complaint.clock import clock_from
from bot.linkage.policy import Policy, Standing, load_policy
from bot.linkage.traces import STRONG, Trace
from bot.records.linkage_tables import FileRow, SightingRow, ValueRow
from bot.records.records import MIGRATIONS, Records
from bot.records.tables import ComplaintRow, ConversationRow
from bot.sealing.keyring import Keyring
from tests.simulation.complaints import Invented, invent

FILINGS: Final = 1000
"""How many more complaints are invented than a database is filled with: to be filed one by one."""
_AT_ONCE: Final = 20_000
_DATABASE: Final = "bench.sqlite3"
_KEYS: Final = "keys.json"
# What decides of the rows that are written.
_SOURCES: Final = (
    Path(__file__),
    ROOT / "tests" / "simulation" / "complaints.py",
    ROOT / "bot" / "linkage" / "policy.py",
    ROOT / "data" / "linkage" / "limits.yml",
    *sorted((MIGRATIONS / "versions").glob("*.py")),
)


def invented_for(size: int) -> tuple[list[Invented], list[Invented]]:
    """Return the complaints that a database is filled with, and those to file one by one."""
    everyone = invent(size + FILINGS)
    return everyone[:size], everyone[size:]


def filled_copy(folder: Path, size: int) -> str:
    """Return the address of a SQLite database of so many complaints, each of which is alone yet.

    Args:
        folder: where the copy goes, beside ``keys.json``, the keys that its values are sealed
            with: what ``ARIANE_HOME`` names.
        size: how many complaints; they are called ``B0``, ``B1`` …, in the order of their filing.
    """
    kept = _cache() / f"{size}-{_content()}"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        # Under its name only once it is whole: two runs may fill it at the same time.
        with tempfile.TemporaryDirectory(dir=kept.parent) as making:
            _make(Path(making) / "made", size)
            if not kept.exists():
                (Path(making) / "made").rename(kept)
    for name in (_DATABASE, _KEYS):
        shutil.copy(kept / name, folder / name)
    return f"sqlite:///{folder}/{_DATABASE}"


def _make(folder: Path, size: int) -> None:
    folder.mkdir()
    keyring = Keyring.load(folder / _KEYS)
    url = f"sqlite:///{folder}/{_DATABASE}"
    records = Records(url, keyring, clock_from(""))
    records.migrate()
    records.close()
    fill(url, keyring, invented_for(size)[0])


def _cache() -> Path:
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return Path(os.environ.get("ARIANE_CACHE") or home / "ariane") / "filled"


def _content() -> str:
    return hashlib.sha256(b"".join(each.read_bytes() for each in _SOURCES)).hexdigest()[:16]


def engine_of(url: str) -> Engine:
    """Return the engine of a database, by its address as our settings write it."""
    return create_engine(url.replace("postgresql://", "postgresql+psycopg://"))


def analyze(engine: Engine) -> None:
    """Let the database count what it holds, as it would in time."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def fill(url: str, keyring: Keyring, invented: Sequence[Invented]) -> None:
    """Write complaints whose traces are known and counted, and each of which is still alone."""
    counted = _counted(invented)
    numbers = {trace: number for number, trace in enumerate(counted, 1)}
    engine = engine_of(url)
    with engine.begin() as connection:
        for table, rows in _tables(keyring, invented, numbers, counted):
            for some in _batches(rows):
                connection.execute(insert(table), some)
    analyze(engine)
    # One file is copied: nothing may be left in a journal beside it.
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
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
