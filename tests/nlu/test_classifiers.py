"""Our two classifiers as parts of Rasa's graph: trained, stored, loaded, asked."""

import pytest
from rasa.engine.graph import ExecutionContext
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.intent_classifier import StoryIntentClassifier
from bot.nlu.offence_classifier import OffenceClassifier


@pytest.fixture
def trained(tmp_path, messages, examples, offences):
    """Return a classifier of a class that was trained, stored and loaded again."""

    def make(component):
        held = []
        for intent, texts in examples.items():
            for message in messages(texts):
                message.set("intent", intent)
                held.append(message)
        for message in held:
            told = [name for name, texts in offences.items() if message.get("text") in texts]
            if told:
                message.set("metadata", {"intent": {"offence": told[0]}})
        storage = LocalModelStorage.create(tmp_path)
        context = ExecutionContext(None, None)
        config = component.get_default_config()
        fresh = component.create(config, storage, Resource("classifier"), context)
        fresh.train(TrainingData(held))
        return component.load(config, storage, Resource("classifier"), context)

    return make


def test_a_message_gets_its_intent_and_a_ranking(trained, messages, examples):
    [message] = trained(StoryIntentClassifier).process(messages(["combien ça coûte ?"]))

    assert message.get("intent")["name"] == "ask_cost"
    assert message.get("intent_ranking")[0] == message.get("intent")
    assert {each["name"] for each in message.get("intent_ranking")} == set(examples)


def test_a_cry_for_help_inside_a_story_comes_first(trained, messages):
    text = "le vendeur m'a pris 300 euros et ne répond plus, j'ai tout perdu, je veux mourir"

    [message] = trained(StoryIntentClassifier).process(messages([text]))

    assert message.get("intent")["name"] == "distress"


def test_a_story_gets_its_offence_and_the_second_likeliest(trained, messages):
    [message] = trained(OffenceClassifier).process(messages(["il menace de publier une vidéo"]))

    offence = message.get("offence")
    assert offence["name"] == "chantage"
    assert offence["second"]["name"] == "faux_vendeur"
    assert offence["confidence"] > offence["second"]["confidence"]


def test_a_story_that_leaves_the_offence_open_is_no_offence_with_confidence(trained, messages):
    [message] = trained(OffenceClassifier).process(messages(["j'ai été victime d'une arnaque"]))

    assert message.get("offence")["name"] in ("chantage", "faux_vendeur")
    assert message.get("offence")["confidence"] < 0.5


def test_a_button_is_left_to_its_payload(trained, messages):
    [message] = trained(StoryIntentClassifier).process(messages(['/inform{"adult": "true"}']))
    [same] = trained(OffenceClassifier).process([message])

    assert message.get("intent_ranking") == []
    assert same.get("offence") is None


def test_what_is_learnt_reaches_the_answer_of_the_engine(trained, messages):
    [message] = trained(OffenceClassifier).process(messages(["je n'ai jamais reçu mon vélo"]))

    assert "offence" in message.as_dict(only_output_properties=True)
