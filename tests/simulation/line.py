"""A victim's line to the service, which survives what is done to the service and to her browser."""

import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

import httpx

from tests.dialogue import Victim

T = TypeVar("T")
# How long a service that was killed may take to come back on a busy machine.
_PATIENCE_SECONDS: Final = 900
_PAUSE_SECONDS: Final = 0.3
# Her browser is closed before the answer comes.
_GONE_SECONDS: Final = 0.03


class Unanswered(Exception):
    """The service gave no answer, or one that is none."""


class Line(Victim):
    """A conversation that goes on whatever dies, as the widget's does."""

    def __init__(self, url: str) -> None:
        self._url = url
        patiently(lambda: Victim.__init__(self, url))
        self.sent: list[str] = []

    def leaves_and_returns(self) -> None:
        """Close the connection; come back with the token alone and read the conversation.

        Raises:
            Unanswered: the conversation is not where it was.
        """
        self.leaves()
        before = self.state
        self._reconnect()
        self._read_again()
        if self.state != before:
            raise Unanswered("the conversation is not where she left it")

    def says_and_vanishes(self, text: str) -> None:
        """Send a message, close the browser before the answer, and come back."""
        message = {"text": text, "client_key": secrets.token_hex(8)}
        try:
            self._http.post(f"{self.path}/messages", json=message, timeout=_GONE_SECONDS)
        except httpx.TransportError:
            self.leaves()
            self._reconnect()
        self._read_again()
        # What did not leave her browser is still in its box: the same key is the same message.
        self._send(message)

    def presses(self, button: Mapping[str, str]) -> list[str]:
        """Choose a button."""
        return self._post(button)

    def transcript(self) -> list[dict[str, Any]]:
        """Return the whole conversation, first message first."""
        said: list[dict[str, Any]] = patiently(self.resumes)["messages"]
        return said

    def lines(self) -> list[dict[str, Any]]:
        """Return what is held, fact by fact."""
        held: list[dict[str, Any]] = patiently(self.record)["facts"]
        return held

    def _post(self, message: Mapping[str, str]) -> list[str]:
        return self._send({**message, "client_key": secrets.token_hex(8)})

    def _send(self, message: Mapping[str, str]) -> list[str]:
        path = f"{self.path}/messages"
        self.sent.append(message.get("title") or message["text"])
        answer = patiently(lambda: self._http.post(path, json=dict(message)).raise_for_status())
        self.heard, self.state = answer.json()["messages"], answer.json()["state"]
        return [each["text"] for each in self.heard]

    def _reconnect(self) -> None:
        self._http = httpx.Client(base_url=self._url, timeout=60)
        self._http.headers["Authorization"] = f"Bearer {self.token}"

    def _read_again(self) -> None:
        deadline = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < deadline:
            read = patiently(self.resumes)
            self.state = read["state"]
            if not self.state["waiting"]:
                return
            time.sleep(_PAUSE_SECONDS)
        raise Unanswered("a message stays without an answer")


def patiently(call: Callable[[], T]) -> T:
    """Try until the service is there again.

    Raises:
        Unanswered: it stays away, or answers what an API should not.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return call()
        except httpx.HTTPStatusError as error:
            if error.response.status_code != httpx.codes.SERVICE_UNAVAILABLE:
                raise Unanswered(f"status {error.response.status_code}") from error
        except httpx.TransportError:
            pass
        if time.monotonic() > deadline:
            raise Unanswered("the service stays away")
        time.sleep(_PAUSE_SECONDS)
