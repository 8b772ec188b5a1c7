"""An unsure aside, where a name was asked for, is the name."""

import pytest
from rasa.engine.graph import ExecutionContext

from bot.nlu.unsure_asides import UnsureAsides


def meant(message, intent: str, confidence: float, question: str | None) -> str:
    message.set("intent", {"name": intent, "confidence": confidence})
    message.set("metadata", {"question": question})
    UnsureAsides.create({}, None, None, ExecutionContext(None, None)).process([message])
    return message.get("intent")["name"]


@pytest.mark.parametrize("intent", ["restart", "thanks", "ask_cost"])
def test_a_name_that_resembles_an_aside_is_an_answer(messages, intent):
    [message] = messages(["Odile"])

    assert meant(message, intent, 0.3, "victim_first_name") == "inform"


@pytest.mark.parametrize(
    ("text", "confidence", "question"),
    [
        ("je veux tout recommencer", 0.95, "victim_first_name"),
        ("recommencer ?", 0.5, "victim_first_name"),
        ("recommencer", 0.5, "adult"),
        ("recommencer", 0.5, None),
    ],
)
def test_a_clear_aside_a_question_or_another_choice_stays(messages, text, confidence, question):
    [message] = messages([text])

    assert meant(message, "restart", confidence, question) == "restart"
