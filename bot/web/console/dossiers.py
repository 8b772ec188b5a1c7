"""The whole file as an archive, sent while it is made."""

import asyncio
import logging

from aiohttp import web

from bot.complaint.errors import ComplaintError
from bot.sealing.keyring import KeyMissing
from bot.services.packing import zipped
from bot.web.console.entrance import signed_in
from bot.web.keys import SERVICES

routes = web.RouteTableDef()
_log = logging.getLogger(__name__)


@routes.get("/console/dossiers/{reference}/dossier.zip")
async def export(request: web.Request) -> web.StreamResponse:
    """Send the archive; one that cannot be finished is cut off, never ended as if it were whole."""
    session = await signed_in(request)
    reference = request.match_info["reference"]
    services = request.app[SERVICES]
    parts = await asyncio.to_thread(
        services.dossiers.copy, session.officer, reference, door="console"
    )
    pieces = zipped(parts, reference)
    response = web.StreamResponse(
        headers={
            "Content-Type": "application/zip",
            "Content-Disposition": f'attachment; filename="{reference}.zip"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        }
    )
    await response.prepare(request)
    try:
        while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
            await response.write(piece)
    except (ComplaintError, KeyMissing) as error:
        _log.error("an export was cut off: %s", type(error).__name__)
        if request.transport is not None:
            request.transport.abort()
        return response
    await response.write_eof()
    return response
