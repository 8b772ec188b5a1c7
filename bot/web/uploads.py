"""Files on their way in, read as they stream."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from aiohttp import BodyPartReader, web
from aiohttp.http_exceptions import HttpProcessingError

from bot.complaint.errors import RefusedEvidence
from bot.complaint.exhibits import Exhibit
from bot.evidence.pieces import Piece
from bot.evidence.reception import clean_name
from bot.services.hearing import Reply
from bot.services.transcripts import Answered
from bot.web.keys import BACKGROUND, SERVICES
from bot.wording.wording import Wording

_CHUNK: Final = 64 * 1024


@dataclass(frozen=True)
class Joined:
    """A file that was joined, and what was said of it.

    Attributes:
        exhibit: the file.
        last: the position of the last exhibit there is: an e-mail brings others along.
        said: what Ariane said.
    """

    exhibit: Exhibit
    last: int
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
        fates = await asyncio.to_thread(
            services.joining.take_out, conversation_id, exhibit, received.pieces
        )
    words = [Reply(services.wording.exhibits.added(exhibit)), *_told(fates, services.wording)]
    told = await asyncio.to_thread(services.transcripts.say, conversation_id, words)
    request.app[BACKGROUND].wake()
    said = await asyncio.to_thread(
        services.transcripts.since, conversation_id, told[0].position - 1
    )
    last = max(exhibit.position, *(each.position for _, each in fates if each), 0)
    return Joined(exhibit, last, said)


def _told(fates: Sequence[tuple[Piece, Exhibit | None]], wording: Wording) -> Iterator[Reply]:
    for piece, exhibit in fates:
        if exhibit:
            yield Reply(wording.exhibits.added(exhibit))
        else:
            yield Reply(wording.exhibits.left(clean_name(piece.name), piece.refused))


async def _chunks(part: BodyPartReader) -> AsyncIterator[bytes]:
    try:
        while chunk := await part.read_chunk(_CHUNK):
            yield bytes(chunk)
    except ValueError:
        raise RefusedEvidence("unreadable") from None  # cut before its last boundary
