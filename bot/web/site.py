"""The public pages: welcome with the chat, tracking, and what people have a right to read."""

import asyncio
from typing import Final

from aiohttp import web

from bot.complaint.complaints import Complaint, DocumentKind
from bot.complaint.errors import UnknownDocument
from bot.complaint.lifecycle import State
from bot.records.heads import read
from bot.web.keys import ENGINE, SERVICES
from bot.web.pages import render

routes = web.RouteTableDef()
# The steps that the tracking page draws, each reached from these states on.
_STEPS: Final = (
    (State.FILED, frozenset(State) - {State.DRAFT}),
    (State.UNDER_REVIEW, frozenset(State) - {State.DRAFT, State.FILED, State.WITHDRAWN}),
    (State.VALIDATED, frozenset({State.VALIDATED, State.TRANSMITTED})),
    (State.TRANSMITTED, frozenset({State.TRANSMITTED})),
)


@routes.get("/")
async def home(request: web.Request) -> web.Response:
    """Show the welcome page, with the legal notices and the chat (CPP D. 8-2-2)."""
    return render(request, "site/home.html", {})


@routes.get("/donnees-personnelles")
async def data_protection(request: web.Request) -> web.Response:
    """Show what is kept, for how long, and the rights over it."""
    return render(request, "site/data_protection.html", {})


@routes.get("/accessibilite")
async def accessibility(request: web.Request) -> web.Response:
    """Show the accessibility statement."""
    return render(request, "site/accessibility.html", {})


@routes.get("/suivi/{token}")
async def tracking(request: web.Request) -> web.Response:
    """Show where a complaint stands, what comes next, and its papers."""
    services = request.app[SERVICES]
    token = request.match_info["token"]
    tracked = await asyncio.to_thread(services.tracking.find, token)
    complaint = tracked.complaint
    wording = services.wording
    page = {
        "reference": complaint.reference,
        "kind": wording.kind(complaint.kind),
        "state": wording.state(complaint.state),
        "steps": [
            {
                "label": wording.state(step)["step"],
                "done": complaint.state in reached,
                "at": _moment(complaint, step),
            }
            for step, reached in _STEPS
        ],
        "documents": [
            {
                "title": wording.document(each.kind),
                "url": f"/suivi/{token}/documents/{each.kind.value}",
                "size": each.size,
            }
            for each in tracked.documents
        ],
    }
    return render(request, "site/tracking.html", page)


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


def _moment(complaint: Complaint, step: State) -> object:
    if step is State.FILED:
        return complaint.filed_at
    return complaint.decided_at if step is State.VALIDATED else None
