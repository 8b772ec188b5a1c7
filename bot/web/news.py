"""Who is to be woken when something is said in a conversation."""

import asyncio
import contextlib
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from aiohttp import web

from bot.complaint.errors import TooManyRequests

# Of one conversation: a browser has six connections to a site, and each tab takes one for good.
_MOST_EACH: Final = 2
_MOST: Final = 2000


class News:
    """Who waits for what is said, by conversation."""

    def __init__(self) -> None:
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        self.closed = False

    def tell(self, conversation_id: str) -> None:
        """Wake whoever follows a conversation."""
        for event in self._waiting.get(conversation_id, ()):
            event.set()

    @contextlib.contextmanager
    def following(self, conversation_id: str) -> Iterator[asyncio.Event]:
        """Give an event that is set whenever something may be new.

        Raises:
            TooManyRequests: too many follow; the chat asks for itself instead.
        """
        many = sum(map(len, self._waiting.values())) >= _MOST
        if self.closed or many or len(self._waiting[conversation_id]) >= _MOST_EACH:
            raise TooManyRequests
        event = asyncio.Event()
        self._waiting[conversation_id].add(event)
        try:
            yield event
        finally:
            self._waiting[conversation_id].discard(event)
            if not self._waiting[conversation_id]:
                del self._waiting[conversation_id]

    async def close(self, _app: web.Application) -> None:
        """Let every stream end: a service that stops waits for none."""
        self.closed = True
        for conversation_id in list(self._waiting):
            self.tell(conversation_id)
