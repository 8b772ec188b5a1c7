"""Runs the whole: site, console, action webhook, and the engine beside them."""

import asyncio
import logging
import secrets
import signal
import sys
import time
from contextlib import AsyncExitStack
from typing import Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.bootstrap.engine_process import EngineProcess
from bot.bootstrap.home import CannotStart
from bot.web.action_webhook import make_webhook
from bot.web.app import make_app
from bot.web.engine import Engine
from bot.web.failures import ActionFailures
from bot.web.problems import without_text

_LOOPBACK: Final = "127.0.0.1"
_PURGE_EVERY: Final = 6 * 3600.0
_log = logging.getLogger(__name__)
# As officers are told.
_SIGN_EVERY: Final = 60.0


async def serve(services: Services) -> None:
    """Serve until the process is told to stop.

    Raises:
        CannotStart: the port is taken, or the engine does not start.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopping.set)
    async with AsyncExitStack() as stack:
        # The last to go: a file that is being read when the site stops is read again later.
        stack.callback(services.close)
        settings = services.settings
        token = settings.engine_token or secrets.token_urlsafe(32)
        actions_token = secrets.token_urlsafe(32)
        failures = ActionFailures()
        webhook = make_webhook(services, actions_token, failures)
        actions_port = await _listen(stack, webhook, _LOOPBACK, 0)
        process = EngineProcess(token, f"http://{_LOOPBACK}:{actions_port}/webhook", actions_token)
        engine = Engine(settings.engine_url or process.url, token, failures)
        port = await _listen(stack, make_app(services, engine), settings.host, settings.port)
        if not settings.engine_url:
            stack.push_async_callback(process.stop)
            await _start_engine(process, engine, stopping)
        if not stopping.is_set():
            _say(f"Chat:    http://{settings.host}:{port}/")
            _say(f"Console: http://{settings.host}:{port}/console")
        async with asyncio.TaskGroup() as tasks:
            chores = [tasks.create_task(each(services)) for each in (_purge, _sign_waiting)]
            await stopping.wait()
            for chore in chores:
                chore.cancel()
        _say("Stopping…")


async def _listen(stack: AsyncExitStack, app: web.Application, host: str, port: int) -> int:
    runner = web.AppRunner(app, access_log=None, handle_signals=False)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    try:
        await web.TCPSite(runner, host, port, shutdown_timeout=5).start()
    except OSError:
        raise CannotStart(
            f"Port {port} is taken or forbidden. Stop what uses it, "
            "or choose another one: ARIANE_PORT=8081 make run"
        ) from None
    bound: int = runner.addresses[0][1]
    return bound


async def _start_engine(process: EngineProcess, engine: Engine, stopping: asyncio.Event) -> None:
    began = time.monotonic()
    _say("Starting the engine: about fifteen seconds, and half a minute more to train a new model…")
    starting = asyncio.create_task(process.start(engine.is_there))
    stopped = asyncio.create_task(stopping.wait())
    await asyncio.wait({starting, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if starting.done():
        starting.result()
        _say(f"The engine is ready after {time.monotonic() - began:.0f} s.")
    else:
        starting.cancel()


async def _purge(services: Services) -> None:
    while True:
        count = await asyncio.to_thread(services.retention.purge)
        if count:
            _log.info("%d old drafts erased", count)
        await asyncio.sleep(_PURGE_EVERY)


async def _sign_waiting(services: Services) -> None:
    while True:
        try:
            await asyncio.to_thread(services.signing.sign_waiting)
        except Exception as error:  # noqa: BLE001 - no paper may stop the service
            kind = type(error).__name__
            _log.error("papers were not signed: %s", kind, exc_info=without_text(error))
        await asyncio.sleep(_SIGN_EVERY)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
