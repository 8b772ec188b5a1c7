"""The only way into the engine: with a token, one turn at a time."""

import asyncio
import json
import socket
import threading
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from sanic import Sanic

from bot.nlu.channel import ServiceChannel

TOKEN = "the service's own"
TOLD = []


async def turn(message):
    """Answer as the engine does, in two paragraphs."""
    TOLD.append(message)
    await message.output_channel.send_response(
        message.sender_id,
        {
            "text": "Merci.\n\nCombien ?",
            "buttons": [{"title": "450 €", "payload": "/inform"}],
            "custom": {"type": "call", "easy": "Merci bien.\n\nCombien d’argent ?"},
        },
    )


@pytest.fixture(scope="module")
def address():
    """Return where a channel listens on loopback; Sanic can be started once in a process."""
    listening = socket.create_server(("127.0.0.1", 0))
    started = threading.Event()
    loop = asyncio.new_event_loop()

    async def serve():
        app = Sanic("engine_under_test", register=False, configure_logging=False)
        app.blueprint(ServiceChannel(TOKEN).blueprint(turn), url_prefix="/webhooks/service")
        server = await app.create_server(
            sock=listening, return_asyncio_server=True, access_log=False
        )
        await server.startup()
        loop.call_soon(started.set)

    thread = threading.Thread(target=lambda: (loop.create_task(serve()), loop.run_forever()))
    thread.start()
    assert started.wait(timeout=30)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/webhooks/service"
    loop.call_soon_threadsafe(loop.stop)
    thread.join()


def ask(url, body=None, token=None):
    headers = {"Authorization": token} if token else {}
    data = None if body is None else json.dumps(body).encode()
    try:
        with urlopen(Request(url, data, headers), timeout=10) as answer:  # noqa: S310 - loopback
            return answer.status, json.load(answer)
    except HTTPError as refusal:
        return refusal.code, json.load(refusal)


@pytest.mark.parametrize(
    "credentials", [None, {}, {"token": ""}, {"token": "${ARIANE_ENGINE_TOKEN}"}]
)
def test_without_a_token_of_its_own_the_channel_refuses_to_be_made(credentials):
    with pytest.raises(ValueError, match="ARIANE_ENGINE_TOKEN"):
        ServiceChannel.from_credentials(credentials)


@pytest.mark.parametrize("token", [None, "Bearer guess", f"Bearer {TOKEN[:3]}"])
def test_a_turn_without_the_token_is_refused_and_goes_nowhere(address, token):
    TOLD.clear()

    status, _ = ask(f"{address}/turn", {"text": "bonjour", "sender": "one"}, token)

    assert status == 401
    assert TOLD == []


def test_a_turn_with_the_token_is_answered_paragraph_by_paragraph(address):
    TOLD.clear()
    asked = {"text": "bonjour", "sender": "one", "metadata": {"message_id": "7"}}

    status, answer = ask(f"{address}/turn", asked, f"Bearer {TOKEN}")

    first, second = answer["messages"]
    assert status == 200
    assert (first["text"], second["text"]) == ("Merci.", "Combien ?")
    assert first["buttons"] == []
    assert second["buttons"][0]["payload"] == "/inform"
    assert first["custom"] == {"easy": "Merci bien."}
    assert second["custom"] == {"type": "call", "easy": "Combien d’argent ?"}
    assert TOLD[0].metadata == {"message_id": "7"}


def test_anyone_may_ask_whether_the_engine_is_there(address):
    assert ask(f"{address}/") == (200, {"status": "ok"})
