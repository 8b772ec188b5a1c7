"""To the identity provider, and back to the conversation."""

import asyncio
import base64
import binascii
import contextlib
import json
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.bootstrap.identity import RETURN_PATH
from bot.complaint.errors import EngineUnavailable, IdentityRefused
from bot.identity.provider import Departure
from bot.sealing.keyring import KeyMissing
from bot.services.identification import Identification
from bot.web.api import authenticated
from bot.web.guards import SETTINGS
from bot.web.keys import SERVICES, TURNS

routes = web.RouteTableDef()
_COOKIE: Final = "ariane_identite"
_CONTEXT: Final = f"cookie|{_COOKIE}"
_LIFETIME: Final = timedelta(minutes=10)


@routes.post("/api/conversations/{id}/identification")
async def depart(request: web.Request) -> web.Response:
    """Answer where the identity provider is, and give the browser what to come back with.

    Asked with the conversation's token, never by a link: whoever could send a victim to the
    provider on behalf of a conversation of his own would read her identity there.
    """
    conversation_id = await authenticated(request)
    services = request.app[SERVICES]
    url, departure = await asyncio.to_thread(_identification(services).depart, conversation_id)
    answer = web.json_response({"url": url})
    answer.set_cookie(
        _COOKIE,
        _sealed(services, conversation_id, departure),
        max_age=int(_LIFETIME.total_seconds()),
        path=RETURN_PATH,
        secure=request.app[SETTINGS].secure,
        httponly=True,
        # « Strict » would not come back from the provider's site.
        samesite="Lax",
    )
    return answer


@routes.get(RETURN_PATH)
async def come_back(request: web.Request) -> web.Response:
    """Take the provider's answer, let Ariane go on, and return to the conversation."""
    services = request.app[SERVICES]
    identification = _identification(services)
    conversation_id, departure = _opened(services, request.cookies.get(_COOKIE, ""))
    home = web.HTTPSeeOther("/")
    home.del_cookie(_COOKIE, path=RETURN_PATH)
    try:
        await asyncio.to_thread(
            identification.come_back, conversation_id, dict(request.query), departure
        )
    except IdentityRefused as refused:
        if refused.reason != "cancelled":
            raise
        raise home from None  # the question is still there, and so is the other way
    with contextlib.suppress(EngineUnavailable):  # her browser asks again
        await request.app[TURNS].go_on(conversation_id)
    raise home


def _identification(services: Services) -> Identification:
    if services.identification is None:
        raise web.HTTPNotFound
    return services.identification


def _sealed(services: Services, conversation_id: str, departure: Departure) -> str:
    until = services.settings.clock() + _LIFETIME
    kept = {"conversation": conversation_id, "until": until.isoformat(), **asdict(departure)}
    sealed = services.keyring.seal(json.dumps(kept).encode(), _CONTEXT)
    return base64.urlsafe_b64encode(sealed).decode()


def _opened(services: Services, cookie: str) -> tuple[str, Departure]:
    try:
        sealed = base64.urlsafe_b64decode(cookie.encode())
        kept = json.loads(services.keyring.open(sealed, _CONTEXT))
    except (KeyMissing, binascii.Error, UnicodeError):
        raise IdentityRefused("expired") from None
    conversation_id, until = kept.pop("conversation"), kept.pop("until")
    if services.settings.clock() > datetime.fromisoformat(until):
        raise IdentityRefused("expired")
    return conversation_id, Departure(**kept)
