"""The cases that recoupement makes: their list, a case, a decision upon a link."""

import asyncio
from typing import Any, Final

from aiohttp import web

from bot.complaint.errors import BadValue, ComplaintError, UnknownFact
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.officers import Act
from bot.linkage.policy import Standing
from bot.services.clustering import OpenCluster
from bot.web.console.clusterview import cluster_page, said
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.console.wholecase import acts_for
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of
from bot.wording.forms import money_form

routes = web.RouteTableDef()
_CASE: Final = "/console/affaires/{reference}"


@routes.get("/console/affaires")
async def show_clusters(request: web.Request) -> web.Response:
    """Show the cases, those first where many victims, much harm and recent facts go together."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    ranked, cases, files = await asyncio.to_thread(services.clustering.ranked, session.officer)
    rows = [
        {
            "reference": each.reference,
            "files": each.files,
            "harm": money_form(Money(each.harm)),
            "first_at": each.first_at,
            "last_at": each.last_at,
        }
        for each in ranked
    ]
    page = {**surroundings(session, services), "rows": rows, "cases": cases, "files": files}
    return render(request, "console/clusters.html", page)


@routes.get(_CASE)
async def show_cluster(request: web.Request) -> web.Response:
    """Show the case that a file is in: its sums, its values, its files, link by link."""
    session = await signed_in(request)
    services = request.app[SERVICES]
    reference = request.match_info["reference"]
    beside = request.query.get("avec", "")
    opened = await asyncio.to_thread(
        services.clustering.open,
        session.officer,
        reference,
        (reference, beside) if beside else None,
    )
    proposals = None
    if "examiner" in request.query:
        proposals = await asyncio.to_thread(services.proposals.of, reference)
    states = await asyncio.to_thread(services.whole_case.states, session.officer, reference)
    page = {
        **surroundings(session, services),
        **cluster_page(reference, opened, proposals),
        "may_decide": session.officer.may(Act.LINK),
        "states": [
            (services.wording.state(state)["officer"], states[state])
            for state in State
            if states[state]
        ],
        "acts": acts_for(session.officer) if len(opened.files) > 1 else [],
    }
    return render(request, "console/cluster.html", page)


@routes.get(f"{_CASE}/decision")
async def show_ruling(request: web.Request) -> web.Response:
    """Show the form that decides upon a value, a link or two files."""
    session = await signed_in(request)
    session.officer.require(Act.LINK)
    return await _ruling_page(request, session, {})


@routes.post(f"{_CASE}/decision")
async def decide(request: web.Request) -> web.StreamResponse:
    """Decide; on a refusal the form comes back with what was typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    clustering = request.app[SERVICES].clustering
    reference = request.match_info["reference"]
    try:
        ruling = (Standing(form.get("standing", "-")), form.get("reason", ""))
    except ValueError:
        raise UnknownFact from None
    asked = (session.officer, reference)
    try:
        match _about(request):
            case "pair":
                other = request.query.get("avec", "")
                await asyncio.to_thread(clustering.rule_pair, *asked, other, ruling)
            case "link":
                await asyncio.to_thread(clustering.rule_link, *asked, _value(request), ruling)
            case _:
                await asyncio.to_thread(clustering.rule_value, *asked, _value(request), ruling)
    except BadValue as error:
        return await _ruling_page(request, session, form, error)
    raise web.HTTPSeeOther(f"/console/affaires/{reference}")


async def _ruling_page(
    request: web.Request,
    session: Session,
    form: dict[str, str],
    error: ComplaintError | None = None,
) -> web.Response:
    services = request.app[SERVICES]
    reference = request.match_info["reference"]
    about = _about(request)
    page = {
        **surroundings(session, services),
        "reference": reference,
        "about": about,
        "query": request.query_string,
        "chosen": form.get("standing"),
        "reason": form.get("reason", ""),
        "problem": problem_of(error, request.config_dict[WORDS]) if error else None,
    }
    if about == "pair":
        page["other"] = request.query["avec"]
    else:
        opened = await asyncio.to_thread(services.clustering.open, session.officer, reference)
        page |= _chosen(opened, _value(request))
    status = page["problem"].status if error else 200
    return render(request, "console/ruling.html", page, status=status)


def _chosen(opened: OpenCluster, value_id: int) -> dict[str, Any]:
    for use in opened.uses:
        if use.value.id == value_id:
            return {"said": said(use.value.trace), "everywhere": use.value.files}
    raise UnknownFact


def _about(request: web.Request) -> str:
    if "avec" in request.query:
        return "pair"
    return "link" if "dossier" in request.query else "value"


def _value(request: web.Request) -> int:
    written = request.query.get("valeur", "")
    if not (written.isascii() and written.isdigit() and len(written) < len(str(2**31))):
        raise UnknownFact
    return int(written)
