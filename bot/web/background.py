"""What is done with exhibits while the conversation goes on: stamped, read, asked about."""

import asyncio
import logging

from bot.bootstrap.assembly import Services
from bot.complaint.errors import StorageFailed
from bot.complaint.exhibits import Exhibit, Reading
from bot.sealing.keyring import KeyMissing
from bot.web.news import News
from bot.web.problems import without_text
from bot.web.turns import Turns

_log = logging.getLogger(__name__)


class Background:
    """Takes the exhibits that nobody has read, one after the other, the oldest first.

    What is left to do stands in the records: a service that dies goes on where it was.
    """

    def __init__(self, services: Services, turns: Turns, news: News) -> None:
        self._services = services
        self._news = news
        self._turns = turns
        self._wake = asyncio.Event()
        self._wake.set()

    def wake(self) -> None:
        """Look for exhibits to read."""
        self._wake.set()

    async def run(self) -> None:
        """Read whatever comes, until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._read_all()
            except (StorageFailed, KeyMissing):
                _log.warning("the exhibits cannot be read now")

    async def _read_all(self) -> None:
        reader = self._services.reader
        while waiting := await asyncio.to_thread(reader.unread):
            for conversation_id, exhibit in waiting:
                await self._read(conversation_id, exhibit)
        await asyncio.to_thread(reader.rest)

    async def _read(self, conversation_id: str, exhibit: Exhibit) -> None:
        services = self._services
        try:
            await asyncio.to_thread(services.stamping.stamp, exhibit)
            reading = await asyncio.to_thread(services.reader.read, exhibit)
            await self._offer(conversation_id, exhibit, reading)
        except Exception as error:  # noqa: BLE001 - one file must not keep the others waiting
            kind = type(error).__name__
            _log.error("an exhibit was not read: %s", kind, exc_info=without_text(error))
            await self._offer(conversation_id, exhibit, None)

    async def _offer(self, conversation_id: str, exhibit: Exhibit, reading: Reading | None) -> None:
        # Between two turns, never within one: the answer would come after another question.
        async with self._turns.alone(conversation_id):
            await asyncio.to_thread(self._services.reader.offer, conversation_id, exhibit, reading)
        self._news.tell(conversation_id)
