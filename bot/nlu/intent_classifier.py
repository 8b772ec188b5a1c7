"""What a message means (its intent)."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.care import hear_care
from bot.nlu.trained import TrainedComponent

_RANKED = 10


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class StoryIntentClassifier(TrainedComponent, IntentClassifier):
    """Tells the intent, with the ranking that Rasa expects; a cry for help comes first."""

    @staticmethod
    def label(message: Message) -> str | None:
        """Return the example's intent."""
        intent: str | None = message.get(INTENT)
        return intent

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent and its ranking on each message."""
        for message in messages:
            ranked = self.ranked(message)
            if ranked:
                ranked = hear_care(message.get(TEXT), ranked)
            ranking = [
                {INTENT_NAME_KEY: name, "confidence": chance} for name, chance in ranked[:_RANKED]
            ]
            best = ranking[0] if ranking else {INTENT_NAME_KEY: None, "confidence": 0.0}
            message.set(INTENT, best, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages
