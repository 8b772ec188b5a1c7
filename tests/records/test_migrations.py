"""The migrations make the very tables that the code describes, and can be undone."""

from collections.abc import Iterator

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, text
from sqlalchemy.exc import DBAPIError

from bot.records import tables
from bot.records.columns import Base
from bot.records.records import MIGRATIONS, Records
from bot.sealing.keyring import Keyring
from tests.conftest import SetClock

assert tables  # imported for their definitions


@pytest.fixture
def empty(
    empty_database_url: str, keyring: Keyring, clock: SetClock
) -> Iterator[tuple[Records, Engine]]:
    """Records over a database without tables, and a way past them."""
    records = Records(empty_database_url, keyring, clock)
    engine = create_engine(empty_database_url.replace("postgresql://", "postgresql+psycopg://", 1))
    yield records, engine
    records.close()
    engine.dispose()


def downgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


def test_an_empty_database_gets_every_table(empty: tuple[Records, Engine]) -> None:
    records, engine = empty

    records.migrate()

    assert set(Base.metadata.tables) <= set(inspect(engine).get_table_names())


def test_the_tables_are_those_that_the_code_describes(empty: tuple[Records, Engine]) -> None:
    records, engine = empty
    records.migrate()

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_every_constraint_has_the_name_of_the_convention(
    empty: tuple[Records, Engine],
) -> None:
    records, engine = empty
    records.migrate()

    seen = inspect(engine)
    names = {
        str(constraint["name"])
        for table in Base.metadata.tables
        for constraint in (
            seen.get_pk_constraint(table),
            *seen.get_foreign_keys(table),
            *seen.get_unique_constraints(table),
        )
    }

    assert {name[:3] for name in names} == {"pk_", "fk_", "uq_"}


def test_migrating_twice_changes_nothing(empty: tuple[Records, Engine]) -> None:
    records, _ = empty
    records.migrate()
    with records.transaction() as work:
        work.audit.append("system", "system:test:write", "x")

    records.migrate()

    with records.transaction() as work:
        assert work.audit.head().position == 1


def test_the_migrations_can_be_undone_and_done_again(empty: tuple[Records, Engine]) -> None:
    records, engine = empty
    records.migrate()

    downgrade(engine)
    emptied = inspect(engine).get_table_names()
    records.migrate()

    assert emptied == ["alembic_version"]
    assert set(Base.metadata.tables) <= set(inspect(engine).get_table_names())


def test_the_trail_is_protected_after_it_was_made_again(
    empty: tuple[Records, Engine],
) -> None:
    records, engine = empty
    records.migrate()
    downgrade(engine)
    records.migrate()
    with records.transaction() as work:
        work.audit.append("system", "system:test:write", "x")

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_events"))
