"""Files on their way in, read as they stream."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Final

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.complaint.errors import RefusedEvidence
from bot.complaint.exhibits import Exhibit
from bot.services.hearing import Reply
from bot.services.transcripts import Answered
from bot.web.keys import BACKGROUND, SERVICES

_CHUNK: Final = 64 * 1024


@dataclass(frozen=True)
class Joined:
    """A file that was joined, and what was said of it."""

    exhibit: Exhibit
    said: Answered


async def parts(request: web.Request) -> AsyncIterator[BodyPartReader]:
    """Yield a form's parts, in their order.

    Raises:
        RefusedEvidence: it is no form, or is cut short (``empty``).
    """
    if not request.content_type.startswith("multipart/"):
        raise RefusedEvidence("empty")
    try:
        reader = await request.multipart()
        while part := await reader.next():
            if isinstance(part, BodyPartReader):
                yield part
    except (ValueError, HttpProcessingError):
        raise RefusedEvidence("empty") from None  # no boundary, or headers that are none


async def join(request: web.Request, conversation_id: str, part: BodyPartReader) -> Joined:
    """Join a file to a conversation, and say so in it.

    Raises:
        ConversationClosed: the complaint is filed.
        RefusedEvidence: it cannot be joined.
        StorageFailed: the disk or the database did not take it.
    """
    services = request.app[SERVICES]
    async with services.reception.receive(_chunks(part), part.filename or "") as received:
        exhibit = await asyncio.to_thread(services.joining.attach, conversation_id, received)
    words = Reply(services.wording.exhibit_added(exhibit.position, exhibit.name))
    told = await asyncio.to_thread(services.transcripts.say, conversation_id, [words])
    request.app[BACKGROUND].wake()
    said = await asyncio.to_thread(
        services.transcripts.since, conversation_id, told[0].position - 1
    )
    return Joined(exhibit, said)


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    try:
        while chunk := await part.read_chunk(_CHUNK):
            yield bytes(chunk)
    except ValueError:
        raise RefusedEvidence("unreadable") from None  # cut before its last boundary
