"""The sheets of a conversation that is not filed; a ticket in the address opens each."""

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.complaint.errors import UnknownDocument
from bot.web.keys import SERVICES

routes = web.RouteTableDef()


@routes.get("/api/conversations/{id}/recall/{ticket}")
async def recall_sheet(request: web.Request) -> web.Response:
    """Answer the sheet for the bank as PDF, before anything is filed."""
    return await _sheet(request, "recall", request.app[SERVICES].papers.recall_draft)


@routes.get("/api/conversations/{id}/handover/{ticket}")
async def handover_sheet(request: web.Request) -> web.Response:
    """Answer the sheet for the service that the case is sent to, as PDF."""
    return await _sheet(request, "handover", request.app[SERVICES].handovers.issue)


async def _sheet(request: web.Request, kind: str, make: Callable[[str], bytes]) -> web.Response:
    conversation_id = request.match_info["id"]
    fits = request.app[SERVICES].keyring.fits
    if not fits(f"{kind}|{conversation_id}", request.match_info["ticket"]):
        raise UnknownDocument
    pdf = await asyncio.to_thread(make, conversation_id)
    return web.Response(body=pdf, content_type="application/pdf")
