"""The accounts, for whoever manages them: invite, invite again, close."""

import asyncio
from typing import Any

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.officers import Role
from bot.records.officers import Account
from bot.services.accounts import Invitation
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render

routes = web.RouteTableDef()


@routes.get("/console/comptes")
async def show_accounts(request: web.Request) -> web.Response:
    """Show every account, and the form that invites another officer."""
    session = await signed_in(request)
    return await _accounts(request, session, None)


@routes.post("/console/comptes")
async def invite(request: web.Request) -> web.Response:
    """Invite an officer; her enrolment's address is shown this once."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    role = next((each for each in Role if each.value == form.get("role")), Role.AUDITOR)
    login, name, service = (
        form.get(part, "").strip()[:80] for part in ("login", "name", "service")
    )
    invitation = None
    if login and name and service:
        invitation = await asyncio.to_thread(
            request.app[SERVICES].accounts.add, login, name, service, role, session.officer
        )
    return await _accounts(request, session, invitation)


@routes.post("/console/comptes/{id}/inviter")
async def invite_again(request: web.Request) -> web.Response:
    """Invite again an officer who lost her telephone."""
    session = await signed_in(request)
    await checked_form(request, session)
    invitation = await asyncio.to_thread(
        request.app[SERVICES].accounts.renew, request.match_info["id"], session.officer
    )
    return await _accounts(request, session, invitation)


@routes.post("/console/comptes/{id}/fermer")
async def close(request: web.Request) -> web.StreamResponse:
    """Close an account."""
    session = await signed_in(request)
    await checked_form(request, session)
    await asyncio.to_thread(
        request.app[SERVICES].accounts.close, request.match_info["id"], session.officer
    )
    raise web.HTTPSeeOther("/console/comptes")


async def _accounts(
    request: web.Request, session: Session, invitation: Invitation | None
) -> web.Response:
    services = request.app[SERVICES]
    accounts = await asyncio.to_thread(services.accounts.all, session.officer)
    origin = str(request.url.origin())
    page = accounts_page(accounts, invitation, origin, services)
    return render(request, "console/accounts.html", {**surroundings(session, services), **page})


def accounts_page(
    accounts: list[Account], invitation: Invitation | None, origin: str, services: Services
) -> dict[str, Any]:
    """Return the context of ``console/accounts.html``, but for who looks at it."""
    wording = services.wording
    address = f"{origin}/console/inscription/{invitation.token}" if invitation else ""
    return {
        "accounts": [
            {
                "officer": each.officer,
                "role": wording.role(each.officer.role),
                "enrolled": each.enrolled,
                "closed": each.closed,
            }
            for each in accounts
        ],
        "roles": [(role.value, wording.role(role)) for role in Role],
        "invitation": invitation,
        "address": address,
    }
