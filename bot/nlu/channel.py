"""The only way into the engine: the service, on loopback, with a token."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import (
    CollectingOutputChannel,
    InputChannel,
    UserMessage,
)
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse


class ServiceChannel(InputChannel):
    """Takes one turn at a time and answers with all its messages."""

    def __init__(self, token: str) -> None:
        self._token = token

    @classmethod
    def name(cls) -> str:
        """Name the channel; it is also its place under ``/webhooks``."""
        return "service"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "ServiceChannel":
        """Make the channel from ``credentials.yml``.

        Raises:
            ValueError: no token was set: the engine would answer anybody on this machine.
        """
        token = (credentials or {}).get("token") or ""
        if not token or token.startswith("$"):
            raise ValueError("ARIANE_ENGINE_TOKEN is not set")
        return cls(token)

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes: ``GET /`` for health, ``POST /turn`` for a turn."""
        routes = Blueprint("service_webhook")

        @routes.route("/", methods=["GET"])
        async def health(_request: Request) -> HTTPResponse:
            return response.json({"status": "ok"})

        @routes.route("/turn", methods=["POST"])
        async def turn(request: Request) -> HTTPResponse:
            if not self._authorized(request):
                return response.json({"status": "unauthorized"}, status=401)
            asked = request.json
            collector = _Collector()
            message = UserMessage(
                asked["text"],
                collector,
                asked["sender"],
                input_channel=self.name(),
                metadata=asked.get("metadata") or {},
            )
            # The turn goes on even if the service gives up waiting: the draft must be saved.
            await asyncio.shield(on_new_message(message))
            return response.json({"messages": collector.messages})

        return routes

    def _authorized(self, request: Request) -> bool:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        return secrets.compare_digest(given.encode(), self._token.encode())


class _Collector(CollectingOutputChannel):
    """Keeps a turn's messages, text and attachments of one response together."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one response, whose paragraphs are messages of their own, in easy words too."""
        parts = (message.get("text") or "").strip().split("\n\n")
        custom = message.get("custom") or {}
        easier = custom.get("easy", "").split("\n\n")
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            easy = {"easy": easier[index]} if easier[index:] and easier[index] else {}
            self.messages.append(
                {
                    "text": part,
                    "buttons": message.get("buttons") or [] if last else [],
                    "custom": ({**custom, **easy} if last else easy) or None,
                }
            )

    def name(self) -> str:
        """Name the channel in the tracker."""
        return "service"
