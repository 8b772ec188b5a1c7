"""The engine's process: started, watched, started again when it dies, stopped."""

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import Awaitable, Callable
from typing import Final

from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import ROOT

_LOOPBACK: Final = "127.0.0.1"
# A slow machine trains for minutes; past this, something is wrong.
_PATIENCE: Final = 900.0
_PAUSE: Final = 0.1
_BACK_OFF: Final = (1.0, 2.0, 5.0, 15.0, 60.0)
_GRACE: Final = 10.0
_log = logging.getLogger(__name__)


class EngineProcess:
    """Runs ``python -m bot.nlu serve`` in the engine's own environment."""

    def __init__(self, token: str, actions_url: str, actions_token: str) -> None:
        self._port = _free_port()
        self._environment = {
            **os.environ,
            "ARIANE_ENGINE_PORT": str(self._port),
            "ARIANE_ENGINE_TOKEN": token,
            "ARIANE_ACTIONS_URL": actions_url,
            "ARIANE_ACTIONS_TOKEN": actions_token,
            "ARIANE_ENGINE_FOLLOWS_STDIN": "1",
            "PYTHONPATH": str(ROOT),
        }
        self._process: asyncio.subprocess.Process | None = None
        self._watching: asyncio.Task[None] | None = None

    @property
    def url(self) -> str:
        """Where the engine listens."""
        return f"http://{_LOOPBACK}:{self._port}"

    @property
    def pid(self) -> int | None:
        """The process's number, while it runs."""
        return self._process.pid if self._process else None

    async def start(self, is_there: Callable[[], Awaitable[bool]]) -> None:
        """Start the engine and wait until it answers; from then on it is started again if it dies.

        Raises:
            CannotStart: it ended before it answered, or takes too long.
        """
        python = await _interpreter()
        await self._launch(python)
        async with asyncio.timeout(_PATIENCE):
            while not await is_there():
                if self._process and self._process.returncode is not None:
                    raise CannotStart(
                        "The engine did not start: what it said stands above. "
                        "Run `bin/ariane doctor` to see what is missing."
                    )
                await asyncio.sleep(_PAUSE)
        self._watching = asyncio.create_task(self._watch(python))

    async def stop(self) -> None:
        """Stop the engine, kindly, then not."""
        if self._watching:
            self._watching.cancel()
        if self._process is None or self._process.returncode is not None:
            return
        self._process.terminate()
        try:
            async with asyncio.timeout(_GRACE):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()

    async def _launch(self, python: str) -> None:
        self._process = await asyncio.create_subprocess_exec(
            python,
            "-m",
            "bot.nlu",
            "serve",
            cwd=ROOT,
            env=self._environment,
            # It closes when this process dies, however it dies: the engine then ends too.
            stdin=asyncio.subprocess.PIPE,
        )

    async def _watch(self, python: str) -> None:
        tries = 0
        loop = asyncio.get_running_loop()
        while self._process:
            began = loop.time()
            status = await self._process.wait()
            # An engine that ran for a while earns a quick start; one that keeps dying waits.
            tries = 0 if loop.time() - began > _BACK_OFF[-1] else tries
            wait = _BACK_OFF[min(tries, len(_BACK_OFF) - 1)]
            _log.error("the engine ended with status %s; started again in %.0f s", status, wait)
            await asyncio.sleep(wait)
            tries += 1
            with contextlib.suppress(OSError):
                await self._launch(python)


async def _interpreter() -> str:
    """Return the engine's Python, built by ``bin/env`` when its environment is missing."""
    building = await asyncio.create_subprocess_exec(
        ROOT / "bin" / "env", "engine", stdout=asyncio.subprocess.PIPE
    )
    printed, _ = await building.communicate()
    if building.returncode:
        raise CannotStart("The engine's environment is missing: the reason stands above.")
    return f"{printed.decode().strip()}/bin/python"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port
