"""Tells an open chat that something was said in its conversation, without its asking."""

import asyncio
import contextlib
import json
from typing import Final

from aiohttp import web

from bot.complaint.conversation import Author
from bot.complaint.errors import ComplaintError
from bot.services.transcripts import Answered
from bot.web.api import authenticated
from bot.web.keys import NEWS, SERVICES, TURNS

routes = web.RouteTableDef()
# What is said without this process saying it, an officer's question, is found by looking.
_LOOK_SECONDS: Final = 10.0
# While an answer is late: as often as a chat that must ask for itself.
_LATE_SECONDS: Final = 2.0


@routes.get("/api/conversations/{id}/events")
async def follow(request: web.Request) -> web.StreamResponse:
    """Stream an event each time that more is said, or that an answer is no longer awaited."""
    conversation_id = await authenticated(request)
    news = request.app[NEWS]
    with news.following(conversation_id) as told:
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"}
        )
        await answer.prepare(request)
        # Whoever went away, or whose conversation is erased, needs no word.
        with contextlib.suppress(ConnectionResetError, ComplaintError):
            await _stream(request, answer, conversation_id, told)
    return answer


async def _stream(
    request: web.Request, answer: web.StreamResponse, conversation_id: str, told: asyncio.Event
) -> None:
    before = b""
    while not request.app[NEWS].closed:
        told.clear()
        said = await asyncio.to_thread(request.app[SERVICES].transcripts.since, conversation_id)
        if said.waiting:
            request.app[TURNS].catch_up(conversation_id)
        now = _event(said)
        # Between two events a comment keeps proxies from closing the connection.
        await answer.write(now if now != before else b":\n\n")
        before = now
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), _LATE_SECONDS if said.waiting else _LOOK_SECONDS)


def _event(said: Answered) -> bytes:
    others = (each.id for each in reversed(said.messages) if each.author is not Author.VICTIM)
    told = {"last": next(others, ""), "waiting": said.waiting, "reading": said.reading}
    return f"event: news\ndata: {json.dumps(told)}\n\n".encode()
