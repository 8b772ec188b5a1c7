"""Deciding for many files of a case at once: what will be done is said first, then told."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue, ComplaintError
from bot.complaint.officers import Act, Officer
from bot.services.deciding import Asking, named_court
from bot.services.wholecase import ACTS, CaseDeed, Plan, Ready
from bot.web.console.batches import BATCHES, Batch
from bot.web.console.deciding import Form, refused
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.console.wholecaseview import batch_page, court_choices, decision_choices, plan_page
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of

routes = web.RouteTableDef()
_PLACE: Final = "/console/affaires/{reference}/ensemble/{deed}"
_RESULT: Final = "/console/affaires/{reference}/resultat/{batch}"
PLACES: Final[Mapping[str, CaseDeed]] = {
    "prendre": CaseDeed.CLAIM,
    "completer": CaseDeed.ASK,
    "valider": CaseDeed.VALIDATE,
    "procureur": CaseDeed.COURT,
    "transmettre": CaseDeed.TRANSMIT,
}
"""The acts, by the last word of their page's address, in the order in which a case goes."""
Decide = Callable[[Ready], object]


def _claim(services: Services, officer: Officer, _: Form) -> Decide:
    return lambda file: services.desk.claim(officer, file.reference)


def _ask(services: Services, officer: Officer, form: Form) -> Decide:
    question, words = form.get("question", ""), form.get("words", "")
    services.deciding.question(Asking(0, question, words))
    return lambda file: services.deciding.ask(
        officer, file.reference, Asking(file.version, question, words)
    )


def _validate(services: Services, officer: Officer, form: Form) -> Decide:
    if "qualification" not in form:
        raise BadValue("qualification")
    proposed = form["qualification"]
    services.decision_words.qualification(proposed)
    services.sessions.confirm(officer, form.get("password", ""), form.get("code", ""))
    return lambda file: services.casework.validate(officer, file.reference, file.version, proposed)


def _choose_court(services: Services, officer: Officer, form: Form) -> Decide:
    # « Another » leaves its own value empty: the list below the choices says which.
    court = form.get("court") or form.get("other", "")
    if court not in services.competences.courts.by_code:
        raise BadValue("court")
    return lambda file: services.competences.choose_for_all(
        officer, file.reference, file.version, court
    )


def _transmit(services: Services, officer: Officer, form: Form) -> Decide:
    court = named_court(form.get("court", ""))
    return lambda file: services.deciding.transmit(officer, file.reference, file.version, court)


_DECIDES: Final[Mapping[CaseDeed, Callable[[Services, Officer, Form], Decide]]] = {
    CaseDeed.CLAIM: _claim,
    CaseDeed.ASK: _ask,
    CaseDeed.VALIDATE: _validate,
    CaseDeed.COURT: _choose_court,
    CaseDeed.TRANSMIT: _transmit,
}


def acts_for(officer: Officer) -> list[str]:
    """Return the acts that an officer may do to a whole case, by their page's address."""
    if not officer.may(Act.WHOLE_CASE):
        return []
    return [place for place, deed in PLACES.items() if officer.may(ACTS[deed])]


@routes.get(_PLACE)
async def show_plan(request: web.Request) -> web.Response:
    """Show which files the act will be done to, and why not to the others."""
    session = await signed_in(request)
    return await _plan_page(request, session)


@routes.post(_PLACE)
async def begin(request: web.Request) -> web.StreamResponse:
    """Do it, file after file; on a refusal before the first, the form comes back as typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    deed = _deed(request)
    session.officer.require(ACTS[deed])
    services, reference = request.app[SERVICES], request.match_info["reference"]
    try:
        decide = await asyncio.to_thread(_DECIDES[deed], services, session.officer, form)
    except ComplaintError as error:
        return await _plan_page(request, session, form, error)
    ready = await asyncio.to_thread(
        services.whole_case.begin, session.officer, reference, deed, files_in(form)
    )
    batch = Batch(session.officer.id, reference, deed, ready)
    identifier = await request.app[BATCHES].start(batch, decide)
    raise web.HTTPSeeOther(f"/console/affaires/{reference}/resultat/{identifier}")


@routes.get(_RESULT)
async def show_batch(request: web.Request) -> web.Response:
    """Show how far an act upon many files is, and what came of it."""
    session = await signed_in(request)
    services, reference = request.app[SERVICES], request.match_info["reference"]
    batch = request.app[BATCHES].get(request.match_info["batch"], session.officer)
    if batch is None:
        raise web.HTTPSeeOther(f"/console/affaires/{reference}")
    words = request.config_dict[WORDS]
    page = {**surroundings(session, services), **batch_page(batch, services, words)}
    return render(request, "console/whole/result.html", page)


def files_in(form: Form) -> list[Ready]:
    """Return the files that a form was filled in for, each with the version that was read."""
    pairs = [each.rpartition(":") for each in form.get("files", "").split()]
    versions = {
        reference: int(version)
        for reference, _, version in pairs
        if version.isdecimal() and len(version) < 10  # noqa: PLR2004 - digits
    }
    return [Ready(reference, version) for reference, version in versions.items()]


async def _plan_page(
    request: web.Request,
    session: Session,
    form: Form | None = None,
    error: ComplaintError | None = None,
) -> web.Response:
    services, reference = request.app[SERVICES], request.match_info["reference"]
    deed, words = _deed(request), request.config_dict[WORDS]
    plan = await asyncio.to_thread(services.whole_case.plan, session.officer, reference, deed)
    # Whoever is refused decides again upon what she was reading, not upon what came meanwhile.
    ready = files_in(form) if form else plan.ready
    page = {
        **surroundings(session, services),
        **plan_page(plan, ready, services, words),
        "reference": reference,
        "place": request.match_info["deed"],
        "typed": {},
        "problem": None,
        "at_fault": "",
        **await asyncio.to_thread(_choices, services, deed, plan),
    }
    if form is None or error is None:
        return render(request, f"console/whole/{page['place']}.html", page)
    problem = problem_of(error, words)
    page |= refused(form, error, problem)
    return render(request, f"console/whole/{page['place']}.html", page, status=problem.status)


def _choices(services: Services, deed: CaseDeed, plan: Plan) -> dict[str, Any]:
    """Return what the form of an act lets choose from; it may read the database."""
    references: Sequence[str] = [each.reference for each in plan.ready]
    match deed:
        case CaseDeed.ASK | CaseDeed.VALIDATE:
            return decision_choices(plan, services)
        case CaseDeed.COURT:
            return court_choices(services.competences.together(references), services)
        case CaseDeed.TRANSMIT:
            chosen = services.competences.chosen_for(references)
            return {"typed": {"court": services.court_words.court(chosen) if chosen else ""}}
        case _:
            return {}


def _deed(request: web.Request) -> CaseDeed:
    if request.match_info["deed"] not in PLACES:
        raise web.HTTPNotFound
    return PLACES[request.match_info["deed"]]
