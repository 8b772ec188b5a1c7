"""Signing in to the console, and out of it."""

import asyncio
import hmac
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.complaint.errors import LockedOut, WrongCode, WrongCredentials
from bot.complaint.officers import Officer
from bot.web.console.browsers import browser_of
from bot.web.guards import SETTINGS, refuse_other_sites
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of

routes = web.RouteTableDef()
_COOKIE: Final = "ariane_console"
_DESK: Final = "/console"
_DOOR: Final = "/console/connexion"


@dataclass(frozen=True)
class Session:
    """Who is signed in, the code that her forms carry, and the secret of her browser."""

    officer: Officer
    csrf: str
    token: str


@routes.get(_DOOR)
async def show_door(request: web.Request) -> web.Response:
    """Show the sign-in page."""
    return render(request, "console/sign_in.html", {"problem": None, "login": ""})


@routes.post(_DOOR)
async def sign_in(request: web.Request) -> web.StreamResponse:
    """Open a session, or say why not; what was typed as a login stays."""
    refuse_other_sites(request)
    form = await request.post()
    login, password, code = (str(form.get(name, "")) for name in ("login", "password", "code"))
    browser = browser_of(request.headers.get("User-Agent", ""))
    sessions = request.app[SERVICES].sessions
    try:
        opened = await asyncio.to_thread(sessions.sign_in, login, password, code, browser)
    except (WrongCredentials, WrongCode, LockedOut) as error:
        problem = problem_of(error, request.config_dict[WORDS])
        page = {"problem": problem, "login": login}
        return render(request, "console/sign_in.html", page, status=problem.status)
    answer = web.HTTPSeeOther(_DESK)
    answer.set_cookie(
        _COOKIE,
        opened.token,
        path="/console",
        httponly=True,
        samesite="Strict",
        secure=request.config_dict[SETTINGS].secure,
    )
    return answer


@routes.post("/console/deconnexion")
async def sign_out(request: web.Request) -> web.StreamResponse:
    """Close the session."""
    session = await signed_in(request)
    await checked_form(request, session)
    token = request.cookies[_COOKIE]
    await asyncio.to_thread(request.app[SERVICES].sessions.sign_out, token)
    answer = web.HTTPSeeOther(_DOOR)
    answer.del_cookie(_COOKIE, path="/console")
    return answer


async def signed_in(request: web.Request) -> Session:
    """Return the session of a request, or send the browser to the sign-in page.

    Raises:
        HTTPSeeOther: nobody is signed in.
    """
    try:
        officer, csrf = await asyncio.to_thread(
            request.app[SERVICES].sessions.session, request.cookies.get(_COOKIE, "")
        )
    except WrongCredentials:
        raise web.HTTPSeeOther(_DOOR) from None
    return Session(officer, csrf, request.cookies[_COOKIE])


async def checked_form(request: web.Request, session: Session) -> dict[str, str]:
    """Return a form's fields, if one of our pages sent it.

    Raises:
        HTTPForbidden: another site did.
    """
    form = await request.post()
    if not hmac.compare_digest(str(form.get("csrf", "")), session.csrf):
        raise web.HTTPForbidden
    return {name: str(value) for name, value in form.items()}
