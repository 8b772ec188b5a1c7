"""Acts upon many files: one file after the other, while whoever asked for it looks on."""

import asyncio
import logging
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from aiohttp import web

from bot.complaint.errors import ComplaintError, StorageFailed
from bot.complaint.officers import Officer
from bot.services.wholecase import CaseDeed, Left, Ready
from bot.web.problems import without_text

# Results that are kept to be looked at; what was done stands in the files and in the trail.
_KEPT: Final = 50
# Between two files, as long as the last one took, for those who wait to write: SQLite has no queue.
_LONGEST_BREATH: Final = 0.05
_log = logging.getLogger(__name__)


@dataclass
class Batch:
    """One act upon many files, and how far it is.

    Attributes:
        officer_id: who asked for it.
        reference: the case, by one of its files.
        deed: what is done.
        ready: the files, in the order in which they are decided.
        done: the references of those that are.
        left: those that were refused, and why.
        ended: whether it is over.
    """

    officer_id: str
    reference: str
    deed: CaseDeed
    ready: Sequence[Ready]
    done: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    ended: bool = False


class Batches:
    """Does what is asked of many files, one batch at a time.

    Nothing is kept across a restart but what was done: the case then shows what remains.
    """

    def __init__(self) -> None:
        self._batches: OrderedDict[str, Batch] = OrderedDict()
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Lock()
        self._closing = False

    async def start(
        self, batch: Batch, decide: Callable[[Ready], object], patience: float = 1.0
    ) -> str:
        """Begin a batch, and return what it is found by.

        Args:
            batch: what to do.
            decide: does it to one file, outside the event loop.
            patience: seconds to wait for a short one to end.
        """
        identifier = secrets.token_urlsafe(12)
        self._batches[identifier] = batch
        if len(self._batches) > _KEPT:
            self._batches.popitem(last=False)
        task = asyncio.create_task(self._run(batch, decide))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        await asyncio.wait({task}, timeout=patience)
        return identifier

    def get(self, identifier: str, officer: Officer) -> Batch | None:
        """Return an officer's batch; ``None`` when it is not hers, or not kept any more."""
        batch = self._batches.get(identifier)
        return batch if batch and batch.officer_id == officer.id else None

    async def close(self) -> None:
        """Stop after the file that is being decided."""
        self._closing = True
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def _run(self, batch: Batch, decide: Callable[[Ready], object]) -> None:
        async with self._turn:
            for ready in batch.ready:
                if self._closing:
                    return
                began = time.monotonic()
                await self._decide(batch, ready, decide)
                await asyncio.sleep(min(time.monotonic() - began, _LONGEST_BREATH))
        batch.ended = True

    async def _decide(self, batch: Batch, ready: Ready, decide: Callable[[Ready], object]) -> None:
        try:
            await asyncio.to_thread(decide, ready)
        except ComplaintError as error:
            batch.left.append(Left(ready.reference, error))
        except Exception as error:  # noqa: BLE001 - one file must not keep the others waiting
            kind = type(error).__name__
            _log.error("a file of a case was not decided: %s", kind, exc_info=without_text(error))
            batch.left.append(Left(ready.reference, StorageFailed(kind)))
        else:
            batch.done.append(ready.reference)


BATCHES: Final = web.AppKey("batches", Batches)
