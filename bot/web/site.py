"""The public pages: welcome with the chat, tracking, and what people have a right to read."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.bootstrap.settings import DSFR
from bot.complaint.complaints import Complaint, DocumentKind
from bot.complaint.decisions import Decision, DecisionKind
from bot.complaint.errors import UnknownDocument
from bot.complaint.lifecycle import State, may_follow
from bot.records.heads import read
from bot.services.tracking import Tracked
from bot.web.guards import SETTINGS
from bot.web.keys import ENGINE, SERVICES
from bot.web.pages import STATIC, render

routes = web.RouteTableDef()
# The steps that the tracking page draws; what left the way has a shorter one.
_WAY: Final = (State.FILED, State.UNDER_REVIEW, State.VALIDATED, State.TRANSMITTED)
_WAYS: Final[Mapping[State, Sequence[State]]] = {
    State.TO_BE_COMPLETED: (
        State.FILED,
        State.UNDER_REVIEW,
        State.TO_BE_COMPLETED,
        State.VALIDATED,
        State.TRANSMITTED,
    ),
    State.REDIRECTED: (State.FILED, State.UNDER_REVIEW, State.REDIRECTED),
    State.WITHDRAWN: (State.FILED, State.WITHDRAWN),
    State.JOINED: (State.FILED, State.JOINED),
}


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    """Show the welcome page, with the legal notices and the chat (CPP D. 8-2-2)."""
    return render(request, "site/home.html", {})


@routes.get("/theme.css")
async def theme(request: web.Request) -> web.StreamResponse:
    """Hand over the tokens that the operator chose; a change shows at the next page."""
    chosen = request.app[SETTINGS].theme
    if not chosen:
        raise web.HTTPNotFound
    sheet = STATIC / "dsfr.css" if chosen == DSFR else Path(chosen)
    return web.FileResponse(sheet, headers={"Cache-Control": "no-cache"})


@routes.get("/donnees-personnelles")
async def data_protection(request: web.Request) -> web.Response:
    """Show what is kept, for how long, and the rights over it."""
    return render(request, "site/data_protection.html", {})


@routes.get("/accessibilite")
async def accessibility(request: web.Request) -> web.Response:
    """Show the accessibility statement."""
    contact = request.app[SETTINGS].accessibility_contact
    return render(request, "site/accessibility.html", {"contact": contact})


@routes.get("/mentions-legales")
async def legal(request: web.Request) -> web.Response:
    """Show who runs the service, and the texts it applies."""
    return render(request, "site/legal.html", {})


@routes.get("/suivi/{token}")
async def tracking(request: web.Request) -> web.Response:
    """Show where a complaint stands, what comes next, and its papers."""
    services = request.app[SERVICES]
    token = request.match_info["token"]
    tracked = await asyncio.to_thread(services.tracking.find, token)
    complaint = tracked.complaint
    wording = services.wording
    page = {
        "token": token,
        "reference": complaint.reference,
        "kind": wording.kind(complaint.kind),
        "state": wording.state(complaint.state),
        **decided(tracked, services),
        "steps": [
            {
                "label": wording.state(step)["step"],
                "done": done,
                "current": step is complaint.state,
                "at": _moment(complaint, step) if done else None,
            }
            for step, done in steps_of(complaint.state)
        ],
        "documents": [
            {
                "title": wording.document(each.kind),
                "url": f"/suivi/{token}/documents/{each.kind.value}",
                "size": each.size,
            }
            for each in tracked.documents
        ],
        "advice": tracked.advice,
        "news": tracked.news.value,
    }
    return render(request, "site/tracking.html", page)


@routes.post("/suivi/{token}/reponse")
async def answer_officer(request: web.Request) -> web.StreamResponse:
    """Take her answer to the officer's question."""
    token = request.match_info["token"]
    answer = str((await request.post()).get("answer", ""))
    await asyncio.to_thread(request.app[SERVICES].completing.answer_on_page, token, answer)
    raise web.HTTPSeeOther(f"/suivi/{token}")


