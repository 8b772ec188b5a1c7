"""One page, one question: the same engine, the same record as the chat."""

import asyncio
import contextlib
from typing import Any, Final

from aiohttp import web

from bot.complaint.errors import BadValue, EngineUnavailable, RefusedEvidence
from bot.services.transcripts import Answered
from bot.web.keys import SERVICES, TURNS
from bot.web.pages import render
from bot.web.plain.door import QUESTION, START
from bot.web.plain.session import Key, check_code, form_code, new_mark, opened
from bot.web.plain.view import PLAIN_WORDS, Filled, offered_in, question_of, sections_of
from bot.web.problems import WORDS, problem_of
from bot.web.shapes import line_json
from bot.web.uploads import join, parts

routes = web.RouteTableDef()
# More than a code has, and little enough for memory.
_CODE_SIZE: Final = 128


@routes.get(QUESTION)
async def question(request: web.Request) -> web.Response:
    """Show what Ariane says and how it may be answered."""
    key = await _entered(request)
    said = await _said(request, key)
    if said.waiting:
        request.app[TURNS].catch_up(key.id)
    return _question(request, key, said, Filled())


@routes.post("/formulaire/reponse")
async def answer(request: web.Request) -> web.StreamResponse:
    """Say what she wrote or chose; on a form that lacks something, say what."""
    key = await _entered(request)
    form = {name: str(value) for name, value in (await request.post()).items()}
    check_code(request, key, form.get("csrf", ""))
    text, choice = form.get("text", "").strip(), form.get("move") or form.get("choice", "")
    text = "" if "move" in form else text
    words = request.app[PLAIN_WORDS]
    if bool(text) == bool(choice):
        filled = Filled(text, choice, words.problems["both" if text else "empty"])
        return _question(request, key, await _said(request, key), filled, status=422)
    try:
        await _say(request, key, text, choice, form.get("mark", ""))
    except BadValue as error:
        problem = problem_of(error, request.config_dict[WORDS])
        filled = Filled(text, choice, {"title": problem.title, "detail": problem.detail})
        return _question(request, key, await _said(request, key), filled, status=problem.status)
    raise web.HTTPSeeOther(QUESTION)


@routes.post("/formulaire/fichier")
async def attach(request: web.Request) -> web.StreamResponse:
    """Join a file, or say why it cannot be joined."""
    key = await _entered(request)
    try:
        await _attach(request, key)
    except RefusedEvidence as error:
        problem = problem_of(error, request.config_dict[WORDS])
        told = {"title": problem.title, "detail": problem.detail}
        if error.reason == "empty":
            told = dict(request.app[PLAIN_WORDS].problems["no_file"])
        filled = Filled(problem=told, about_file=True)
        return _question(request, key, await _said(request, key), filled, status=problem.status)
    raise web.HTTPSeeOther(QUESTION)


@routes.get("/formulaire/notes")
async def notes(request: web.Request) -> web.Response:
    """Show what was understood so far, each line with the button that changes it."""
    key = await _entered(request)
    services = request.app[SERVICES]
    conversation, _, record = await asyncio.to_thread(services.intake.standing, key.id)
    page = {
        "sections": sections_of([line_json(line) for line in services.wording.recap(record)]),
        "filed": conversation.reference is not None,
        "csrf": form_code(request, key),
        "mark": new_mark(),
    }
    return render(request, "site/plain/notes.html", page)


async def _entered(request: web.Request) -> Key:
    key = await opened(request)
    if key.hidden:
        raise web.HTTPSeeOther(START)
    return key


async def _said(request: web.Request, key: Key) -> Answered:
    return await asyncio.to_thread(request.app[SERVICES].transcripts.since, key.id)


async def _say(request: web.Request, key: Key, text: str, choice: str, mark: str) -> None:
    title = ""
    if choice:
        title = (await _titles(request, key)).get(choice, "")
        if not title:
            raise BadValue("choice")
    with contextlib.suppress(EngineUnavailable):  # it is kept, and answered later
        await request.app[TURNS].take(
            key.id, title or text.lstrip("/"), payload=choice, client_key=mark[:64]
        )


async def _titles(request: web.Request, key: Key) -> dict[str, str]:
    """Return the title of every answer that she may have before her, by payload."""
    services = request.app[SERVICES]
    messages = await asyncio.to_thread(services.transcripts.transcript, key.id)
    _, _, record = await asyncio.to_thread(services.intake.standing, key.id)
    corrects = [line_json(line)["correct"] for line in services.wording.recap(record)]
    titles = {button["payload"]: button["title"] for button in corrects}
    return titles | offered_in(messages, request.app[PLAIN_WORDS])


async def _attach(request: web.Request, key: Key) -> None:
    checked = False
    async for part in parts(request):
        if part.name == "csrf":
            # It stands before the file in our form: no byte of a forged one is read further.
            check_code(request, key, (await part.read_chunk(_CODE_SIZE)).decode(errors="replace"))
            checked = True
        elif part.name == "file" and checked and part.filename:
            await join(request, key.id, part)
            return
    raise RefusedEvidence("empty")


def _question(
    request: web.Request, key: Key, said: Answered, filled: Filled, *, status: int = 200
) -> web.Response:
    page: dict[str, Any] = {
        **question_of(said, request.app[PLAIN_WORDS]),
        "filled": filled,
        "csrf": form_code(request, key),
        "mark": new_mark(),
    }
    return render(request, "site/plain/question.html", page, status=status)
