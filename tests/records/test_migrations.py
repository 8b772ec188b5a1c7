"""The migrations make the very tables that the code describes, and can be undone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Engine, create_engine, inspect, select, text
from sqlalchemy.exc import DBAPIError

from bot.records import tables
from bot.records.columns import Base
from bot.records.records import MIGRATIONS, Records
from bot.records.tables import ComplaintRow
from bot.sealing.keyring import Keyring
from tests.conftest import NOON, SetClock

assert tables  # imported for their definitions
CONVERSATION = (
    "INSERT INTO conversations (id, token_digest, opened_at, active_at, stage, tries)"
    " VALUES (:name, :name, :at, :at, 'filed', 0)"
)
COMPLAINT = (
    "INSERT INTO complaints (reference, conversation_id, tracking_digest, kind, offence, state,"
    " version, filed_at) VALUES (:name, :name, :name, 'plainte', 'chantage', 'filed', 1, :at)"
)


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


def go_to(engine: Engine, revision: str) -> None:
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        way = command.downgrade if revision == "base" else command.upgrade
        way(config, revision)


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

    go_to(engine, "base")
    emptied = inspect(engine).get_table_names()
    records.migrate()

    assert emptied == ["alembic_version"]
    assert set(Base.metadata.tables) <= set(inspect(engine).get_table_names())


def test_the_trail_is_protected_after_it_was_made_again(
    empty: tuple[Records, Engine],
) -> None:
    records, engine = empty
    records.migrate()
    go_to(engine, "base")
    records.migrate()
    with records.transaction() as work:
        work.audit.append("system", "system:test:write", "x")

    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.execute(text("DELETE FROM audit_events"))


def test_who_took_a_complaint_up_before_is_dated_from_the_trail(
    empty: tuple[Records, Engine],
) -> None:
    records, engine = empty
    go_to(engine, "0006")
    event = (
        "INSERT INTO audit_events (position, at, actor, act, subject, details, previous, digest)"
        " VALUES (:position, :at, 'x', :act, 'A', '{}', '', '')"
    )
    with engine.begin() as connection:
        for name in "AB":
            for statement in (CONVERSATION, COMPLAINT):
                at = NOON.strftime("%Y-%m-%d %H:%M:%S.%f")
                connection.execute(text(statement), {"name": name, "at": at})
        for position, act in enumerate(["read", "claim", "release", "claim"], start=1):
            at = (NOON + timedelta(hours=position)).isoformat()
            values = {"position": position, "at": at, "act": f"officer:complaint:{act}"}
            connection.execute(text(event), values)

    records.migrate()

    with engine.connect() as connection:
        taken = select(ComplaintRow.reference, ComplaintRow.claimed_at)
        claimed = dict(connection.execute(taken).all())
    assert claimed == {"A": NOON + timedelta(hours=2), "B": None}


def test_what_was_filed_before_files_were_joined_leads_for_itself_and_waits_to_be_noted(
    empty: tuple[Records, Engine],
) -> None:
    records, engine = empty
    go_to(engine, "0012")
    at = NOON.strftime("%Y-%m-%d %H:%M:%S.%f")
    with engine.begin() as connection:
        for statement in (CONVERSATION, COMPLAINT):
            connection.execute(text(statement), {"name": "A", "at": at})

    records.migrate()

    with records.transaction() as work:
        assert work.complaints.by_reference("A").leading is None
        assert work.declarants.unmarked(2) == ["A"]
        work.declarants.mark("A", [])
        assert work.declarants.unmarked(2) == []
