"""The service's side of the engine's one channel."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.complaint.conversation import Button
from bot.complaint.errors import EngineUnavailable
from bot.services.hearing import Reply
from bot.web.failures import ActionFailures

# A turn takes some 20 ms; the first one after a start, a second.
_TURN: Final = ClientTimeout(total=20, sock_connect=2)
_HEALTH: Final = ClientTimeout(total=2)


class Engine:
    """Asks the engine for its answers."""

    def __init__(self, url: str, token: str, failures: ActionFailures) -> None:
        self._url = url.rstrip("/")
        self._token = token
        self._failures = failures
        self._session: ClientSession | None = None

    async def open(self) -> None:
        """Open the connections."""
        self._session = ClientSession()

    async def close(self) -> None:
        """Close the connections."""
        if self._session:
            await self._session.close()

    async def turn(self, sender: str, text: str, metadata: Mapping[str, Any]) -> list[Reply]:
        """Return the engine's answers to one message.

        Args:
            sender: the conversation's identifier.
            text: what was typed, or a button's payload.
            metadata: what the engine passes on to the actions.

        Raises:
            EngineUnavailable: it does not answer, answers with an error, or an action failed.
        """
        assert self._session is not None
        try:
            async with self._session.post(
                f"{self._url}/webhooks/service/turn",
                json={"sender": sender, "text": text, "metadata": dict(metadata)},
                headers={"Authorization": f"Bearer {self._token}"},
                timeout=_TURN,
            ) as answer:
                answer.raise_for_status()
                said = await answer.json()
        except (ClientError, TimeoutError, ValueError) as error:
            # The error's own text may hold the address, never what was sent.
            raise EngineUnavailable(type(error).__name__) from None
        if self._failures.take(sender):
            raise EngineUnavailable("an action failed")
        return [_reply(message) for message in said["messages"]]

    def fails_always(self, sender: str) -> bool:
        """Tell whether a conversation's message failed too often to be tried again."""
        return self._failures.final(sender)

    async def is_there(self) -> bool:
        """Tell whether the engine answers."""
        assert self._session is not None
        try:
            async with self._session.get(
                f"{self._url}/webhooks/service/", timeout=_HEALTH
            ) as answer:
                return answer.ok
        except (ClientError, TimeoutError):
            return False


def _reply(message: Mapping[str, Any]) -> Reply:
    buttons: Sequence[Mapping[str, str]] = message.get("buttons") or ()
    return Reply(
        message["text"],
        tuple(Button(each["title"], each["payload"]) for each in buttons),
        message.get("custom"),
    )
