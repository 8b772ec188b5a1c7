"""The database: one engine, one transaction at a time for each caller."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, select, text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.complaint.clock import Clock
from bot.complaint.errors import StorageFailed
from bot.linkage.partition import Recorded
from bot.records.accesses import Accesses
from bot.records.audit import Audit
from bot.records.bearing import Bearing
from bot.records.clusters import Clusters
from bot.records.complaints import Complaints
from bot.records.conversations import Conversations
from bot.records.decisions import Decisions
from bot.records.declarants import Declarants
from bot.records.envelopes import Envelopes
from bot.records.linking import Linking
from bot.records.nearby import Neighbourhood
from bot.records.officers import Officers
from bot.records.queue import Queue
from bot.records.readings import Readings
from bot.records.recorded import recorded
from bot.records.redirections import Redirections
from bot.records.referrals import Referrals
from bot.records.rulings import Rulings
from bot.records.saved_views import SavedViews
from bot.records.sessions import Sessions
from bot.records.signatures import Signatures
from bot.records.statistics import Statistics
from bot.records.tables import MessageRow
from bot.records.words import Words
from bot.sealing.keyring import Keyring

MIGRATIONS: Final = Path(__file__).parent / "migrations"
# How long one writer waits for another, in milliseconds.
_BUSY: Final = 10_000
# The option that marks a transaction as one that writes nothing.
_READS: Final = "ariane_reads"


class Work:
    """One transaction: everything done through it happens, or nothing does."""

    def __init__(self, session: Session, keyring: Keyring, clock: Clock) -> None:
        self.words = Words(session, keyring)
        self.conversations = Conversations(session, keyring, clock, self.words)
        self.accesses = Accesses(session, clock)
        self.complaints = Complaints(session, clock)
        self.decisions = Decisions(session, keyring, self.words)
        self.declarants = Declarants(session, keyring)
        self.redirections = Redirections(session, clock)
        self.queue = Queue(session)
        self.saved_views = SavedViews(session, keyring)
        self.statistics = Statistics(session)
        self.readings = Readings(session, keyring, clock)
        self.officers = Officers(session, keyring, clock)
        self.sessions = Sessions(session, clock)
        self.referrals = Referrals(session)
        self.signatures = Signatures(session)
        self.audit = Audit(session, clock)
        self.linking = Linking(session, keyring)
        self.rulings = Rulings(session, keyring, clock)
        self.clusters = Clusters(session, keyring)
        self.bearing = Bearing(session, keyring)
        self.nearby = Neighbourhood(session, keyring)
        self._session = session

    def recorded(self) -> Recorded:
        """Return a copy of what recoupement has recorded."""
        return recorded(self._session)

    @contextmanager
    def attempt(self) -> Iterator[None]:
        """Do something that may fail without undoing the rest.

        Raises:
            StorageFailed: the database did not take it; all that was written within is undone.
        """
        try:
            with self._session.begin_nested():
                yield
        except DBAPIError as error:
            raise StorageFailed(type(error).__name__) from error


class Records:
    """Everything that is kept, on SQLite or PostgreSQL.

    Raises:
        StorageFailed: the database's address cannot be read.
    """

    def __init__(self, url: str, keyring: Keyring, clock: Clock) -> None:
        self._engine = _engine(url)
        self._reader = self._engine.execution_options(**{_READS: True})
        self._keyring = keyring
        self._clock = clock

    def migrate(self) -> None:
        """Bring the tables up to date.

        Raises:
            StorageFailed: the database cannot be reached or changed.
        """
        try:
            with self._engine.begin() as connection:
                config = Config()
                config.set_main_option("script_location", str(MIGRATIONS))
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
        except DBAPIError as error:
            raise StorageFailed("the database cannot be migrated") from error

    def check(self) -> None:
        """Ask the database a question.

        Raises:
            StorageFailed: it does not answer.
        """
        with self.transaction() as work:
            work.audit.head()

    def check_keys(self) -> None:
        """Make sure that what is kept can be opened.

        Raises:
            KeyMissing: it was sealed with keys that we do not have.
            StorageFailed: the database does not answer.
        """
        last = select(MessageRow).order_by(MessageRow.sent_at.desc()).limit(1)
        with self._session() as session:
            row = session.scalar(last)
            if row:
                Envelopes(self._keyring).message(row)

    @contextmanager
    def transaction(self) -> Iterator[Work]:
        """Open a transaction; it is committed at the end, or undone if anything is raised.

        Raises:
            StorageFailed: the database did not take it.
        """
        with self._session() as session:
            yield Work(session, self._keyring, self._clock)

    @contextmanager
    def reading(self) -> Iterator[Work]:
        """Open a transaction in which nothing is written: on SQLite it waits for no writer.

        Raises:
            StorageFailed: the database did not answer.
        """
        with self._session(self._reader) as session:
            yield Work(session, self._keyring, self._clock)

    @contextmanager
    def _session(self, engine: Engine | None = None) -> Iterator[Session]:
        try:
            session = Session(engine or self._engine, expire_on_commit=False)
            with session, session.begin():
                yield session
        except DBAPIError as error:
            raise StorageFailed(type(error).__name__) from error

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()


def _engine(url: str) -> Engine:
    on_sqlite = url.startswith("sqlite")
    address = url.replace("postgresql://", "postgresql+psycopg://", 1)
    try:
        engine = create_engine(address, connect_args={"timeout": _BUSY / 1000} if on_sqlite else {})
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise StorageFailed("the address of the database cannot be read") from error
    if not on_sqlite:
        return engine
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.execute(text("BEGIN" if reads else "BEGIN IMMEDIATE"))


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own
    # The driver must leave BEGIN to us: positions and the audit chain are read, then written.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    # In WAL a committed transaction survives the death of the process; the last ones may be
    # lost with the machine's power, never half written. FULL costs a disk flush at each turn.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
