"""An open chat is told what is said, without asking."""

import json
from collections.abc import Iterator

import httpx
import pytest

from tests.dialogue import STORY, Victim
from tests.live import LiveService


@pytest.fixture
def victim(service: LiveService) -> Iterator[Victim]:
    victim = Victim(service.url)
    yield victim
    victim.leaves()


def listening(service: LiveService, victim: Victim) -> httpx.Client:
    return httpx.Client(
        base_url=f"{service.url}/api/conversations/{victim.id}",
        headers={"Authorization": f"Bearer {victim.token}"},
        timeout=30,
    )


def test_each_answer_is_told_to_whoever_listens(service: LiveService, victim: Victim) -> None:
    with listening(service, victim) as client, client.stream("GET", "/events") as stream:
        lines = stream.iter_lines()
        before = next_told(lines)
        answer = client.post("/messages", json={"text": STORY}).json()
        after = next(told for told in iter(lambda: next_told(lines), {}) if not told["waiting"])

    assert stream.headers["content-type"] == "text/event-stream"
    assert stream.headers["cache-control"] == "no-store"
    assert before["last"] != after["last"]
    assert after == {"last": answer["messages"][-1]["id"], "waiting": False, "reading": False}


def test_a_stream_is_opened_by_the_token_alone(service: LiveService, victim: Victim) -> None:
    refused = httpx.get(f"{service.url}/api/conversations/{victim.id}/events")

    assert refused.status_code == 404


def test_more_streams_than_tabs_are_refused_and_the_chat_asks_instead(
    service: LiveService, victim: Victim
) -> None:
    with (
        listening(service, victim) as client,
        client.stream("GET", "/events") as first,
        client.stream("GET", "/events") as second,
    ):
        refused = client.get("/events")

    assert (first.status_code, second.status_code, refused.status_code) == (200, 200, 429)


def next_told(lines: Iterator[str]) -> dict[str, object]:
    data = next(line for line in lines if line.startswith("data: "))
    return dict(json.loads(data.removeprefix("data: ")))
