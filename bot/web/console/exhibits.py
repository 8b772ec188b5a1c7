"""An exhibit on an officer's screen: never the victim's bytes, only what we have made of them."""

import asyncio

from aiohttp import web

from bot.complaint.errors import UnknownFact
from bot.evidence.kinds import ending_of
from bot.web.console.entrance import signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render

routes = web.RouteTableDef()
_EXHIBIT = "/console/dossiers/{reference}/pieces/{position}"


@routes.get(_EXHIBIT + "/voir")
async def view(request: web.Request) -> web.Response:
    """Show an exhibit: a page drawn again, what was read, its custody."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    reference, position = _exhibit(request)
    page = _number(request.query.get("page", "1"))
    viewed = await asyncio.to_thread(services.viewing.look, session.officer, reference, position)
    context = {
        **surroundings(session, services),
        "reference": reference,
        "viewed": viewed,
        "page": min(page, viewed.pages),
        "acts": [(services.wording.act(event.act), event) for event in viewed.custody],
    }
    return render(request, "console/exhibit.html", context)


@routes.get(_EXHIBIT + "/pages/{page}")
async def draw(request: web.Request) -> web.Response:
    """Answer one page of an exhibit, drawn again as JPEG."""
    session = await signed_in(request)
    reference, position = _exhibit(request)
    drawn = await asyncio.to_thread(
        request.app[SERVICES].viewing.page,
        session.officer,
        reference,
        position,
        _number(request.match_info["page"]),
    )
    return web.Response(body=drawn, content_type="image/jpeg")


@routes.get(_EXHIBIT)
async def download(request: web.Request) -> web.Response:
    """Hand an exhibit over as a download: nothing of the victim's runs in this browser."""
    session = await signed_in(request)
    reference, position = _exhibit(request)
    exhibit, content = await asyncio.to_thread(
        request.app[SERVICES].viewing.download, session.officer, reference, position
    )
    name = f"{reference}-piece-{exhibit.position}.{ending_of(exhibit.media_type)}"
    return web.Response(
        body=content,
        content_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox; default-src 'none'",
        },
    )


def _exhibit(request: web.Request) -> tuple[str, int]:
    return request.match_info["reference"], _number(request.match_info["position"])


def _number(written: str) -> int:
    # No file has a thousand pages or exhibits; a longer number is somebody's play.
    if not (written.isascii() and written.isdigit() and len(written) < 4):  # noqa: PLR2004
        raise UnknownFact
    return int(written)
