"""What may be an aside, but was said where a name or an address was asked for."""

from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.complaint.facts import FactName, FactType, type_of
from bot.nlu.settingless import SettinglessComponent
from bot.services.meanings import DIGRESSIONS, is_aside


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class UnsureAsides(SettinglessComponent):
    """Takes an unsure aside for the answer, as the service does.

    The engine's rules answer an aside however unsure it is: a first name that resembles
    « recommencer » a little was answered with what had been noted, and asked again.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of what answers a question in free words."""
        for message in messages:
            asked = (message.get("metadata") or {}).get("question")
            best = message.get(INTENT) or {}
            if asked and _may_answer(best, message.get(TEXT), FactName(asked)):
                message.set(INTENT, best | {INTENT_NAME_KEY: "inform"}, add_to_output=True)
        return messages


def _may_answer(best: dict[str, Any], text: str, asked: FactName) -> bool:
    intent, confidence = best.get(INTENT_NAME_KEY), best.get("confidence", 0.0)
    free_text = type_of(asked) is FactType.TEXT
    return free_text and intent in DIGRESSIONS and not is_aside(intent, confidence, text, asked)
