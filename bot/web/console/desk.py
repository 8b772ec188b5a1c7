"""A file on the officer's desk: taken, read, corrected, given back."""

import asyncio

from aiohttp import web

from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import ComplaintError, UnknownDocument, UnknownFact
from bot.complaint.facts import FactName
from bot.services.casework import Correction
from bot.web.console.correcting import as_typed, correction_page
from bot.web.console.courts import courts_section
from bot.web.console.deciding import version_in
from bot.web.console.entrance import checked_form, signed_in
from bot.web.console.fileview import file_page
from bot.web.console.merging import duplicates_section
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of

routes = web.RouteTableDef()


@routes.get("/console/dossiers/{reference}")
async def show_file(request: web.Request) -> web.Response:
    """Show a file: record and transcript side by side, exhibits, papers, history."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    opened = await asyncio.to_thread(
        services.casework.open, session.officer, request.match_info["reference"]
    )
    courts = await asyncio.to_thread(courts_section, opened, services, session.officer)
    page = {
        **surroundings(session, services),
        **file_page(opened, services, session.officer),
        "courts": courts,
        "duplicates": await asyncio.to_thread(
            duplicates_section, opened, services, session.officer
        ),
    }
    return render(request, "console/file.html", page)


@routes.get("/console/dossiers/{reference}/corriger/{name}/{rank}")
async def show_correction(request: web.Request) -> web.Response:
    """Show the form that corrects one fact."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    opened = await asyncio.to_thread(
        services.casework.open, session.officer, request.match_info["reference"]
    )
    page = correction_page(opened, *_fact(request), services)
    return render(request, "console/correct.html", {**surroundings(session, services), **page})


@routes.post("/console/dossiers/{reference}/corriger/{name}/{rank}")
async def correct(request: web.Request) -> web.StreamResponse:
    """Let another value hold; on a refusal the form comes back with what was typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    services = request.app[SERVICES]
    reference = request.match_info["reference"]
    name, rank = _fact(request)
    correction = Correction(
        version=version_in(form),
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
            **surroundings(session, services),
            **correction_page(opened, name, rank, services),
            **as_typed(correction, error),
            "problem": problem,
        }
        return render(request, "console/correct.html", page, status=problem.status)
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}#fait-{name.value}-{rank}")


@routes.post("/console/dossiers/{reference}/prendre")
async def claim(request: web.Request) -> web.StreamResponse:
    """Take a file; whoever comes second is told who has it."""
    session = await signed_in(request)
    await checked_form(request, session)
    reference = request.match_info["reference"]
    await asyncio.to_thread(request.app[SERVICES].desk.claim, session.officer, reference)
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}")


@routes.post("/console/dossiers/{reference}/rendre")
async def release(request: web.Request) -> web.StreamResponse:
    """Give a file back to the queue."""
    session = await signed_in(request)
    await checked_form(request, session)
    reference = request.match_info["reference"]
    await asyncio.to_thread(request.app[SERVICES].desk.release, session.officer, reference)
    raise web.HTTPSeeOther("/console")


@routes.get("/console/dossiers/{reference}/documents/{kind}")
async def show_document(request: web.Request) -> web.Response:
    """Show a paper of the file."""
    session = await signed_in(request)
    try:
        kind = DocumentKind(request.match_info["kind"])
    except ValueError:
        raise UnknownDocument from None
    paper = await asyncio.to_thread(
        request.app[SERVICES].casework.paper,
        session.officer,
        request.match_info["reference"],
        kind,
    )
    name = f"{kind.value}-{paper.reference}.pdf"
    return web.Response(
        body=paper.content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


def _fact(request: web.Request) -> tuple[FactName, int]:
    try:
        return FactName(request.match_info["name"]), int(request.match_info["rank"])
    except ValueError:
        raise UnknownFact from None
