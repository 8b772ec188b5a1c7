"""What Rasa's tracker says, as the services understand it."""

from collections.abc import Iterator, Mapping
from typing import Any

from rasa_sdk import Tracker

from bot.complaint.errors import BadValue
from bot.complaint.facts import FactName, decode
from bot.complaint.offences import Offence
from bot.services.heard import Heard, HeardFact

_NAMES = {name.value: name for name in FactName}


def heard_from(tracker: Tracker) -> Heard:
    """Return the latest message as the engine understood it.

    The service sends ``message_id`` and ``text`` as the message's metadata: of a button, Rasa
    itself keeps the payload alone.
    """
    message = tracker.latest_message
    metadata = message.get("metadata") or {}
    intent = message.get("intent") or {}
    guess = message.get("offence") or {}
    second = guess.get("second") or {}
    entities = message.get("entities") or []
    correct, correct_rank = _correct(entities)
    return Heard(
        message_id=metadata.get("message_id", ""),
        text=metadata.get("text") or message.get("text") or "",
        intent=intent.get("name") or "",
        confidence=float(intent.get("confidence") or 0.0),
        facts=tuple(_facts(entities)),
        offence=Offence(guess["name"]) if guess.get("name") else None,
        offence_confidence=float(guess.get("confidence") or 0.0),
        second_offence=Offence(second["name"]) if second.get("name") else None,
        second_confidence=float(second.get("confidence") or 0.0),
        correct=correct,
        correct_rank=correct_rank,
        exhibit=_exhibit(entities),
    )


def _facts(entities: list[dict[str, Any]]) -> Iterator[HeardFact]:
    for entity in entities:
        name = _NAMES.get(entity.get("entity", ""))
        if name is None:
            continue
        try:
            value = decode(name, str(entity["value"]))
        except BadValue:
            continue  # a payload typed by hand: the question is simply asked again
        yield HeardFact(name, value, role=entity.get("role") or "", **_reading(entity))


def _reading(entity: Mapping[str, Any]) -> dict[str, Any]:
    """Return where and how surely a finder read it; nothing for what a button stands for."""
    if entity.get("extractor") != "FactsExtractor":
        return {}
    return {
        "start": entity["start"],
        "end": entity["end"],
        "certain": bool(entity.get("certain", True)),
        "inferred": bool(entity.get("inferred", False)),
        "payment": int(entity.get("payment") or 0),
    }


def _correct(entities: list[dict[str, Any]]) -> tuple[FactName | None, int]:
    """Return what a « Corriger … » button names: ``amount``, or ``amount.2`` for the second."""
    named = (str(each["value"]) for each in entities if each["entity"] == "correct_fact")
    name, _, rank = next(named, "").partition(".")
    return _NAMES.get(name), int(rank) if rank.isdigit() else 1


def _exhibit(entities: list[dict[str, Any]]) -> int:
    """Return the exhibit whose reading a button says right or wrong."""
    named = next((str(each["value"]) for each in entities if each["entity"] == "exhibit"), "")
    return int(named) if named.isdigit() else 0
