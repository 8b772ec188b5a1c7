"""The API of the conversation: see ``openapi.yml``."""

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any, Final

from aiohttp import web

from bot.complaint.errors import (
    BadValue,
    ConversationClosed,
    EngineUnavailable,
    IncompleteComplaint,
    RefusedEvidence,
    UnknownConversation,
)
from bot.complaint.facts import FactName
from bot.evidence.reception import MAX_FILES
from bot.orientation.agenda import missing
from bot.services.intake import Intake
from bot.services.transcripts import Answered
from bot.web.keys import SERVICES, TURNS
from bot.web.shapes import Json, line_json, message_json, reasons_json, state_json
from bot.web.uploads import Joined, join, parts

routes = web.RouteTableDef()
_DESCRIPTION: Final = Path(__file__).with_name("openapi.yml")


@routes.get("/api/openapi.yml")
async def describe(_request: web.Request) -> web.Response:
    """Answer the description of this interface."""
    return web.Response(body=_DESCRIPTION.read_bytes(), content_type="application/yaml")


@routes.post("/api/conversations")
async def open_conversation(request: web.Request) -> web.Response:
    """Open a conversation; answer its token, which is kept nowhere else."""
    opened = await asyncio.to_thread(request.app[SERVICES].intake.open)
    with contextlib.suppress(EngineUnavailable):  # its first words come later
        await request.app[TURNS].greet(opened.id)
    said = await _since(request, opened.id)
    body = {"id": opened.id, "token": opened.token, **_answered_json(said)}
    return web.json_response(body, status=201)


@routes.get("/api/conversations/{id}")
async def resume_conversation(request: web.Request) -> web.Response:
    """Answer the whole transcript; what is still unanswered is answered meanwhile."""
    conversation_id = await authenticated(request)
    said = await _since(request, conversation_id)
    if said.waiting:
        request.app[TURNS].catch_up(conversation_id)
    return web.json_response({"id": conversation_id, **_answered_json(said)})


@routes.post("/api/conversations/{id}/resume-code")
async def draw_resume_code(request: web.Request) -> web.Response:
    """Draw the code that takes the conversation up on another device."""
    conversation_id = await authenticated(request)
    code = await asyncio.to_thread(request.app[SERVICES].resumption.draw, conversation_id)
    return web.json_response({"code": code}, status=201)


@routes.post("/api/resumptions")
async def resume_elsewhere(request: web.Request) -> web.Response:
    """Open a conversation to who has its code; answer a token of her own, and the transcript."""
    code = _text(await _body(request), "code")
    opened = await asyncio.to_thread(request.app[SERVICES].resumption.resume, code)
    said = await _since(request, opened.id)
    body = {"id": opened.id, "token": opened.token, **_answered_json(said)}
    return web.json_response(body, status=201)


@routes.post("/api/conversations/{id}/messages")
async def post_message(request: web.Request) -> web.Response:
    """Take what the victim typed (``text``), or the button she chose (``payload``)."""
    conversation_id = await authenticated(request)
    said = await _body(request)
    payload = _text(said, "payload")
    if payload and not payload.startswith("/"):
        raise BadValue("payload")
    # A typed text that begins with a slash is words, never a command to the engine.
    text = _text(said, "title") or payload if payload else _text(said, "text").lstrip("/")
    answered = await request.app[TURNS].take(
        conversation_id, text, payload=payload, client_key=_text(said, "client_key")[:64]
    )
    return web.json_response(_answered_json(answered))


@routes.get("/api/conversations/{id}/record")
async def read_record(request: web.Request) -> web.Response:
    """Answer what has been understood so far, and where the case goes and why."""
    conversation_id = await authenticated(request)
    services = request.app[SERVICES]
    _, agenda, record = await asyncio.to_thread(services.intake.standing, conversation_id)
    lines = services.wording.recap(record)
    offence = record.fact(FactName.OFFENCE)
    return web.json_response(
        {
            "offence": getattr(offence.value, "value", None) if offence else None,
            "orientation": {
                "outcome": agenda.orientation.outcome,
                "stable": agenda.orientation.stable,
                "possible": sorted(agenda.orientation.possible),
                "reasons": reasons_json(agenda, services.wording, lines),
            },
            "facts": [line_json(line) for line in lines],
        }
    )


@routes.post("/api/conversations/{id}/evidence")
async def attach_evidence(request: web.Request) -> web.Response:
    """Join the file of the form's ``file`` part, read as it streams; answer 201 and the exhibit."""
    conversation_id = await authenticated(request)
    joined = await _join_file(request, conversation_id)
    exhibit = joined.exhibit
    body = {
        "exhibit": {
            "id": exhibit.id,
            "position": exhibit.position,
            "name": exhibit.name,
            "media_type": exhibit.media_type,
            "size": exhibit.size,
            "sha256": exhibit.sha256,
        },
        "remaining": MAX_FILES - joined.last,
        **_answered_json(joined.said),
    }
    return web.json_response(body, status=201)


@routes.post("/api/conversations/{id}/filing")
async def file_complaint(request: web.Request) -> web.Response:
    """File the draft; answer 201, the reference and the documents' addresses."""
    conversation_id = await authenticated(request)
    services = request.app[SERVICES]
    conversation, _, record = await asyncio.to_thread(services.intake.standing, conversation_id)
    if conversation.reference:
        raise ConversationClosed
    lacking = missing(services.orienter, record)
    if lacking:
        raise IncompleteComplaint(lacking)
    await asyncio.to_thread(services.intake.turn_to, conversation_id, FactName.REVIEWED)
    title = services.wording.correct(FactName.REVIEWED)
    answered = await request.app[TURNS].take(conversation_id, title, payload="/ask_filing")
    customs = (each.custom for each in answered.messages if each.custom)
    filed = next((each for each in customs if each.get("type") == "filed"), None)
    if filed is None:
        raise EngineUnavailable("nothing was filed")
    body = {
        **{key: filed[key] for key in ("reference", "tracking_url", "documents")},
        **_answered_json(answered),
    }
    return web.json_response(body, status=201)


async def authenticated(request: web.Request) -> str:
    """Return the identifier of the conversation that the request's token opens.

    Raises:
        UnknownConversation: there is none, or no token.
    """
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise UnknownConversation
    conversation = await asyncio.to_thread(
        _intake(request).authenticate, request.match_info["id"], token
    )
    return conversation.id


def _intake(request: web.Request) -> Intake:
    return request.app[SERVICES].intake


async def _body(request: web.Request) -> dict[str, Any]:
    try:
        said = json.loads(await request.text())
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise BadValue("JSON object") from None
    if not isinstance(said, dict):
        raise BadValue("JSON object")
    return said


def _text(said: dict[str, Any], key: str) -> str:
    value = said.get(key, "")
    if not isinstance(value, str):
        raise BadValue(key)
    return value


async def _join_file(request: web.Request, conversation_id: str) -> Joined:
    async for part in parts(request):
        if part.name == "file":
            return await join(request, conversation_id, part)
    raise RefusedEvidence("empty")


async def _since(request: web.Request, conversation_id: str, position: int = 0) -> Answered:
    transcripts = request.app[SERVICES].transcripts
    return await asyncio.to_thread(transcripts.since, conversation_id, position)


def _answered_json(answered: Answered) -> Json:
    return {
        "messages": [message_json(message) for message in answered.messages],
        "state": state_json(answered),
    }
