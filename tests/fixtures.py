"""The parts of the service, from the smallest to the whole.

``database_url`` makes each test that reaches it run twice, on SQLite and on PostgreSQL; a folder
whose tests have nothing to say about databases overrides it in its own ``conftest.py``::

    @pytest.fixture
    def database_url(sqlite_url: str) -> str:
        return sqlite_url
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.settings import ROOT, Settings
from bot.complaint.facts import FactName
from bot.evidence.vault import Vault
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.sealing.keyring import Keyring
from bot.wording.wording import Wording
from tests.conftest import SetClock
from tests.postgres import Cluster


@pytest.fixture
def keyring() -> Keyring:
    """A ring with one fresh key."""
    return Keyring.fresh()


@pytest.fixture
def vault(tmp_path: Path, keyring: Keyring) -> Vault:
    """An empty vault."""
    return Vault(tmp_path / "vault", keyring)


@pytest.fixture(scope="session")
def wording() -> Wording:
    """The words of ``data/wording``."""
    return Wording.load(ROOT / "data" / "wording")


@pytest.fixture(scope="session")
def orienter() -> Orienter:
    """The questionnaire of ``data/orientation``, as it is without an identity provider."""
    questionnaire = load_questionnaire(ROOT / "data" / "orientation")
    return Orienter(questionnaire.without(FactName.IDENTIFIED.value))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A running PostgreSQL; started by the first test that needs it."""
    cluster = Cluster()
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table, to be copied."""
    path = tmp_path_factory.mktemp("template") / "migrated.sqlite3"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Cluster) -> str:
    """A PostgreSQL database with every table, to be emptied after each test."""
    url = postgres.database()
    _migrate(url)
    return url


@pytest.fixture
def sqlite_url(tmp_path: Path, migrated_sqlite: Path) -> str:
    """A fresh SQLite database with every table."""
    path = tmp_path / "records.sqlite3"
    shutil.copy(migrated_sqlite, path)
    return f"sqlite:///{path}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A database with every table and no row, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    url: str = request.getfixturevalue("migrated_postgres")
    yield url
    cluster.empty(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a single table, once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    cluster: Cluster = request.getfixturevalue("postgres")
    url = cluster.database()
    yield url
    cluster.drop(url)


@pytest.fixture
def records(database_url: str, keyring: Keyring, clock: SetClock) -> Iterator[Records]:
    """Records on both databases."""
    records = Records(database_url, keyring, clock)
    yield records
    records.close()


@pytest.fixture
def settings(tmp_path: Path, database_url: str, clock: SetClock) -> Settings:
    """Settings of a service in a temporary home."""
    home = tmp_path / "home"
    return Settings(
        host="127.0.0.1",
        port=0,
        home=home,
        database_url=database_url,
        keys="",
        heads=tmp_path / "heads" / "audit-heads.jsonl",
        engine_url="",
        engine_token="",
        clock=clock,
        secure=False,
    )


@pytest.fixture
def services(settings: Settings) -> Iterator[Services]:
    """The whole service below its doors."""
    services = assemble(settings)
    yield services
    services.close()


def _migrate(url: str) -> None:
    records = Records(url, Keyring.fresh(), SetClock())
    records.migrate()
    records.close()
