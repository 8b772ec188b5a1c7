"""What fifty files of 20 MB cost that come at once, while somebody talks."""

import asyncio
import contextlib
import io
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil
from aiohttp import ClientSession, FormData

from bot.bootstrap.settings import ROOT
from tests.live import LiveService

_UPLOADS: Final = 50
_UPLOAD_BYTES: Final = 20 * 1024 * 1024 - 4096
_MB: Final = 1e6
_EVERY: Final = 0.05


@dataclass(frozen=True)
class Crowd:
    """What fifty uploads of 20 MB at once cost.

    Attributes:
        seconds: until the last one is answered.
        before: megabytes resident before, service and its processes without the engine.
        peak: the most megabytes resident meanwhile.
        turn: milliseconds of a turn meanwhile, median.
    """

    seconds: float
    before: float
    peak: float
    turn: float


async def measure_crowd(home: Path) -> Crowd:
    """Start the service and let fifty victims send 20 MB each at the same moment."""
    service = LiveService(home)
    service.start()
    try:
        async with ClientSession(service.url) as session:
            content = _recording()
            doors = [await _open(session) for _ in range(_UPLOADS)]
            talker = await _open(session)
            await _send(session, *doors[0], content[: len(content) // 2])
            watch = asyncio.create_task(_peak(service))
            before = _resident(service)
            talk = asyncio.create_task(_talk(session, *talker))
            began = time.perf_counter()
            await asyncio.gather(*(_send(session, *door, content) for door in doors))
            seconds = time.perf_counter() - began
            turns = await _stopped(talk)
            peak = max(await _stopped(watch))
    finally:
        service.stop()
    return Crowd(seconds, before, peak, statistics.median(turns))


def _recording() -> bytes:
    head = (ROOT / "tests" / "data" / "evidence" / "accepted" / "appel.wav").read_bytes()[:40]
    size = (_UPLOAD_BYTES - 44).to_bytes(4, "little")
    return (
        head[:4]
        + (_UPLOAD_BYTES - 8).to_bytes(4, "little")
        + head[8:40]
        + size
        + bytes(_UPLOAD_BYTES - 44)
    )


async def _open(session: ClientSession) -> tuple[str, dict[str, str]]:
    async with session.post("/api/conversations") as answer:
        opened = await answer.json()
    bearer = {"Authorization": f"Bearer {opened['token']}"}
    return f"/api/conversations/{opened['id']}", bearer


async def _send(session: ClientSession, path: str, bearer: dict[str, str], content: bytes) -> None:
    form = FormData()
    form.add_field("file", io.BytesIO(content), filename="appel.wav")
    async with session.post(f"{path}/evidence", data=form, headers=bearer) as answer:
        answer.raise_for_status()


async def _talk(session: ClientSession, path: str, bearer: dict[str, str]) -> list[float]:
    times: list[float] = []
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            began = time.perf_counter()
            message = {"text": "c'est anonyme ?"}
            async with session.post(f"{path}/messages", json=message, headers=bearer) as said:
                said.raise_for_status()
            times.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(_EVERY)
    return times


async def _peak(service: LiveService) -> list[float]:
    seen: list[float] = []
    with contextlib.suppress(asyncio.CancelledError):
        while True:
            seen.append(await asyncio.to_thread(_resident, service))
            await asyncio.sleep(_EVERY)
    return seen


async def _stopped(task: "asyncio.Task[list[float]]") -> list[float]:
    task.cancel()
    return await task


def _resident(service: LiveService) -> float:
    engine = service.engine.pid
    processes = [service.process, *service.process.children(recursive=True)]
    total = 0
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += 0 if process.pid == engine else process.memory_info().rss
    return total / _MB
