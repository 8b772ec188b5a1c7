"""The full path of a turn: the browser's API to the reply, saved in the database."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from aiohttp import ClientSession

from benchmarks.load import Load, Turn, measure
from tests.live import LiveService

_MB = 1e6


@dataclass(frozen=True)
class Measured:
    """A bot's load, start and memory.

    Attributes:
        load: how quickly it answers.
        start: seconds from the command to the first answer.
        memory: megabytes resident after the load, by process.
    """

    load: Load
    start: float
    memory: dict[str, float]


async def measure_ours(home: Path) -> Measured:
    """Start the service on a fresh home and measure it."""
    service = LiveService(home)
    began = time.perf_counter()
    service.start()
    try:
        async with ClientSession(service.url) as session, _opening(session) as opening:
            await (await opening())("bonjour")
            start = time.perf_counter() - began
            load = await measure(opening)
        memory = {
            "engine": service.engine.memory_info().rss / _MB,
            "service": service.process.memory_info().rss / _MB,
        }
    finally:
        service.stop()
    return Measured(load, start, memory)


@asynccontextmanager
async def _opening(session: ClientSession) -> AsyncIterator:
    async def opening() -> Turn:
        async with session.post("/api/conversations") as answer:
            opened = await answer.json()
        path = f"/api/conversations/{opened['id']}/messages"
        headers = {"Authorization": f"Bearer {opened['token']}"}

        async def turn(text: str) -> None:
            async with session.post(path, json={"text": text}, headers=headers) as said:
                said.raise_for_status()
                assert (await said.json())["messages"]

        return turn

    yield opening
