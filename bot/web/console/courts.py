"""The competent prosecutors of a file, and the officer's choice among them."""

import asyncio
from typing import Any

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue
from bot.complaint.facts import FactName
from bot.complaint.officers import Act, Officer
from bot.complaint.referrals import Ground
from bot.jurisdiction.competence import Confidence, Proposal
from bot.services.casework import OpenFile
from bot.services.competence import OPEN, Choice, Standing
from bot.web.console.entrance import checked_form, signed_in
from bot.web.keys import SERVICES
from bot.wording.courts import CourtWords
from bot.wording.forms import moment_form

routes = web.RouteTableDef()


@routes.post("/console/dossiers/{reference}/parquet")
async def choose_court(request: web.Request) -> web.StreamResponse:
    """Keep the officer's choice, and go back to the file."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    reference = request.match_info["reference"]
    await asyncio.to_thread(
        request.app[SERVICES].competences.choose, session.officer, reference, _choice(form)
    )
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}#parquets")


def courts_section(opened: OpenFile, services: Services, officer: Officer) -> dict[str, Any]:
    """Return ``courts``, the content of ``console/_courts.html``; it reads the database.

    Args:
        opened: the file on the desk.
        services: the services.
        officer: whoever reads, since not every role chooses.
    """
    words, standing = services.court_words, services.competences.standing(opened.case)
    complaint = opened.case.complaint
    said = opened.case.record.value(FactName.VICTIM_COMMUNE)
    elsewhere = words.ground(Ground.OFFICER, Confidence.TO_CHOOSE)
    return {
        "reference": complaint.reference,
        "version": complaint.version,
        "may_choose": complaint.state in OPEN and officer.may(Act.TRANSMIT),
        "residence": words.residence(str(said or ""), standing.competence.residence),
        "proposals": [_row(each, standing, words) for each in standing.competence.proposals],
        "elsewhere": elsewhere,
        "others": [(court.code, f"{court.seat} ({court.department})") for court in standing.courts],
        "chosen": _chosen(opened, standing, words),
    }


def chosen_court(opened: OpenFile, services: Services) -> str:
    """Return the court that was chosen last, in words; ``""`` while none was."""
    chosen = _chosen(opened, services.competences.standing(opened.case), services.court_words)
    return str(chosen[0]["court"]) if chosen else ""


def _row(proposal: Proposal, standing: Standing, words: CourtWords) -> dict[str, Any]:
    choice = standing.choice
    here = (proposal.court.code, proposal.ground)
    return {
        "value": f"{proposal.ground.value}:{proposal.court.code}",
        "court": words.court(proposal.court),
        "appeal": proposal.court.appeal,
        "ground": words.ground(proposal.ground, proposal.confidence),
        "confidence": words.confidence(proposal),
        "certain": proposal.confidence is Confidence.CERTAIN,
        "chosen": choice is not None and (choice.court, choice.ground) == here,
    }


def _chosen(opened: OpenFile, standing: Standing, words: CourtWords) -> list[dict[str, Any]]:
    """Return the choices, the one that holds first."""
    return [
        {
            "court": words.court(standing.court(choice.court)),
            "ground": words.ground(choice.ground, Confidence.TO_CHOOSE),
            "by": words.chosen(
                opened.case.officers.get(choice.officer, choice.officer),
                moment_form(choice.chosen_at),
            ),
        }
        for choice in reversed(standing.choices)
    ]


def _choice(form: dict[str, str]) -> Choice:
    """Read « residence:tj44109 », or the court of the list when no proposal suits."""
    ground, _, court = form.get("court", "").partition(":")
    version = form.get("version", "")
    try:
        chosen = Ground(ground)
    except ValueError:
        raise BadValue("court") from None
    if chosen is Ground.OFFICER:
        court = form.get("other", "")
    return Choice(int(version) if version.isdigit() else 0, court, chosen)
