"""Our finders, lent to Rasa as entities."""

import pytest
from rasa.engine.graph import ExecutionContext

from bot.nlu.facts_extractor import FactsExtractor


@pytest.fixture
def extractor():
    return FactsExtractor.create({}, None, None, ExecutionContext(None, None))


def test_a_fact_says_its_value_and_where_it_stands(extractor, messages):
    [message] = messages(["payé 450 euros hier"])
    message.set("metadata", {"received_at": "2026-11-24T10:00:00+00:00"})

    extractor.process([message])

    entities = {entity["entity"]: entity for entity in message.get("entities")}
    amount = entities["amount"]
    assert amount["value"] == "450.00 EUR"
    assert message.get("text")[amount["start"] : amount["end"]] == "450 euros"
    assert entities["payment_date"]["value"] == "2026-11-23"
    assert amount["extractor"] == "FactsExtractor"


def test_the_pending_question_tells_what_a_bare_answer_is(extractor, messages):
    [message] = messages(["oui"])
    message.set("metadata", {"question": "adult"})

    extractor.process([message])

    assert all(entity["entity"] != "amount" for entity in message.get("entities") or [])


def test_a_button_is_left_alone(extractor, messages):
    [message] = messages(['/inform{"amount": "450.00 EUR"}'])

    extractor.process([message])

    assert message.get("entities") is None


def test_what_others_read_is_kept(extractor, messages):
    [message] = messages(["payé 20 euros"])
    message.set("entities", [{"entity": "correct_fact", "value": "amount"}])

    extractor.process([message])

    assert message.get("entities")[0]["entity"] == "correct_fact"
    assert len(message.get("entities")) > 1
