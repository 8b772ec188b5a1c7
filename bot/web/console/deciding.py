"""The acts that decide: each has a page with its form, and what was refused stays typed."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import FilingKind
from bot.complaint.errors import (
    BadValue,
    ComplaintError,
    ForbiddenTransition,
    IncompleteComplaint,
    WrongCode,
    WrongCredentials,
)
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence
from bot.complaint.officers import Act, Officer
from bot.services.casework import OpenFile
from bot.services.deciding import Asking, Redirection
from bot.services.merging import Version
from bot.services.requalifying import Change
from bot.web.console.courts import chosen_court
from bot.web.console.entrance import checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, Problem, problem_of

routes = web.RouteTableDef()
_PLACE: Final = "/console/dossiers/{reference}/decider/{act}"
Form = Mapping[str, str]


@dataclass(frozen=True)
class Deed:
    """An act with a page of its own.

    Attributes:
        act: what the role must allow.
        state: where the complaint must stand.
        do: what it does with the form.
    """

    act: Act
    state: State
    do: Callable[[Services, Officer, str, Form], object]


def _redirect(services: Services, officer: Officer, reference: str, form: Form) -> None:
    wanted = Redirection(
        version_in(form), form.get("ground", ""), form.get("service", ""), form.get("words", "")
    )
    services.deciding.redirect(officer, reference, wanted)


def _ask(services: Services, officer: Officer, reference: str, form: Form) -> None:
    asking = Asking(version_in(form), form.get("question", ""), form.get("words", ""))
    services.deciding.ask(officer, reference, asking)


def _change_kind(services: Services, officer: Officer, reference: str, form: Form) -> None:
    change = Change(version_in(form), form.get("kind", ""), form.get("reason", ""))
    services.requalifying.kind(officer, reference, change)


def _change_offence(services: Services, officer: Officer, reference: str, form: Form) -> None:
    change = Change(version_in(form), form.get("offence", ""), form.get("reason", ""))
    services.requalifying.offence(officer, reference, change)


def _validate(services: Services, officer: Officer, reference: str, form: Form) -> None:
    if "qualification" not in form:
        raise BadValue("qualification")
    services.sessions.confirm(officer, form.get("password", ""), form.get("code", ""))
    services.casework.validate(officer, reference, version_in(form), form["qualification"])


def _transmit(services: Services, officer: Officer, reference: str, form: Form) -> None:
    services.deciding.transmit(officer, reference, version_in(form), form.get("court", ""))


def _reopen(services: Services, officer: Officer, reference: str, form: Form) -> None:
    services.deciding.reopen(officer, reference, version_in(form), form.get("reason", ""))


def _separate(services: Services, officer: Officer, reference: str, form: Form) -> None:
    joined = Version(reference, version_in(form))
    services.merging.separate(officer, joined, form.get("reason", ""))


DEEDS: Final[Mapping[str, Deed]] = {
    "valider": Deed(Act.VALIDATE, State.UNDER_REVIEW, _validate),
    "completer": Deed(Act.ASK, State.UNDER_REVIEW, _ask),
    "reorienter": Deed(Act.REDIRECT, State.UNDER_REVIEW, _redirect),
    "faits": Deed(Act.CHANGE, State.UNDER_REVIEW, _change_offence),
    "nature": Deed(Act.CHANGE, State.UNDER_REVIEW, _change_kind),
    "transmettre": Deed(Act.TRANSMIT, State.VALIDATED, _transmit),
    "reprendre": Deed(Act.REOPEN, State.REDIRECTED, _reopen),
    "separer": Deed(Act.SEPARATE, State.JOINED, _separate),
}


@routes.get(_PLACE)
async def show_deed(request: web.Request) -> web.Response:
    """Show the form of an act, if it may be done to the file as it stands."""
    session = await signed_in(request)
    name, deed = _deed(request)
    session.officer.require(deed.act)
    services = request.app[SERVICES]
    opened = await asyncio.to_thread(
        services.casework.open, session.officer, request.match_info["reference"]
    )
    if opened.case.complaint.state is not deed.state:
        raise ForbiddenTransition(opened.case.complaint.state.value, name)
    page = {**surroundings(session, services), **deed_page(name, opened, services)}
    return render(request, f"console/deeds/{name}.html", page)


@routes.post(_PLACE)
async def do_deed(request: web.Request) -> web.StreamResponse:
    """Do what the form asks; on a refusal the form comes back with what was typed."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    name, deed = _deed(request)
    session.officer.require(deed.act)
    services, reference = request.app[SERVICES], request.match_info["reference"]
    try:
        await asyncio.to_thread(deed.do, services, session.officer, reference, form)
    except ComplaintError as error:
        problem = problem_of(error, request.config_dict[WORDS])
        opened = await asyncio.to_thread(services.casework.open, session.officer, reference)
        page = {
            **surroundings(session, services),
            **deed_page(name, opened, services),
            **refused(form, error, problem),
        }
        return render(request, f"console/deeds/{name}.html", page, status=problem.status)
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}#decision")


def deed_page(name: str, opened: OpenFile, services: Services) -> dict[str, Any]:
    """Return the context of a page of ``console/deeds``."""
    complaint, words = opened.case.complaint, services.decision_words
    wording = services.wording
    return {
        "deed": name,
        "reference": complaint.reference,
        "leading": complaint.leading,
        "version": complaint.version,
        "typed": {"court": chosen_court(opened, services)},
        "problem": None,
        "at_fault": "",
        "lacking": [],
        "grounds": [(key, each.title, words.leads(each)) for key, each in words.grounds.items()],
        "services": [
            (key, each.called[:1].upper() + each.called[1:], each.next)
            for key, each in words.services.items()
        ],
        "questions": [(key, each.title, each.text) for key, each in words.questions.items()],
        "proposed": [
            *(
                (key, each.title, words.qualification(key).removeprefix(f"{each.title}, "))
                for key, each in words.proposed(complaint.offence).items()
            ),
            ("", words.say("left_open"), ""),
        ],
        "kind": wording.kind(complaint.kind),
        "kinds": [
            (kind.value, wording.kind(kind), "")
            for kind in (FilingKind.COMPLAINT, FilingKind.REPORT)
            if kind is not complaint.kind
        ],
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "offences": [
            (each.value, wording.value(FactName.OFFENCE, each), "")
            for each in Offence
            if each is not complaint.offence
        ],
        "labels": {each.value: wording.label(each) for each in FactName},
    }


def refused(form: Form, error: ComplaintError, problem: Problem) -> dict[str, Any]:
    """Return what changes on the page when an act was refused.

    The version stays the one that the officer was reading: whoever wrote meanwhile is not
    written over at the second try. What proves that it is she is never shown again.
    """
    at_fault = ""
    if isinstance(error, BadValue):
        at_fault = error.expected
    elif isinstance(error, WrongCredentials | WrongCode):
        at_fault = "code" if isinstance(error, WrongCode) else "password"
    return {
        "version": version_in(form),
        "typed": {key: each for key, each in form.items() if key not in ("password", "code")},
        "problem": problem,
        "at_fault": at_fault,
        "lacking": list(error.missing) if isinstance(error, IncompleteComplaint) else [],
    }


def version_in(form: Form) -> int:
    """Return the version that a form was filled in upon; 0, which none has, when it says none."""
    written = form.get("version", "")
    return int(written) if written.isdecimal() and len(written) < 10 else 0  # noqa: PLR2004 - digits


def _deed(request: web.Request) -> tuple[str, Deed]:
    name = request.match_info["act"]
    if name not in DEEDS:
        raise web.HTTPNotFound
    return name, DEEDS[name]
