"""Enrolling an account, once: a password, a telephone, and codes for the day it is lost."""

import asyncio
from typing import Any, Final

import segno
from aiohttp import web

from bot.complaint.errors import ComplaintError, UnknownEnrolment, WeakPassword
from bot.services.accounts import Enrolment
from bot.services.passwords import SHORTEST_PASSWORD
from bot.web.guards import refuse_other_sites
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, Problem, problem_of

routes = web.RouteTableDef()
_PLACE: Final = "/console/inscription/{token}"


@routes.get(_PLACE)
async def show_enrolment(request: web.Request) -> web.Response:
    """Show the square code, the same in letters, and the form."""
    return await _form(request, None, "")


@routes.post(_PLACE)
async def enrol(request: web.Request) -> web.Response:
    """Enrol the account and show its recovery codes, this once."""
    refuse_other_sites(request)
    form = await request.post()
    password, code = str(form.get("password", "")), str(form.get("code", ""))
    accounts = request.app[SERVICES].accounts
    try:
        codes = await asyncio.to_thread(accounts.enrol, request.match_info["token"], password, code)
    except UnknownEnrolment:
        raise
    except ComplaintError as error:
        at_fault = "password" if isinstance(error, WeakPassword) else "code"
        return await _form(request, problem_of(error, request.config_dict[WORDS]), at_fault)
    return render(request, "console/enrolled.html", {"codes": codes})


async def _form(request: web.Request, problem: Problem | None, at_fault: str) -> web.Response:
    accounts = request.app[SERVICES].accounts
    enrolment = await asyncio.to_thread(accounts.enrolment, request.match_info["token"])
    page = {**enrolment_page(enrolment), "problem": problem, "at_fault": at_fault}
    return render(request, "console/enrol.html", page, status=problem.status if problem else 200)


def enrolment_page(enrolment: Enrolment) -> dict[str, Any]:
    """Return the context of ``console/enrol.html``, but for what was refused."""
    square = segno.make(enrolment.uri, error="m", micro=False)
    letters = enrolment.secret
    return {
        "name": enrolment.officer.name,
        "login": enrolment.officer.login,
        # On white even in the dark: a telephone reads dark squares on a light ground.
        "square": square.svg_inline(scale=5, border=4, dark="#000", light="#fff", omitsize=True),
        "secret": " ".join(letters[at : at + 4] for at in range(0, len(letters), 4)),
        "shortest": SHORTEST_PASSWORD,
    }
