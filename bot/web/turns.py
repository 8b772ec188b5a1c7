"""One turn after the other: kept, sent to the engine, answered, or answered later."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any, Final
from weakref import WeakValueDictionary

from bot.bootstrap.assembly import Services
from bot.complaint.conversation import Author, Message
from bot.complaint.errors import BadValue, EngineUnavailable
from bot.evidence.reception import evidence_request
from bot.services.hearing import Reply
from bot.services.transcripts import Answered
from bot.web.engine import Engine
from bot.web.news import News
from bot.web.shapes import document_json, line_json

LONGEST_MESSAGE: Final = 10_000
_log = logging.getLogger(__name__)


class Turns:
    """Carries messages to the engine, in their order, and its answers to the transcript."""

    def __init__(self, services: Services, engine: Engine, news: News) -> None:
        self._services = services
        self._news = news
        self._engine = engine
        # Two messages of one conversation never overtake one another.
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(
        self, conversation_id: str, text: str, *, payload: str = "", client_key: str = ""
    ) -> Answered:
        """Return Ariane's answers to a message, kept before anything else is done with it.

        Raises:
            BadValue: the text is empty or too long.
            EngineUnavailable: the message is kept, and will be answered.
            StorageFailed: the message could not be kept.
        """
        if not text.strip() or len(text) > LONGEST_MESSAGE:
            raise BadValue("message")
        message = await asyncio.to_thread(
            self._services.transcripts.receive,
            conversation_id,
            text,
            payload=payload,
            client_key=client_key,
        )
        # A victim who closes the page has still said what she said.
        await asyncio.shield(self._answer(conversation_id))
        since = await asyncio.to_thread(
            self._services.transcripts.since, conversation_id, message.position
        )
        return replace(since, messages=until_she_speaks(since.messages))

    async def greet(self, conversation_id: str) -> None:
        """Let Ariane say her first words.

        Raises:
            EngineUnavailable: they will come later.
        """
        await self._answer(conversation_id)

    async def go_on(self, conversation_id: str) -> None:
        """Answer what is still unanswered, now.

        Raises:
            EngineUnavailable: it is kept, and will be answered.
        """
        await self._answer(conversation_id)

    def alone(self, conversation_id: str) -> asyncio.Lock:
        """Return what to hold while something is said that answers no message."""
        return self._locks.setdefault(conversation_id, asyncio.Lock())

    def catch_up(self, conversation_id: str) -> None:
        """Answer what is still unanswered, in the background."""
        task = asyncio.create_task(self._catch_up(conversation_id))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _catch_up(self, conversation_id: str) -> None:
        try:
            await self._answer(conversation_id)
        except EngineUnavailable:
            _log.warning("the engine is still away")

    async def _answer(self, conversation_id: str) -> None:
        async with self.alone(conversation_id):
            transcripts = self._services.transcripts
            due = await asyncio.to_thread(transcripts.due, conversation_id)
            if due.greeting:
                replies = await self._engine.turn(conversation_id, "/greet", {})
                await asyncio.to_thread(transcripts.say, conversation_id, replies)
                self._news.tell(conversation_id)
            while due.messages:
                message = due.messages[0]
                replies = await self._turn_or_words(conversation_id, message, due.question)
                await asyncio.to_thread(self._reply, message, conversation_id, replies)
                self._news.tell(conversation_id)
                if len(due.messages) == 1:
                    break
                # What the first one changed, its question first of all, the next one is read by.
                due = await asyncio.to_thread(transcripts.due, conversation_id)

    def _reply(self, message: Message, conversation_id: str, replies: Sequence[Reply]) -> None:
        completed = self._completed(conversation_id, replies)
        self._services.transcripts.reply(message, conversation_id, completed)

    async def _turn_or_words(
        self, conversation_id: str, message: Message, question: str | None
    ) -> list[Reply]:
        try:
            return await self._turn(conversation_id, message, question)
        except EngineUnavailable:
            if not self._engine.fails_always(conversation_id):
                raise
            # One message that nothing can be made of must not keep the next ones waiting.
            return [Reply(self._services.wording.failed())]

    async def _turn(
        self, conversation_id: str, message: Message, question: str | None
    ) -> list[Reply]:
        metadata = {
            "message_id": message.id,
            "text": message.text,
            "received_at": message.sent_at.isoformat(),
            "question": question,
        }
        return await self._engine.turn(conversation_id, message.payload or message.text, metadata)

    def _completed(self, conversation_id: str, replies: Sequence[Reply]) -> list[Reply]:
        """Return the engine's answers with what the record alone knows."""
        return [self._complete(conversation_id, reply) for reply in replies]

    def _complete(self, conversation_id: str, reply: Reply) -> Reply:
        if not reply.custom:
            return reply
        easy = {key: words for key, words in reply.custom.items() if key == "easy"}
        draws = {
            "resume_code": self._services.resumption.draw,
            "other_affair": self._services.other_affairs.open,
        }.get(str(reply.custom.get("type")))
        if draws:
            # In the text itself: whatever shows or speaks the conversation gives it.
            code = draws(conversation_id)
            told = {key: f"{words} {code}" for key, words in easy.items()}
            return Reply(f"{reply.text} {code}", custom=told or None)
        return replace(reply, custom={**self._custom(conversation_id, reply.custom), **easy})

    def _custom(self, conversation_id: str, custom: Mapping[str, Any]) -> Mapping[str, Any]:
        services = self._services
        match custom.get("type"):
            case "review":
                _, _, record = services.intake.standing(conversation_id)
                lines = [line_json(line) for line in services.wording.recap(record)]
                return {"type": "review", "lines": lines}
            case "evidence":
                return {**custom, **evidence_request()}
            case "recall":
                ticket = services.keyring.ticket(f"recall|{conversation_id}")
                url = f"/api/conversations/{conversation_id}/recall/{ticket}"
                return {**custom, "url": url}
            case "handover":
                return self._handover(conversation_id)
            case "filed":
                return self._filed(custom["tracking"])
        return custom

    def _handover(self, conversation_id: str) -> Mapping[str, Any]:
        sheet = self._services.handovers.sheet(conversation_id)
        ticket = self._services.keyring.ticket(f"handover|{conversation_id}")
        url = f"/api/conversations/{conversation_id}/handover/{ticket}"
        return {"type": "handover", "title": sheet.title, "text": sheet.text, "url": url}

    def _filed(self, token: str) -> Mapping[str, Any]:
        tracked = self._services.tracking.find(token)
        url = tracking_url(token)
        return {
            "type": "filed",
            "reference": tracked.complaint.reference,
            "tracking_url": url,
            "documents": [
                document_json(each, url, self._services.wording) for each in tracked.documents
            ],
        }


def until_she_speaks(messages: Sequence[Message]) -> list[Message]:
    """Return Ariane's messages before the victim's next one."""
    return list(takewhile(lambda each: each.author is not Author.VICTIM, messages))


def tracking_url(token: str) -> str:
    """Return the address of the tracking page."""
    return f"/suivi/{token}"
