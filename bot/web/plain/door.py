"""The ways into the plain pages and out of them, from the chat and back to it."""

import asyncio
import contextlib

from aiohttp import web

from bot.complaint.errors import EngineUnavailable, UnknownConversation
from bot.web.guards import refuse_other_sites
from bot.web.keys import SERVICES, TURNS
from bot.web.pages import render
from bot.web.plain.session import Key, check_code, forget, form_code, keep, key_of, opened

routes = web.RouteTableDef()
START = "/formulaire"
QUESTION = "/formulaire/question"
# An empty page of ours: browsers follow no redirection to about:blank.
_EMPTY = "/formulaire/vide"


@routes.get(START)
async def start(request: web.Request) -> web.StreamResponse:
    """Show what the pages are, or what is kept; go on where she was if nothing hides it."""
    try:
        key = await opened(request)
    except UnknownConversation:
        return render(request, "site/plain/start.html", {"kept": False})
    if not key.hidden:
        raise web.HTTPSeeOther(QUESTION)
    page = {"kept": True, "csrf": form_code(request, key)}
    return render(request, "site/plain/start.html", page)


@routes.post(START)
async def begin(request: web.Request) -> web.StreamResponse:
    """Open a conversation and go to its first question."""
    refuse_other_sites(request)
    new = await asyncio.to_thread(request.app[SERVICES].intake.open)
    with contextlib.suppress(EngineUnavailable):  # its first words come later
        await request.app[TURNS].greet(new.id)
    answer = web.HTTPSeeOther(QUESTION)
    keep(request, answer, Key(new.id, new.token))
    return answer


@routes.post("/formulaire/reprendre")
async def hand_over(request: web.Request) -> web.StreamResponse:
    """Go on here with the conversation of the chat, or with the one that was hidden."""
    # From elsewhere, a form could lead her into a conversation that others read.
    refuse_other_sites(request)
    form = await request.post()
    if "csrf" in form:
        key = await opened(request)
        check_code(request, key, str(form["csrf"]))
        key = Key(key.id, key.token)
    else:
        key = Key(str(form.get("id", "")), str(form.get("token", "")))
        await asyncio.to_thread(request.app[SERVICES].intake.authenticate, key.id, key.token)
    answer = web.HTTPSeeOther(QUESTION)
    keep(request, answer, key)
    return answer


@routes.post("/formulaire/cle")
async def hand_back(request: web.Request) -> web.Response:
    """Answer what opens the conversation, for the chat to go on with it."""
    refuse_other_sites(request)
    key = await opened(request)
    return web.json_response({"id": key.id, "token": key.token})


@routes.post("/formulaire/cacher")
async def hide(request: web.Request) -> web.StreamResponse:
    """Leave at once: the way back shows nothing before she asks for it."""
    key = await _form_of(request)
    answer = web.HTTPSeeOther(_EMPTY)
    keep(request, answer, Key(key.id, key.token, hidden=True))
    return answer


@routes.get(_EMPTY)
async def empty(request: web.Request) -> web.Response:
    """Show nothing."""
    return render(request, "site/plain/empty.html", {})


@routes.post("/formulaire/effacer")
async def erase(request: web.Request) -> web.StreamResponse:
    """Let this browser forget the conversation."""
    await _form_of(request)
    answer = web.HTTPSeeOther(START)
    forget(answer)
    return answer


async def _form_of(request: web.Request) -> Key:
    """Return whose form it is, even if the conversation is no longer kept."""
    key = key_of(request)
    check_code(request, key, str((await request.post()).get("csrf", "")))
    return key
