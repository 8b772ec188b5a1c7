"""The officers' desk: pages of the queue and searches over HTTP, beside the same data in clear."""

import os
import random
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import httpx
from sqlalchemy import Connection, create_engine

from benchmarks.desk_filled import Told, fill_desk, tell
from bot.bootstrap.settings import ROOT
from bot.complaint.clock import clock_from
from bot.extraction.search_words import stem_of
from bot.linkage.traces import TraceKind
from bot.records.records import Records
from bot.sealing.keyring import Keyring
from tests.live import LiveService
from tests.officers import enrol_at, sign_in
from tests.postgres import Cluster
from tests.simulation.complaints import Invented, invent

_PAGES: Final = (
    "/console",
    "/console?tri=prejudice",
    "/console?tri=danger",
    "/console?tri=affaire",
    "/console?faits=chantage",
    "/console?charge=libres",
    "/console?danger=oui",
    "/console?liste=decides",
)
_EACH: Final = 15
_SEARCHES: Final = 100
# A search is one to three words of a story, as somebody remembers them.
_MOST_WORDS: Final = 3
_CLEAR: Final = {
    "sqlite": "SELECT rowid FROM clear WHERE clear MATCH ? ORDER BY rowid DESC LIMIT 20",
    "postgresql": "SELECT id FROM clear WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT 20",
}


@dataclass(frozen=True)
class Took:
    """Milliseconds of one thing: median and 95th percentile."""

    median: float
    p95: float


@dataclass(frozen=True)
class Desk:
    """What was measured on one database.

    Attributes:
        name: the database.
        queue: a page of the queue, over HTTP.
        slowest: the page whose 95th percentile is the highest, and that.
        select: ``SELECT … LIMIT 50`` of the same table, by its primary key.
        identifiers: a search by identifier, over HTTP.
        words: a search by words, over HTTP, with excerpts.
        index: what of it finds the files.
        clear: the same words in clear: FTS5, or tsvector with GIN.
    """

    name: str
    queue: Took
    slowest: tuple[str, float]
    select: Took
    identifiers: Took
    words: Took
    index: Took
    clear: Took


def measure_desk(size: int) -> list[Desk]:
    """Measure so many complaints on both databases."""
    invented = invent(size)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        measured = [_measure("SQLite", f"sqlite:///{home}/bench.sqlite3", home / "one", invented)]
        cluster = Cluster()
        try:
            cluster.start()
            measured.append(_measure("PostgreSQL", cluster.database(), home / "two", invented))
        finally:
            cluster.stop()
    return measured


