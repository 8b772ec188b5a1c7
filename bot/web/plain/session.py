"""What lets a browser come back to its conversation in the plain pages: one cookie."""

import asyncio
import secrets
from dataclasses import dataclass
from typing import Final

from aiohttp import web

from bot.complaint.errors import UnknownConversation
from bot.web.guards import SETTINGS
from bot.web.keys import SERVICES

_COOKIE: Final = "ariane_formulaire"
_PLACE: Final = "/formulaire"
# She left in a hurry: nothing is shown before she says so.
_HIDDEN: Final = "~"


@dataclass(frozen=True)
class Key:
    """What opens a conversation.

    Attributes:
        id: the conversation's identifier.
        token: its secret, which only her browser keeps.
        hidden: she left in a hurry.
    """

    id: str
    token: str
    hidden: bool = False


def key_of(request: web.Request) -> Key:
    """Return what the browser brings; nothing is checked yet.

    Raises:
        UnknownConversation: it brings nothing.
    """
    brought = request.cookies.get(_COOKIE, "")
    conversation_id, _, token = brought.removeprefix(_HIDDEN).partition(".")
    if not conversation_id or not token:
        raise UnknownConversation
    return Key(conversation_id, token, hidden=brought.startswith(_HIDDEN))


async def opened(request: web.Request) -> Key:
    """Return the key, if it opens a conversation.

    Raises:
        UnknownConversation: it opens none.
    """
    key = key_of(request)
    await asyncio.to_thread(request.app[SERVICES].intake.authenticate, key.id, key.token)
    return key


def keep(request: web.Request, answer: web.StreamResponse, key: Key) -> None:
    """Let the browser keep a key until it closes; no script can read it."""
    answer.set_cookie(
        _COOKIE,
        f"{_HIDDEN if key.hidden else ''}{key.id}.{key.token}",
        path=_PLACE,
        httponly=True,
        samesite="Strict",
        secure=request.config_dict[SETTINGS].secure,
    )


def forget(answer: web.StreamResponse) -> None:
    """Let the browser forget the key."""
    answer.del_cookie(_COOKIE, path=_PLACE)


def form_code(request: web.Request, key: Key) -> str:
    """Return the code that her forms carry, so that no other site can send them."""
    return request.app[SERVICES].keyring.ticket(_purpose(key))


def check_code(request: web.Request, key: Key, code: str) -> None:
    """Let only our own forms in.

    Raises:
        HTTPForbidden: the code is not theirs.
    """
    if not request.app[SERVICES].keyring.fits(_purpose(key), code):
        raise web.HTTPForbidden


def new_mark() -> str:
    """Return a form's own mark: sent twice, it is one message."""
    return secrets.token_hex(16)


def _purpose(key: Key) -> str:
    return f"form|{key.id}"
