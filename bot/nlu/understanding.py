"""What ``ariane understand`` writes for each line it reads, with the trained model."""

import asyncio
import json
from collections.abc import Iterable, Iterator
from typing import Any

from bot.nlu.server import hush
from bot.nlu.training import ensure_model


def understand(lines: Iterable[str]) -> Iterator[str]:
    """Yield, for each JSON line ``{id, text}``, its intent and its offence.

    Raises:
        ValueError: a line is not JSON.
        KeyError: a line lacks ``id`` or ``text``.
    """
    from rasa.core.agent import Agent

    hush()
    agent = Agent.load(str(ensure_model()))
    for line in lines:
        asked = json.loads(line)
        parsed = asyncio.run(agent.parse_message(asked["text"]))
        yield json.dumps(_answer(asked["id"], parsed), ensure_ascii=False)


def _answer(identifier: object, parsed: dict[str, Any]) -> dict[str, Any]:
    intent, offence = parsed.get("intent") or {}, parsed.get("offence") or {}
    return {
        "id": identifier,
        "intent": intent.get("name"),
        "confidence": intent.get("confidence", 0.0),
        "offence": offence.get("name"),
        "offence_confidence": offence.get("confidence", 0.0),
        "offence_second": (offence.get("second") or {}).get("name"),
    }