@routes.post("/suivi/{token}/souhait")
async def wish_for_news(request: web.Request) -> web.StreamResponse:
    """Note whether she wishes to be told that other complaints join hers."""
    token = request.match_info["token"]
    news = (await request.post()).get("news") == "oui"
    await asyncio.to_thread(request.app[SERVICES].tracking.wish, token, news=news)
    raise web.HTTPSeeOther(f"/suivi/{token}#autres")


@routes.post("/suivi/{token}/retrait")
async def withdraw(request: web.Request) -> web.StreamResponse:
    """Withdraw her declaration; the page that asked told her what it means."""
    token = request.match_info["token"]
    await asyncio.to_thread(request.app[SERVICES].completing.withdraw, token)
    raise web.HTTPSeeOther(f"/suivi/{token}")


@routes.get("/suivi/{token}/documents/{kind}")
async def document(request: web.Request) -> web.Response:
    """Hand a paper over to the victim."""
    try:
        kind = DocumentKind(request.match_info["kind"])
    except ValueError:
        raise UnknownDocument from None
    services = request.app[SERVICES]
    paper = await asyncio.to_thread(services.tracking.paper, request.match_info["token"], kind)
    name = f"{kind.value}-{paper.reference}.pdf"
    return web.Response(
        body=paper.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@routes.get("/registre/tete")
async def audit_head(request: web.Request) -> web.Response:
    """Answer the last published head of the audit trail, for whoever wants to witness it."""
    heads = await asyncio.to_thread(read, request.app[SERVICES].settings.heads)
    last = heads[-1] if heads else None
    body = {"position": last.position, "digest": last.digest} if last else None
    return web.json_response({"head": body})


@routes.get("/sante")
async def health(request: web.Request) -> web.Response:
    """Answer whether database and engine do their work."""
    await asyncio.to_thread(request.app[SERVICES].records.check)
    engine = await request.app[ENGINE].is_there()
    return web.json_response({"database": True, "engine": engine}, status=200 if engine else 503)


def decided(tracked: Tracked, services: Services) -> dict[str, Any]:
    """Return what officers decided, as her page tells it, and what she may do now."""
    state, words = tracked.complaint.state, services.decision_words
    last = tracked.decisions[-1] if tracked.decisions else None
    redirected = last is not None and last.kind is DecisionKind.REDIRECTION
    told = [words.told(each) for each in tracked.decisions if _still_holds(each, tracked)]
    return {
        "told": [each for each in told if each],
        "next_step": words.service(last.choices["service"]).next if last and redirected else "",
        "leading": _leading(tracked, services),
        "asked": state is State.TO_BE_COMPLETED,
        "may_withdraw": may_follow(state, State.WITHDRAWN),
    }


def _leading(tracked: Tracked, services: Services) -> Mapping[str, str] | None:
    """Return where the file that hers is joined to stands: its papers open from its own page."""
    if tracked.leading is None:
        return None
    state = services.wording.state(tracked.leading.state)
    return {"reference": tracked.leading.reference, **state}


def _still_holds(decision: Decision, tracked: Tracked) -> bool:
    """Tell whether a decision is still worth telling: a question that was answered is not."""
    states = {state.value for state in State}
    return decision.after not in states or decision.after == tracked.complaint.state.value


def steps_of(state: State) -> list[tuple[State, bool]]:
    """Return the steps of a complaint's way, and whether each was reached."""
    way = _WAYS.get(state, _WAY)
    reached = way.index(state) if state in way else -1
    return [(step, place <= reached) for place, step in enumerate(way)]


def _moment(complaint: Complaint, step: State) -> datetime | None:
    if step is State.FILED:
        return complaint.filed_at
    return complaint.decided_at if step in (State.VALIDATED, State.REDIRECTED) else None
