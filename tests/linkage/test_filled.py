"""What recoupement is measured on is what filing one by one would have written."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from benchmarks.filled import FILINGS, filled_copy, invented_for
from benchmarks.poured import pour
from bot.bootstrap.settings import ROOT
from bot.complaint.clock import clock_from
from bot.linkage.partition import partition
from bot.linkage.policy import load_policy
from bot.records.linkage_tables import ValueRow
from bot.records.records import Records
from bot.sealing.keyring import Keyring
from tests.postgres import Cluster

SIZE = 300


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ARIANE_CACHE", str(tmp_path / "cache"))
    (tmp_path / "home").mkdir()
    return tmp_path / "home"


def records_at(url: str, home: Path) -> Records:
    return Records(url, Keyring.load(home / "keys.json"), clock_from(""))


def test_the_counts_are_right_and_only_the_cases_are_left_to_work_out(home: Path) -> None:
    records = records_at(filled_copy(home, SIZE), home)

    with records.reading() as work:
        found = partition(work.recorded(), load_policy(ROOT / "data" / "linkage"))

    records.close()
    assert found.files == SIZE
    assert list(found.wrong_values) == []
    assert len(found.wrong_files) == found.clustered > SIZE / 3


def test_a_second_copy_is_the_first_one_again(home: Path) -> None:
    filled_copy(home, SIZE)
    first = {name: (home / name).read_bytes() for name in ("bench.sqlite3", "keys.json")}
    filled_copy(home, SIZE)

    assert {name: (home / name).read_bytes() for name in first} == first


def test_what_is_filed_afterwards_was_not_filled_in() -> None:
    given, later = invented_for(SIZE)

    assert (len(given), len(later)) == (SIZE, FILINGS)
    assert max(each.filed_at for each in given) <= min(each.filed_at for each in later)


def test_postgresql_is_filled_with_the_very_same_values(home: Path, postgres: Cluster) -> None:
    here, there = filled_copy(home, SIZE), postgres.database()
    records = records_at(there, home)
    records.migrate()
    records.close()

    pour(here, there)

    assert values_of(there) == values_of(here)


def values_of(url: str) -> list[tuple[object, ...]]:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        rows = connection.execute(select(ValueRow.__table__).order_by(ValueRow.id)).all()
    engine.dispose()
    return [tuple(row) for row in rows]
