"""Exhibits are read one after the other, and one that breaks keeps no other waiting."""

import asyncio
import contextlib
import hashlib
from pathlib import Path

from bot.bootstrap.assembly import Services
from bot.complaint.exhibits import Exhibit, ReadingState
from bot.evidence.reception import Received
from bot.web.background import Background
from bot.web.engine import Engine
from bot.web.failures import ActionFailures
from bot.web.news import News
from bot.web.turns import Turns
from tests.drafts import write_draft


def join(services: Services, draft: str, words: str) -> Exhibit:
    content = words.encode()
    digest = hashlib.sha256(content).hexdigest()
    return services.joining.attach(draft, Received("note.txt", "text/plain", digest, content))


def state(services: Services, exhibit: Exhibit) -> ReadingState | None:
    with services.records.reading() as work:
        read = work.readings.get(exhibit.id)
    return read.state if read else None


async def read_all(services: Services, turns: Turns) -> None:
    """Let the background work until nothing is left to read."""
    working = asyncio.create_task(Background(services, turns, News()).run())
    while await asyncio.to_thread(services.reader.unread):  # noqa: ASYNC110 - the records tell
        await asyncio.sleep(0)
    working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working


def turns_of(services: Services) -> Turns:
    return Turns(services, Engine("http://127.0.0.1:1", "", ActionFailures()), News())


async def test_one_file_that_is_lost_keeps_no_other_waiting(services: Services) -> None:
    draft = write_draft(services, {})
    lost = join(services, draft, "une note perdue")
    kept = join(services, draft, "Versez 450 € sur le compte BE71 0961 2345 6769")
    (Path(services.settings.home) / "vault" / lost.id[:2] / lost.id).unlink()

    await read_all(services, turns_of(services))

    assert state(services, lost) is ReadingState.FAILED
    assert state(services, kept) is ReadingState.OFFERED


async def test_nothing_is_asked_in_the_middle_of_a_turn(services: Services) -> None:
    draft = write_draft(services, {})
    turns = turns_of(services)
    exhibit = join(services, draft, "Versez 450 € sur le compte BE71 0961 2345 6769")

    async with turns.alone(draft):
        reading = asyncio.create_task(read_all(services, turns))
        done, _ = await asyncio.wait({reading}, timeout=1)
        during = state(services, exhibit)
    await reading

    assert not done
    assert during is None
    assert state(services, exhibit) is ReadingState.OFFERED
