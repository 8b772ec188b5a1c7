"""The same bot on an unmodified ``rasa run`` with the pipeline that ``rasa init`` writes."""

import asyncio
import hashlib
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import psutil
import yaml
from aiohttp import ClientError, ClientSession, web

from benchmarks.load import Opening, Turn, measure
from benchmarks.ours import Measured
from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.settings import ROOT, Settings
from bot.web.action_webhook import make_webhook
from bot.web.failures import ActionFailures

_CONFIG: Final = Path(__file__).parent / "stock" / "config.yml"
_DIALOGUE: Final = ("data/stories", "data/rules", "data/responses")
# Of each intent, so many examples of at most so many words.
_MOST: Final = 30
_LONGEST: Final = 20
_LOOPBACK: Final = "127.0.0.1"
_PATIENCE_SECONDS: Final = 240
_MB: Final = 1e6


async def measure_peer(home: Path) -> Measured:
    """Train the stock pipeline on our data if need be, run it, and measure it."""
    model = _trained()
    services = assemble(Settings.read({"ARIANE_HOME": str(home)}))
    async with _actions(services) as actions_url:
        port = _free_port()
        began = time.perf_counter()
        process = _run(home, model, port, actions_url)
        try:
            async with ClientSession(f"http://{_LOOPBACK}:{port}") as session:
                await _until_there(session)
                opening = _opening(session, services)
                await (await opening())("bonjour")
                start = time.perf_counter() - began
                load = await measure(opening)
            memory = {"engine": psutil.Process(process.pid).memory_info().rss / _MB}
        finally:
            process.terminate()
            process.wait(30)
    services.records.close()
    return Measured(load, start, memory)


def _opening(session: ClientSession, services: Services) -> Opening:
    async def opening() -> Turn:
        sender = (await asyncio.to_thread(services.intake.open)).id

        async def turn(text: str) -> None:
            message = {"sender": sender, "message": text}
            async with session.post("/webhooks/rest/webhook", json=message) as said:
                said.raise_for_status()
                await said.json()

        return turn

    return opening


@asynccontextmanager
async def _actions(services: Services) -> AsyncIterator[str]:
    token = secrets.token_urlsafe(16)
    runner = web.AppRunner(make_webhook(services, token, ActionFailures()), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, _LOOPBACK, 0)
    await site.start()
    yield f"http://{_LOOPBACK}:{runner.addresses[0][1]}/webhook?token={token}"
    await runner.cleanup()


def _trained() -> Path:
    """Return the stock model of the present data, kept outside the checkout."""
    examples = yaml.safe_dump(_examples(), allow_unicode=True)
    total = hashlib.sha256(_CONFIG.read_bytes() + examples.encode())
    for path in [ROOT / "domain.yml", *(each for each in _files(*_DIALOGUE))]:
        total.update(path.read_bytes())
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = Path(os.environ.get("ARIANE_CACHE") or home / "ariane") / "peers"
    model = cache / f"bench-{total.hexdigest()[:16]}.tar.gz"
    if not model.exists():
        sys.stderr.write("Training the stock pipeline: several minutes, once…\n")
        with tempfile.TemporaryDirectory() as folder:
            nlu = Path(folder) / "nlu.yml"
            nlu.write_text(examples, encoding="utf-8")
            command = ["train", "--config", str(_CONFIG), "--domain", "domain.yml", "--out", folder]
            data = ["--data", str(nlu), *_DIALOGUE]
            _rasa([*command, "--fixed-model-name", "stock", *data], folder).wait()
            cache.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / "stock.tar.gz", model)
    return model


def _examples() -> dict[str, object]:
    """Return some short examples of each intent.

    How quickly a model answers hardly depends on how many examples it learnt from; how long it
    learns does. Fewer words make it quicker, if anything: the comparison favours the peer.
    """
    chosen: dict[str, list[str]] = {}
    for path in _files("data/nlu"):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            short = [
                line
                for line in block.get("examples", "").splitlines()
                if len(line.split()) <= _LONGEST
            ]
            chosen.setdefault(block["intent"], []).extend(short)
    nlu = [
        {"intent": name, "examples": "\n".join(lines[:_MOST]) + "\n"}
        for name, lines in chosen.items()
    ]
    return {"version": "3.1", "nlu": nlu}


def _files(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.yml"))]


def _run(home: Path, model: Path, port: int, actions_url: str) -> "subprocess.Popen[bytes]":
    (home / "endpoints.yml").write_text(f"action_endpoint:\n  url: {actions_url}\n")
    (home / "credentials.yml").write_text("rest:\n")
    command = ["run", "--model", str(model), "--port", str(port), "--interface", _LOOPBACK]
    files = [
        "--endpoints",
        str(home / "endpoints.yml"),
        "--credentials",
        str(home / "credentials.yml"),
    ]
    return _rasa([*command, *files], str(home))


def _rasa(arguments: list[str], folder: str) -> "subprocess.Popen[bytes]":
    engine = subprocess.run(
        [ROOT / "bin" / "env", "engine"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    quiet = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "LOG_LEVEL": "ERROR"}
    with (Path(folder) / "rasa.log").open("ab") as log:
        return subprocess.Popen(
            [f"{engine}/bin/rasa", *arguments],
            cwd=ROOT,
            env={**os.environ, **quiet, "SQLALCHEMY_SILENCE_UBER_WARNING": "1"},
            stdout=log,
            stderr=subprocess.STDOUT,
        )


async def _until_there(session: ClientSession) -> None:
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while not await _is_there(session):  # noqa: ASYNC110 - another process, no event to wait for
            await asyncio.sleep(0.2)


async def _is_there(session: ClientSession) -> bool:
    try:
        async with session.get("/webhooks/rest/") as answer:
            return answer.ok
    except ClientError:
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])
