"""An officer's own account: the browsers she is signed in with."""

import asyncio

from aiohttp import web

from bot.web.console.entrance import checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render

routes = web.RouteTableDef()


@routes.get("/console/compte")
async def show_sessions(request: web.Request) -> web.Response:
    """Show the browsers that she is signed in with."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    sessions = await asyncio.to_thread(services.sessions.of, session.officer, session.token)
    page = {**surroundings(session, services), "sessions": sessions}
    return render(request, "console/account.html", page)


@routes.post("/console/compte/sessions/{id}")
async def close_session(request: web.Request) -> web.StreamResponse:
    """Sign one of her browsers out."""
    session = await signed_in(request)
    await checked_form(request, session)
    await asyncio.to_thread(
        request.app[SERVICES].sessions.close, session.officer, request.match_info["id"]
    )
    raise web.HTTPSeeOther("/console/compte")