def _measure(name: str, url: str, home: Path, invented: Sequence[Invented]) -> Desk:
    home.mkdir()
    keyring = Keyring.load(home / "keys.json")
    records = Records(url, keyring, clock_from(""))
    records.migrate()
    fill_desk(url, keyring, invented)
    # Nobody talks: the engine stays out.
    settings = {"ARIANE_DATABASE_URL": url, "ARIANE_ENGINE_URL": "http://127.0.0.1:9"}
    subprocess.run(
        [ROOT / "bin" / "ariane", "linkage", "rebuild"],
        env={**os.environ, "ARIANE_HOME": str(home), **settings},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    asked = list(_asked(tell(len(invented)), len(invented)))
    service = LiveService(home, settings)
    service.start()
    try:
        with httpx.Client(base_url=service.url, timeout=60) as desk:
            sign_in(desk, enrol_at(service, "mesure"))
            queue = {page: _pages(desk, page) for page in _PAGES}
            identifiers = _searched(desk, _identifiers(invented))
            words = _searched(desk, [" ".join(each) for each in asked])
    finally:
        service.stop()
    stems = [[stem_of(word) for word in each] for each in asked]
    index = _took(lambda each: _holding(records, each), stems)
    records.close()
    select, clear = _in_clear(url, len(invented), stems)
    worst = max(_PAGES, key=lambda page: _percentile(queue[page]).p95)
    return Desk(
        name,
        _percentile([took for some in queue.values() for took in some]),
        (worst, _percentile(queue[worst]).p95),
        select,
        _percentile(identifiers),
        _percentile(words),
        _percentile(index),
        clear,
    )


def _pages(desk: httpx.Client, page: str) -> list[float]:
    """Go from page to page, as an officer does who looks for something to do."""
    took, address = [], page
    for _ in range(_EACH):
        began = time.perf_counter()
        answer = desk.get(address)
        took.append((time.perf_counter() - began) * 1000)
        answer.raise_for_status()
        following = re.search(r'rel="next" href="([^"]+)"', answer.text)
        address = following[1].replace("&amp;", "&") if following else page
    return took


def _searched(desk: httpx.Client, texts: Sequence[str]) -> list[float]:
    form = desk.get("/console/recherche").text
    code = re.search(r'name="csrf" value="([^"]+)"', form)
    assert code

    def search(typed: str) -> None:
        answer = desk.post("/console/recherche", data={"csrf": code[1], "text": typed})
        answer.raise_for_status()
        assert "/console/dossiers/" in answer.text

    return _took(search, texts)


def _holding(records: Records, words: Sequence[str]) -> None:
    with records.reading() as work:
        assert work.words.holding(words, skip=0, limit=20).references


def _asked(stories: Iterator[Told], size: int) -> Iterator[list[str]]:
    """Yield what is searched for: words of stories drawn by chance."""
    dice = random.Random(1)  # noqa: S311 - a draw of stories
    chosen = set(dice.sample(range(size), min(_SEARCHES, size)))
    for number, told in enumerate(stories):
        if number in chosen:
            words = sorted({word for word in told.story.split() if stem_of(word)})
            yield dice.sample(words, dice.randint(1, _MOST_WORDS))


def _identifiers(invented: Sequence[Invented]) -> list[str]:
    dice = random.Random(2)  # noqa: S311 - a draw of traces
    # Not every telephone that is drawn is one that may be given out.
    strong = [
        trace.value
        for each in dice.sample(invented, min(5 * _SEARCHES, len(invented)))
        for trace in each.traces
        if trace.kind in (TraceKind.IBAN, TraceKind.EMAIL)
    ][:_SEARCHES]
    assert strong
    return strong


def _in_clear(url: str, size: int, asked: Sequence[Sequence[str]]) -> tuple[Took, Took]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        _write_clear(connection, size)
        query, joined = _CLEAR[engine.dialect.name], _JOINED[engine.dialect.name]
        clear = _took(
            lambda words: connection.exec_driver_sql(query, (joined(words),)).all(), asked
        )
        select = _took(
            lambda _: connection.exec_driver_sql("SELECT * FROM complaints LIMIT 50").all(), asked
        )
    engine.dispose()
    return _percentile(select), _percentile(clear)


_JOINED: Final[dict[str, Callable[[Sequence[str]], str]]] = {
    "sqlite": lambda words: " AND ".join(f'"{word}"' for word in words),
    "postgresql": lambda words: " & ".join(f"'{word}'" for word in words),
}


def _write_clear(connection: Connection, size: int) -> None:
    rows = [(number, " ".join(sorted(told.stems))) for number, told in enumerate(tell(size), 1)]
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("CREATE VIRTUAL TABLE clear USING fts5(words)")
        connection.exec_driver_sql("INSERT INTO clear (rowid, words) VALUES (?, ?)", rows)
        return
    connection.exec_driver_sql("CREATE TABLE clear (id bigint PRIMARY KEY, words tsvector)")
    connection.exec_driver_sql(
        "INSERT INTO clear VALUES (%s, array_to_tsvector(string_to_array(%s, ' ')))", rows
    )
    connection.exec_driver_sql("CREATE INDEX ON clear USING gin (words)")
    connection.exec_driver_sql("ANALYZE clear")


def _took(act: Callable[[Any], object], each_of: Sequence[Any]) -> list[float]:
    took = []
    for each in each_of:
        began = time.perf_counter()
        act(each)
        took.append((time.perf_counter() - began) * 1000)
    return took


def _percentile(took: Sequence[float]) -> Took:
    return Took(statistics.median(took), statistics.quantiles(took, n=20)[-1])
