"""The queue: which files are wanted, in which order, and which one comes next."""

import asyncio
import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import FilingKind
from bot.complaint.facts import FactName
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.offences import Offence
from bot.complaint.officers import Act
from bot.records.orders import Order
from bot.records.queue import COUNTED, Filter, Line, Page
from bot.services.desk import ANNOUNCED, DECIDED, WAITING
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.wording.forms import money_form

routes = web.RouteTableDef()
LISTS: Final = {"a-lire": WAITING, "decides": DECIDED}
_LATE: Final = {"depasse": ANNOUNCED, "bientot": ANNOUNCED - timedelta(days=2)}
_ORDERS: Final = {"prejudice": Order.LOSS, "danger": Order.DANGER, "affaire": Order.CASE}
_ASKED: Final = (
    "liste",
    "reference",
    "etat",
    "faits",
    "nature",
    "charge",
    "delai",
    "danger",
    "lu",
    "tri",
)


@routes.get("/console")
async def show_queue(request: web.Request) -> web.Response:
    """Show the files that are wanted; whoever reads none goes to what she may do."""
    session = await signed_in(request)
    if not session.officer.may(Act.READ):
        raise web.HTTPSeeOther("/console/comptes")
    services = request.app[SERVICES]
    asked = asked_of(request.query)
    wanted, order = filter_of(asked, session, services)
    after = reference_of(request.query.get("apres", ""))
    page = await asyncio.to_thread(services.desk.queue, session.officer, wanted, order, after)
    counts = {
        name: await asyncio.to_thread(services.desk.counted, states)
        for name, states in LISTS.items()
    }
    names = await asyncio.to_thread(services.desk.names)
    views = await asyncio.to_thread(services.saved_views.of, session.officer)
    context = {
        **surroundings(session, services),
        **queue_page(page, asked, session, services, names),
        "after": after,
        "views": views,
        "counts": counts,
    }
    return render(request, "console/queue.html", context)


@routes.post("/console/suivant")
async def claim_next(request: web.Request) -> web.StreamResponse:
    """Take the file that has waited longest, and open it."""
    session = await signed_in(request)
    await checked_form(request, session)
    reference = await asyncio.to_thread(request.app[SERVICES].desk.claim_next, session.officer)
    raise web.HTTPSeeOther(f"/console/dossiers/{reference}" if reference else "/console")


@routes.post("/console/vues")
async def save_view(request: web.Request) -> web.StreamResponse:
    """Keep the view that is shown, under a name."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    query = query_of(asked_of(dict(parse_qsl(form.get("query", "")))))
    await asyncio.to_thread(
        request.app[SERVICES].saved_views.save, session.officer, form.get("name", ""), query
    )
    raise web.HTTPSeeOther(f"/console?{query}")


@routes.post("/console/vues/{id}/supprimer")
async def remove_view(request: web.Request) -> web.StreamResponse:
    """Forget one of her views."""
    session = await signed_in(request)
    await checked_form(request, session)
    await asyncio.to_thread(
        request.app[SERVICES].saved_views.remove, session.officer, request.match_info["id"]
    )
    raise web.HTTPSeeOther("/console")


def query_of(asked: Mapping[str, str]) -> str:
    """Return what was asked for as an address has it."""
    return urlencode({name: value for name, value in asked.items() if value})


def asked_of(query: Mapping[str, str]) -> dict[str, str]:
    """Return what the form of filters was sent with; what is not there is empty."""
    asked = {name: query.get(name, "").strip() for name in _ASKED}
    asked["liste"] = asked["liste"] if asked["liste"] in LISTS else "a-lire"
    asked["reference"] = reference_of(asked["reference"])
    return asked


def reference_of(written: str) -> str:
    """Return a reference, or the beginning of one, however it is typed."""
    return re.sub(r"\s", "", written).upper()[:20]


def filter_of(
    asked: Mapping[str, str], session: Session, services: Services
) -> tuple[Filter, Order]:
    """Return which files are wanted, and in which order."""
    states = LISTS[asked["liste"]]
    late = _LATE.get(asked["delai"])
    now = services.settings.clock()
    wanted = Filter(
        states=[state for state in states if state.value == asked["etat"]] or states,
        reference=asked["reference"],
        offence=next((each for each in Offence if each.value == asked["faits"]), None),
        kind=next((each for each in FilingKind if each.value == asked["nature"]), None),
        holder={"les-miens": session.officer.id, "libres": ""}.get(asked["charge"]),
        filed_before=now - late if late else None,
        danger=asked["danger"] == "oui",
        changed=asked["lu"] == "modifies",
    )
    if asked["tri"] in _ORDERS:
        return wanted, _ORDERS[asked["tri"]]
    return wanted, Order.AGE if asked["liste"] == "a-lire" else Order.DECISION


def queue_page(
    page: Page,
    asked: Mapping[str, str],
    session: Session,
    services: Services,
    names: Mapping[str, str],
) -> dict[str, Any]:
    """Return the context of ``console/queue.html``, but for the views and the counts."""
    wording = services.wording
    return {
        "rows": [row_of(line, session, services, names) for line in page.lines],
        "total": page.total,
        "counted": COUNTED,
        "next": page.lines[-1].complaint.reference if page.more else "",
        "asked": asked,
        "query": query_of(asked),
        "filtered": any(asked[name] for name in _ASKED if name not in ("liste", "tri")),
        "may_claim": session.officer.may(Act.CLAIM),
        "announced": ANNOUNCED.days,
        "states": [
            (state.value, wording.state(state)["officer"]) for state in LISTS[asked["liste"]]
        ],
        "offences": [
            (offence.value, wording.value(FactName.OFFENCE, offence)) for offence in Offence
        ],
        "kinds": [(kind.value, wording.kind(kind)) for kind in FilingKind],
    }


def row_of(
    line: Line, session: Session, services: Services, names: Mapping[str, str]
) -> dict[str, Any]:
    """Return a file as a line of a list; ``names`` are those of holders, by identifier."""
    complaint, wording = line.complaint, services.wording
    loss = complaint.loss_cents
    return {
        "reference": complaint.reference,
        "leading": complaint.leading,
        "kind": wording.kind(complaint.kind),
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "state": wording.state(complaint.state)["officer"],
        "is_new": complaint.state is State.FILED,
        "changed": line.changed,
        "danger": complaint.danger,
        "filed_at": complaint.filed_at,
        "decided_at": complaint.decided_at,
        "days": (services.settings.clock() - complaint.filed_at).days,
        "loss": money_form(Money(loss)) if loss is not None else "",
        "mine": complaint.holder == session.officer.id,
        "holder": names.get(complaint.holder or "", ""),
        "files": line.files,
    }
