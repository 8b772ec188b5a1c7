"""The audit trail grows, never changes, and whoever changed it all the same is found out."""

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DBAPIError

from bot.complaint.errors import StorageFailed
from bot.records.audit import GENESIS, AuditEvent, Head
from bot.records.heads import Verdict, publish, read, verify
from bot.records.records import Records
from tests.conftest import NOON, SetClock

ACTS = ("victim:complaint:file", "officer:complaint:read", "officer:fact:correct")


@pytest.fixture
def trail(records: Records, clock: SetClock) -> list[AuditEvent]:
    """Nine events, three a complaint."""
    events = []
    for number in range(9):
        clock.forward(minutes=1)
        with records.transaction() as work:
            events.append(
                work.audit.append(
                    "0f0f", ACTS[number % 3], f"A7K-{number // 3}", {"version": number}
                )
            )
    return events


@pytest.fixture
def heads(tmp_path: Path, trail: list[AuditEvent]) -> Path:
    """The heads published after the third and the last event."""
    file = tmp_path / "elsewhere" / "heads.jsonl"
    for event in (trail[2], trail[8]):
        publish(file, Head(event.position, event.digest), NOON)
    return file


def administer(url: str, act: Callable[[Connection], Any]) -> None:
    """Act on the database past the service, as whoever runs it could."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://", 1))
    try:
        with engine.begin() as connection:
            act(connection)
    finally:
        engine.dispose()


def tamper(url: str, *statements: str) -> None:
    """Put the triggers to sleep, then change the trail."""

    def act(connection: Connection) -> None:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER audit_no_update"))
            connection.execute(text("DROP TRIGGER audit_no_delete"))
        for statement in statements:
            connection.exec_driver_sql(statement)

    administer(url, act)


def rewrite_from(url: str, trail: list[AuditEvent], first: int) -> None:
    """Change an event and give it, and every later one, a digest that follows."""
    statements, previous = [], trail[first - 2].digest
    for event in trail[first - 1 :]:
        subject = "B7K-0" if event.position == first else event.subject
        forged = AuditEvent(
            event.position,
            event.at,
            event.actor,
            event.act,
            subject,
            event.details,
            previous,
            digest="",
        ).recomputed()
        statements.append(
            f"UPDATE audit_events SET subject = '{subject}', previous = '{previous}',"  # noqa: S608 - our own
            f" digest = '{forged}' WHERE position = {event.position}"
        )
        previous = forged
    tamper(url, *statements)


def test_the_trail_begins_at_nothing(records: Records) -> None:
    with records.transaction() as work:
        assert work.audit.head() == Head(0, GENESIS)
        assert list(work.audit.events()) == []


def test_each_event_follows_from_the_one_before(records: Records, trail: list[AuditEvent]) -> None:
    with records.transaction() as work:
        events = list(work.audit.events())
        head = work.audit.head()

    assert events == trail
    assert [event.position for event in events] == list(range(1, 10))
    assert [event.previous for event in events] == [GENESIS, *[e.digest for e in events[:-1]]]
    assert all(event.recomputed() == event.digest for event in events)
    assert head == Head(9, events[-1].digest)


def test_the_events_of_one_complaint_are_told_apart(
    records: Records, trail: list[AuditEvent]
) -> None:
    with records.transaction() as work:
        assert list(work.audit.events("A7K-1")) == trail[3:6]


@pytest.mark.usefixtures("trail")
def test_an_event_says_when_and_by_whom(records: Records) -> None:
    with records.transaction() as work:
        first = list(work.audit.events())[0]  # noqa: RUF015 - a cursor left half read is a leak

    assert first.at == (NOON + timedelta(minutes=1)).isoformat()
    assert (first.actor, first.act, first.details) == ("0f0f", ACTS[0], {"version": 0})


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_events SET actor = 'nobody' WHERE position = 4",
        "UPDATE audit_events SET digest = digest",
        "DELETE FROM audit_events WHERE position = 4",
        "DELETE FROM audit_events",
    ],
)
@pytest.mark.usefixtures("trail")
def test_the_database_itself_refuses_to_change_the_trail(
    records: Records, database_url: str, statement: str
) -> None:
    with pytest.raises(DBAPIError, match="append-only"):
        administer(database_url, lambda connection: connection.execute(text(statement)))

    with records.transaction() as work:
        assert work.audit.head().position == 9


def test_an_untouched_trail_is_sound(records: Records, heads: Path) -> None:
    verdict = verify(records, heads)

    assert verdict == Verdict(9, broken_at=None, missing=0, rewritten_at=None, heads=2)
    assert verdict.sound


@pytest.mark.usefixtures("trail")
def test_a_trail_of_which_no_head_was_published_is_checked_by_itself(
    records: Records, tmp_path: Path
) -> None:
    verdict = verify(records, tmp_path / "nothing.jsonl")

    assert verdict.sound
    assert verdict.heads == 0


@pytest.mark.parametrize(
    "change",
    [
        "actor = 'nobody'",
        "act = 'officer:complaint:validate'",
        "subject = 'B7K-0'",
        "at = '2026-03-05T12:00:00+00:00'",
        "details = '{\"version\":99}'",
        "previous = digest",
        "digest = previous",
    ],
)
def test_a_changed_event_is_found(
    records: Records, heads: Path, database_url: str, change: str
) -> None:
    tamper(database_url, f"UPDATE audit_events SET {change} WHERE position = 5")  # noqa: S608 - our own

    verdict = verify(records, heads)

    assert verdict.broken_at == 5
    assert not verdict.sound


def test_an_event_removed_from_the_middle_is_found(
    records: Records, heads: Path, database_url: str
) -> None:
    tamper(database_url, "DELETE FROM audit_events WHERE position = 5")

    assert verify(records, heads).broken_at == 6


def test_a_first_event_that_was_removed_is_found(
    records: Records, heads: Path, database_url: str
) -> None:
    tamper(database_url, "DELETE FROM audit_events WHERE position = 1")

    assert verify(records, heads).broken_at == 2


def test_a_tail_that_was_cut_is_found_by_the_published_head(
    records: Records, heads: Path, database_url: str
) -> None:
    tamper(database_url, "DELETE FROM audit_events WHERE position > 6")

    verdict = verify(records, heads)

    assert (verdict.broken_at, verdict.missing) == (None, 3)
    assert not verdict.sound


def test_a_trail_that_was_emptied_is_found(
    records: Records, heads: Path, database_url: str
) -> None:
    tamper(database_url, "DELETE FROM audit_events")

    assert verify(records, heads).missing == 9


def test_a_tail_rewritten_so_that_it_follows_is_found_by_the_published_head(
    records: Records, heads: Path, trail: list[AuditEvent], database_url: str
) -> None:
    rewrite_from(database_url, trail, first=6)

    verdict = verify(records, heads)

    assert (verdict.broken_at, verdict.rewritten_at) == (None, 9)
    assert not verdict.sound


def test_published_heads_are_read_as_they_were_written(
    heads: Path, trail: list[AuditEvent]
) -> None:
    assert read(heads) == [Head(event.position, event.digest) for event in (trail[2], trail[8])]


def test_a_head_that_was_half_written_costs_none_of_the_others(
    heads: Path, trail: list[AuditEvent]
) -> None:
    whole = read(heads)
    with heads.open("a", encoding="utf-8") as out:
        out.write('{"position": 9, "dig')

    publish(heads, Head(9, trail[8].digest), NOON)

    assert read(heads) == [*whole, Head(9, trail[8].digest)]


def test_a_line_names_its_moment_and_no_person(heads: Path) -> None:
    line = json.loads(heads.read_text(encoding="utf-8").splitlines()[0])

    assert set(line) == {"position", "digest", "at"}


def test_a_head_that_cannot_be_published_is_a_failure_of_storage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(StorageFailed):
        publish(tmp_path / "file" / "heads.jsonl", Head(1, "ab"), NOON)
