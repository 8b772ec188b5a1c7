"""The officer's desk: the queue, a file, a correction, a signature."""

import asyncio
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import ComplaintError, UnknownDocument, UnknownFact
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.services.casework import DECIDED, WAITING, Correction
from bot.web.console.correcting import as_typed, correction_page
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.fileview import file_page
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of

routes = web.RouteTableDef()
_LISTS: Final = {"a-lire": WAITING, "decides": DECIDED}
# What the victim is told: an officer reads within eight days or so.
_ANNOUNCED_DAYS: Final = 8


@routes.get("/console")
async def show_queue(request: web.Request) -> web.Response:
    """Show the files that wait, the oldest first, or those that were decided."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    asked = request.query.get("liste", "")
    chosen = asked if asked in _LISTS else "a-lire"
    complaints = await asyncio.to_thread(services.casework.queue, _LISTS[chosen])
    counts = await asyncio.to_thread(services.casework.counts)
    now = services.settings.clock()
    rows = [
        {
            "reference": each.reference,
            "kind": services.wording.kind(each.kind),
            "offence": services.wording.value(FactName.OFFENCE, each.offence),
            "state": services.wording.state(each.state)["officer"],
            "is_new": each.state is State.FILED,
            "filed_at": each.filed_at,
            "decided_at": each.decided_at,
            "days": (now - each.filed_at).days,
        }
        for each in complaints
    ]
    page = {
        **_common(session, services),
        "rows": rows,
        "chosen": chosen,
        "announced": _ANNOUNCED_DAYS,
        "counts": {
            name: sum(counts.get(state, 0) for state in states) for name, states in _LISTS.items()
        },
    }
    return render(request, "console/queue.html", page)


@routes.get("/console/dossiers/{reference}")
async def show_file(request: web.Request) -> web.Response:
    """Show a file: record and transcript side by side, exhibits, papers, history."""
    session = await signed_in(request)
    return await _file(request, session)


@routes.get("/console/dossiers/{reference}/corriger/{name}/{rank}")
async def show_correction(request: web.Request) -> web.Response:
    """Show the form that corrects one fact."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    opened = await asyncio.to_thread(
        services.casework.open, session.officer, request.match_info["reference"]
    )
    page = correction_page(opened, *_fact(request), services)
    return render(request, "console/correct.html", {**_common(session, services), **page})


@routes.post("/console/dossiers/{reference}/corriger/{name}/{rank}")
async def correct(request: web.Request) -> web.StreamResponse:
    """Let another value hold; on a refusal the form comes back with what was typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    services = request.app[SERVICES]
    reference = request.match_info["reference"]
    name, rank = _fact(request)
    correction = Correction(
        version=_version(form),
        name=name,
        rank=rank,
        text=form.get("value", ""),
        reason=form.get("reason", ""),
    )
    try:
        await asyncio.to_thread(services.casework.correct, session.officer, reference, correction)
    except ComplaintError as error:
        problem = problem_of(error, request.config_dict[WORDS])
        opened = await asyncio.to_thread(services.casework.open, session.officer, reference)
        page = {
            **_common(session, services),
            **correction_page(opened, name, rank, services),
            **as_typed(correction, error),
            "problem": problem,
        }
        return render(request, "console/correct.html", page, status=problem.status)
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}#fait-{name.value}-{rank}")


@routes.post("/console/dossiers/{reference}/valider")
async def validate(request: web.Request) -> web.StreamResponse:
    """Validate a file; its minutes are issued and its victim's tracking page says so."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    reference = request.match_info["reference"]
    services = request.app[SERVICES]
    await asyncio.to_thread(services.casework.validate, session.officer, reference, _version(form))
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}")


@routes.get("/console/dossiers/{reference}/documents/{kind}")
async def show_document(request: web.Request) -> web.Response:
    """Show a paper of the file."""
    session = await signed_in(request)
    try:
        kind = DocumentKind(request.match_info["kind"])
    except ValueError:
        raise UnknownDocument from None
    paper = await asyncio.to_thread(
        request.app[SERVICES].papers.hand_over,
        request.match_info["reference"],
        kind,
        session.officer.id,
        "officer:document:read",
    )
    name = f"{kind.value}-{paper.reference}.pdf"
    return web.Response(
        body=paper.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


async def _file(request: web.Request, session: Session) -> web.Response:
    services = request.app[SERVICES]
    opened = await asyncio.to_thread(
        services.casework.open, session.officer, request.match_info["reference"]
    )
    page = {
        **_common(session, services),
        **file_page(opened, services, session.officer),
        "announced": _ANNOUNCED_DAYS,
    }
    return render(request, "console/file.html", page)


def _common(session: Session, services: Services) -> dict[str, Any]:
    return {
        "officer": session.officer,
        "role": services.wording.role(session.officer.role),
        "csrf": session.csrf,
    }


def _fact(request: web.Request) -> tuple[FactName, int]:
    try:
        return FactName(request.match_info["name"]), int(request.match_info["rank"])
    except ValueError:
        raise UnknownFact from None


def _version(form: dict[str, str]) -> int:
    written = form.get("version", "")
    return int(written) if written.isdigit() else 0
