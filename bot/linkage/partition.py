"""The clusters of all files at once, out of a copy of what is recorded.

It says which files and values are not recorded as they should be; what it finds is what growing
file by file should have come to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb

from bot.linkage.policy import Policy, Standing
from bot.linkage.traces import STRONG, TraceKind

Columns = Mapping[str, Any]
"""A table as one array (numpy's) a column."""


@dataclass(frozen=True)
class Recorded:
    """What is recorded, table by table.

    Attributes:
        files: ``id``, ``cluster``, ``harm`` (cents).
        values: ``id``, ``kind``, ``standing``, ``listed``, ``spread``, ``files``,
            ``accompanied``, ``links``.
        sightings: ``value``, ``file``, ``standing``.
        ties: ``id``, ``one``, ``other``.
        clusters: ``id``, ``files``, ``harm``.
    """

    files: Columns
    values: Columns
    sightings: Columns
    ties: Columns
    clusters: Columns


@dataclass(frozen=True)
class Partition:
    """All files in clusters, and where the record differs.

    Attributes:
        files: how many files there are.
        clusters: how many clusters of two files or more.
        clustered: how many files are in those.
        linking: how many values link.
        wrong_values: the identifiers of values whose spread or links are not as recorded.
        wrong_files: the identifiers of files that are recorded in other company, those of one
            cluster together.
    """

    files: int
    clusters: int
    clustered: int
    linking: int
    wrong_values: Sequence[int]
    wrong_files: Sequence[int]


def partition(recorded: Recorded, policy: Policy, *, memory: str = "2GB") -> Partition:
    """Work out every cluster.

    Args:
        recorded: a copy of the tables.
        policy: which values link.
        memory: how much of it may be used, as DuckDB writes it.
    """
    with duckdb.connect(config={"memory_limit": memory, "preserve_insertion_order": "false"}) as db:
        for name, columns in recorded.__dict__.items():
            db.register(f"given_{name}", dict(columns))
            db.execute(f"CREATE TABLE {name}_ AS SELECT * FROM given_{name}")  # noqa: S608 - our names
            db.unregister(f"given_{name}")
        _judge(db, policy)
        _label(db)
        return _compare(db)


def _judge(db: duckdb.DuckDBPyConnection, policy: Policy) -> None:
    """Make ``judged``: each value's spread and whether it links."""
    db.execute("CREATE TABLE strong (kind VARCHAR)")
    db.executemany("INSERT INTO strong VALUES (?)", [(kind.value,) for kind in STRONG])
    db.execute(_SPREAD)
    db.execute(_RULES)
    for *case, spread, accompanied, listed in db.execute(_CASES).fetchall():
        kind, standing = TraceKind(case[0]), Standing(case[1])
        links = policy.links(kind, standing, spread, accompanied, listed=listed)
        rule = [*case, listed, spread, accompanied, links]
        db.execute("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?)", rule)
    db.execute(_JUDGED)


def _label(db: duckdb.DuckDBPyConnection) -> None:
    """Make ``labels``: the least file that each file hangs together with."""
    db.execute(_EDGES)
    db.execute("CREATE TABLE labels AS SELECT DISTINCT file, file AS label FROM edges")
    while True:
        db.execute(_SPREAD_LABELS)
        changed = db.execute(
            "SELECT count(*) FROM labels JOIN next USING (file) WHERE labels.label <> next.label"
        ).fetchall()[0][0]
        db.execute("DROP TABLE labels")
        db.execute("ALTER TABLE next RENAME TO labels")
        if not changed:
            break


def _compare(db: duckdb.DuckDBPyConnection) -> Partition:
    db.execute(_ALL_LABELS)
    db.execute(_WRONG)
    (files, clusters, clustered) = db.execute(_COUNTS).fetchall()[0]
    linking = db.execute("SELECT count(*) FROM judged WHERE now").fetchall()[0][0]
    values = db.execute(_WRONG_VALUES).fetchall()
    wrong = db.execute(
        "SELECT file FROM everyone SEMI JOIN wrong USING (label) ORDER BY label, file"
    ).fetchnumpy()["file"]
    return Partition(
        files, clusters, clustered, linking, [value for (value,) in values], wrong.tolist()
    )


_RULES: Final = """
    CREATE TABLE rules (
        kind VARCHAR, standing VARCHAR, listed BOOL, spread INT, accompanied INT, links BOOL
    )
"""
_CASES: Final = "SELECT DISTINCT kind, standing, spread, accompanied, listed FROM spreads"
_SPREAD: Final = """
    CREATE TABLE spreads AS
    WITH strong_ones AS (
        SELECT s.file, s.value FROM sightings_ s
        JOIN values_ v ON v.id = s.value SEMI JOIN strong USING (kind)
    ), pairs AS (
        SELECT a.value AS id, b.value AS other, count(*) AS files
        FROM strong_ones a JOIN strong_ones b USING (file)
        WHERE a.value <> b.value GROUP BY a.value, b.value
    ), passing AS (
        SELECT id, count(*) FILTER (files = 1) AS n FROM pairs GROUP BY id
    ), crowds AS (
        SELECT file FROM strong_ones GROUP BY file HAVING count(*) > 1
    ), company AS (
        SELECT value AS id, count(*) AS files
        FROM strong_ones SEMI JOIN crowds USING (file) GROUP BY value
    ), counted AS (
        SELECT value AS id, count(*) AS n FROM sightings_ GROUP BY value
    )
    SELECT v.id, v.kind, v.standing, v.listed,
        CAST(coalesce(passing.n, 0) AS INT) AS spread,
        CAST(coalesce(company.files, 0) AS INT) AS accompanied,
        CAST(coalesce(counted.n, 0) AS INT) AS files
    FROM values_ v LEFT JOIN passing USING (id) LEFT JOIN company USING (id)
    LEFT JOIN counted USING (id)
"""
_JUDGED: Final = """
    CREATE TABLE judged AS
    SELECT v.id, v.standing, r.links AS now,
        v.links <> r.links OR v.spread <> s.spread OR v.files <> s.files
            OR v.accompanied <> s.accompanied AS differs
    FROM values_ v JOIN spreads s ON s.id = v.id
    JOIN rules r ON r.kind = s.kind AND r.standing = s.standing
        AND r.listed = s.listed AND r.spread = s.spread AND r.accompanied = s.accompanied
"""
# A value that holds in one file alone ties nothing; an officer's tie is a value of its own.
_EDGES: Final = """
    CREATE TABLE edges AS
    WITH held AS (
        SELECT s.value, s.file FROM sightings_ s JOIN judged j ON j.id = s.value
        WHERE (s.standing = 'confirmed' AND j.standing <> 'neutral') OR (s.standing = '' AND j.now)
        UNION ALL SELECT -id, one FROM ties_
        UNION ALL SELECT -id, other FROM ties_
    )
    SELECT value, file FROM held
    WHERE value IN (SELECT value FROM held GROUP BY value HAVING count(*) > 1)
"""
# The least label spreads over the values, then each label takes its own label: chains halve.
_SPREAD_LABELS: Final = """
    CREATE TABLE next AS
    WITH by_value AS (
        SELECT e.value, min(l.label) AS label
        FROM edges e JOIN labels l USING (file) GROUP BY e.value
    ), by_file AS (
        SELECT e.file, min(v.label) AS label
        FROM edges e JOIN by_value v USING (value) GROUP BY e.file
    )
    SELECT f.file, least(f.label, up.label) AS label
    FROM by_file f JOIN by_file up ON up.file = f.label
"""
_ALL_LABELS: Final = """
    CREATE TABLE everyone AS
    SELECT f.id AS file, f.cluster, f.harm, coalesce(l.label, f.id) AS label
    FROM files_ f LEFT JOIN labels l ON l.file = f.id
"""
# Right is what has one recorded cluster for itself, with its very sums.
_WRONG: Final = """
    CREATE TABLE wrong AS
    WITH pairs AS (
        SELECT label, cluster, count(*) AS files, sum(harm) AS harm
        FROM everyone GROUP BY label, cluster
    ), shared AS (
        SELECT label FROM pairs GROUP BY label HAVING count(*) > 1
        UNION
        SELECT label FROM pairs WHERE cluster IN (
            SELECT cluster FROM pairs GROUP BY cluster HAVING count(*) > 1
        )
    )
    SELECT label FROM shared
    UNION
    SELECT p.label FROM pairs p LEFT JOIN clusters_ c ON c.id = p.cluster
    WHERE CASE WHEN p.files > 1
        THEN c.files IS DISTINCT FROM p.files OR c.harm IS DISTINCT FROM p.harm
        ELSE c.id IS NOT NULL END
"""
_WRONG_VALUES: Final = """
    SELECT id FROM judged WHERE differs
"""
_COUNTS: Final = """
    SELECT CAST(coalesce(sum(n), 0) AS BIGINT), count(*) FILTER (n > 1),
        CAST(coalesce(sum(n) FILTER (n > 1), 0) AS BIGINT)
    FROM (SELECT count(*) AS n FROM everyone GROUP BY label)
"""
