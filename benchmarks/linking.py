"""Recoupement: matching at filing, working all out again, and whether the cases are true."""

import csv
import json
import statistics
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import create_engine, select

from benchmarks.filled import filled_copy, invented_for
from benchmarks.poured import pour
from benchmarks.watched import Watched, watch
from bot.bootstrap.settings import ROOT
from bot.complaint.clock import clock_from
from bot.complaint.complaints import Complaint, FilingKind
from bot.complaint.lifecycle import State
from bot.linkage.groups import Groups
from bot.linkage.policy import load_policy
from bot.linkage.traces import STRONG, Trace
from bot.records.linkage_tables import FileRow
from bot.records.linking import Sighted
from bot.records.records import Records, Work
from bot.records.sightings import Seen
from bot.sealing.keyring import Keyring
from tests.postgres import Cluster
from tests.simulation.complaints import Invented

# Splink makes every pair that shares a value: of a million complaints, those of one parcel carrier
# alone are eighty million. Past this it is stopped, and the table says so.
_PEER_SECONDS: Final = 1800
# What Splink is given to block on: a value of each strong kind.
_COLUMNS: Final = ("iban", "crypto", "phone", "email", "domain", "profile")


@dataclass(frozen=True)
class Truth:
    """How true the cases are.

    Attributes:
        precision: of all pairs of complaints that are linked, which share is true.
        recall: of all true pairs, which share is linked; one large author outweighs all others.
        by_file: of the complaints of a complaint's author, which share is in its case; the mean
            over all complaints (B-cubed recall: Bagga and Baldwin, 1998).
    """

    precision: float
    recall: float
    by_file: float


@dataclass(frozen=True)
class Linked:
    """What was measured of one linker.

    Attributes:
        name: how the table calls it.
        truth: against the true authors; ``None`` when it was stopped before its end.
        rebuild: seconds to work all cases out from nothing, and to write them.
        busy: seconds of processor that this takes.
        again: seconds to work them out and find nothing to write; ``None`` for a peer.
        memory: megabytes at the most.
        filing: milliseconds to match one more complaint: median and 95th percentile.
    """

    name: str
    truth: Truth | None
    rebuild: float | None
    busy: float | None
    again: float | None
    memory: float | None
    filing: tuple[float, float] | None


def measure_linking(size: int) -> Iterator[Linked]:
    """Measure so many complaints on both databases, and Splink's deterministic linking.

    Yields:
        What was measured of each, as soon as it is.
    """
    given, later = invented_for(size)
    yield Linked("all that can be known", reachable([*given, *later]), None, None, None, None, None)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        on_sqlite = filled_copy(home, size)
        cluster = Cluster()
        try:
            cluster.start()
            on_postgresql = cluster.database()
            _migrate(on_postgresql, home)
            pour(on_sqlite, on_postgresql)
            yield _measure("Ariane, SQLite", on_sqlite, home, given, later)
            yield _measure("Ariane, PostgreSQL", on_postgresql, home, given, later)
        finally:
            cluster.stop()
        yield _measure_peer(home, given)


def truth_of(authors: Sequence[int], cases: Sequence[int]) -> Truth:
    """Compare the cases with the true authors, pair by pair and complaint by complaint."""
    parts, made = Counter(zip(authors, cases, strict=True)), Counter(authors)
    both = _pairs(parts.values())
    linked, true = _pairs(Counter(cases).values()), _pairs(made.values())
    found = sum(size * size / made[author] for (author, _), size in parts.items())
    return Truth(
        both / linked if linked else 1.0, both / true if true else 1.0, found / len(authors)
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def _measure(
    name: str, url: str, home: Path, given: Sequence[Invented], later: Sequence[Invented]
) -> Linked:
    rebuilt = _rebuild(url, home)
    again = _rebuild(url, home)
    records = _records(url, home)
    took = _file(records, later, len(given))
    records.close()
    cases, authors = _cases(url), [each.author for each in (*given, *later)]
    truth = truth_of(authors, [cases[f"B{n}"] for n in range(len(authors))])
    p95 = statistics.quantiles(took, n=20)[-1]
    return Linked(
        name,
        truth,
        rebuilt.seconds,
        rebuilt.busy,
        again.seconds,
        rebuilt.megabytes,
        (statistics.median(took), p95),
    )


def _migrate(url: str, home: Path) -> None:
    records = _records(url, home)
    records.migrate()
    records.close()


def _records(url: str, home: Path) -> Records:
    return Records(url, Keyring.load(home / "keys.json"), clock_from(""))


def _file(records: Records, invented: Sequence[Invented], number: int) -> list[float]:
    policy = load_policy(ROOT / "data" / "linkage")
    took = []
    for place, each in enumerate(invented, number):
        with records.transaction() as work:
            sighted = _sighted(work, f"B{place}", each)
            began = time.perf_counter()
            work.linking.add(sighted, policy)
            took.append((time.perf_counter() - began) * 1000)
    return took


def _sighted(work: Work, reference: str, each: Invented) -> Sighted:
    work.conversations.open(reference, reference)
    work.complaints.file(
        Complaint(
            reference, reference, FilingKind.COMPLAINT, each.offence, State.FILED, each.filed_at
        ),
        reference,
    )
    seen = [Seen(trace) for trace in each.traces]
    return Sighted(reference, each.filed_at, each.harm, each.department, seen)


def _rebuild(url: str, home: Path) -> Watched:
    """Run the command as an operator would."""
    done = watch(
        [str(ROOT / "bin" / "ariane"), "linkage", "rebuild"],
        env={"ARIANE_HOME": str(home), "ARIANE_DATABASE_URL": url},
    )
    assert done.status == 0
    return done


def _cases(url: str) -> Mapping[str, int]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(select(FileRow.reference, FileRow.cluster)).all()
    engine.dispose()
    return {row.reference: row.cluster for row in rows}


def reachable(invented: Sequence[Invented]) -> Truth:
    """Return what is linked by whoever knows which strong values are one author's."""
    owners: dict[Trace, set[int]] = {}
    for each in invented:
        for trace in each.traces:
            owners.setdefault(trace, set()).add(each.author)
    groups: Groups[int] = Groups(range(len(invented)))
    first: dict[Trace, int] = {}
    for place, each in enumerate(invented):
        for trace in each.traces:
            if trace.kind in STRONG and len(owners[trace]) == 1:
                groups.tie(first.setdefault(trace, place), place)
    cases = [0] * len(invented)
    for label, some in enumerate(groups.sets()):
        for place in some:
            cases[place] = label
    return truth_of([each.author for each in invented], cases)


def _measure_peer(home: Path, invented: Sequence[Invented]) -> Linked:
    """Let Splink link the same complaints, in the environment of the peers."""
    given, made = home / "given.csv", home / "made.json"
    with given.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(("unique_id", *_COLUMNS))
        for number, each in enumerate(invented):
            values = {trace.kind.value: trace.value for trace in each.traces}
            rows.writerow((number, *(values.get(column, "") for column in _COLUMNS)))
    python = subprocess.run(
        [ROOT / "bin" / "env", "peers"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    done = watch(
        [f"{python}/bin/python", "-m", "benchmarks.linking_peer", str(given), str(made)],
        limit=_PEER_SECONDS,
    )
    name = "Splink, deterministic"
    if done.status is None:
        return Linked(f"{name}, stopped", None, done.seconds, done.busy, None, done.megabytes, None)
    assert done.status == 0, "Splink did not answer"
    cases = json.loads(made.read_text(encoding="utf-8"))
    truth = truth_of([each.author for each in invented], cases)
    return Linked(name, truth, done.seconds, done.busy, None, done.megabytes, None)
