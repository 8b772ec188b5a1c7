"""Two files side by side, and the act that joins one to the other."""

import asyncio
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue, ComplaintError
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.documents.contents import Case, Contents
from bot.services.casework import OpenFile
from bot.services.duplicates import MERGEABLE
from bot.services.merging import Version
from bot.web.console.deciding import version_in
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, problem_of
from bot.wording.wording import RecapLine

routes = web.RouteTableDef()
_PLACE: Final = "/console/dossiers/{reference}/comparer"


@routes.get(_PLACE)
async def compare(request: web.Request) -> web.Response:
    """Show two files side by side, or ask which other one is meant."""
    session = await signed_in(request)
    session.officer.require(Act.MERGE)
    return await _page(request, session, request.query.get("avec", ""), {}, None)


@routes.post(_PLACE)
async def join(request: web.Request) -> web.StreamResponse:
    """Join one of the two to the other; on a refusal the page comes back with what was typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    session.officer.require(Act.MERGE)
    reference, other = request.match_info["reference"], form.get("other", "")
    mine = Version(reference, version_in(form))
    theirs = Version(other, version_in({"version": form.get("other_version", "")}))
    joined, leading = (mine, theirs) if form.get("leading") == other else (theirs, mine)
    merging = request.app[SERVICES].merging
    try:
        if form.get("leading") not in (reference, other):
            raise BadValue("leading")
        reason = form.get("reason", "")
        await asyncio.to_thread(merging.join, session.officer, joined, leading, reason)
    except ComplaintError as error:
        return await _page(request, session, other, form, error)
    raise web.HTTPSeeOther(f"/console/dossiers/{leading.reference}#joints")


def duplicates_section(
    opened: OpenFile, services: Services, officer: Officer
) -> list[dict[str, Any]]:
    """Return the files that are proposed for comparison with one, and why."""
    if not officer.may(Act.MERGE):
        return []
    found = services.duplicates.of(officer, opened.case.complaint.reference)
    words = services.decision_words
    return [
        {
            "complaint": each.complaint,
            "why": [words.say(f"alike_{why.value}") for why in each.likenesses],
        }
        for each in found
    ]


async def _page(
    request: web.Request,
    session: Session,
    other: str,
    form: Mapping[str, str],
    error: ComplaintError | None,
) -> web.Response:
    services, reference = request.app[SERVICES], request.match_info["reference"]
    other = "".join(other.split()).upper()
    open_file = services.casework.open
    mine = await asyncio.to_thread(open_file, session.officer, reference)
    theirs = None
    if other and other != reference:
        theirs = await asyncio.to_thread(open_file, session.officer, other)
    elif other:
        error = BadValue("joined")
    proposed = await asyncio.to_thread(duplicates_section, mine, services, session.officer)
    problem = problem_of(error, request.config_dict[WORDS]) if error else None
    page = {
        **surroundings(session, services),
        **comparison_page(mine, theirs, services, session.officer),
        "duplicates": proposed,
        "typed": {name: form.get(name, "") for name in ("leading", "reason")},
        "at_fault": error.expected if isinstance(error, BadValue) else "",
        "problem": problem,
    }
    if form:
        # What she decided upon is what she had before her eyes.
        page["mine"]["version"] = version_in(form)
        page["theirs"]["version"] = version_in({"version": form.get("other_version", "")})
    status = problem.status if problem else 200
    return render(request, "console/compare.html", page, status=status)


def comparison_page(
    mine: OpenFile, theirs: OpenFile | None, services: Services, officer: Officer
) -> dict[str, Any]:
    """Return the context of ``console/compare.html``, but for what was typed and refused."""
    pair = [each.case for each in (mine, theirs) if each]
    lines = [_lines(case, services) for case in pair]
    keys = dict.fromkeys(key for each in lines for key in each)
    rows = [[each.get(key) for each in lines] for key in keys]
    sides = [_side(case, services) for case in pair]
    leaders = [
        case.complaint.reference
        for case in pair
        if case.complaint.state is State.UNDER_REVIEW and case.complaint.holder == officer.id
    ]
    return {
        "reference": mine.case.complaint.reference,
        "mine": sides[0],
        "theirs": sides[1] if theirs else None,
        "rows": [
            {
                "label": next(cell["label"] for cell in row if cell),
                "cells": row,
                "differs": len({cell["text"] if cell else "" for cell in row}) > 1,
            }
            for row in rows
        ],
        "leaders": leaders,
        "may_join": bool(theirs and leaders)
        and all(case.complaint.state in MERGEABLE for case in pair),
    }


def _side(case: Case, services: Services) -> dict[str, Any]:
    complaint, wording = case.complaint, services.wording
    return {
        "complaint": complaint,
        "version": complaint.version,
        "kind": wording.kind(complaint.kind),
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "state": wording.state(complaint.state)["officer"],
        "holder": case.officers.get(complaint.holder or "", ""),
        "exhibits": case.exhibits,
    }


def _lines(case: Case, services: Services) -> dict[tuple[FactName, int], dict[str, str]]:
    contents = Contents(services.wording)

    def cell(line: RecapLine) -> dict[str, str]:
        origin = contents.origin(line.fact, case)
        return {"label": line.label, "text": line.text, "origin": origin}

    return {(line.name, line.rank): cell(line) for line in services.wording.recap(case.record)}
