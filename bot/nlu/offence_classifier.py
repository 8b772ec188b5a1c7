"""Which offence a story resembles; the victim confirms it, the rules decide."""

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.trained import TrainedComponent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OffenceClassifier(TrainedComponent):
    """Tells the offence, learnt from the stories' ``metadata: {offence: …}``."""

    @staticmethod
    def label(message: Message) -> str | None:
        """Return the offence that the example's block names."""
        intent = (message.get("metadata") or {}).get("intent") or {}
        offence: str | None = intent.get("offence")
        return offence

    def process(self, messages: list[Message]) -> list[Message]:
        """Set ``offence`` on each message: its name, its chance, and the ``second`` likeliest."""
        for message in messages:
            guesses = [
                {"name": name, "confidence": chance} for name, chance in self.ranked(message)[:2]
            ]
            if guesses:
                best, *others = guesses
                guess = {**best, "second": others[0] if others else None}
                message.set("offence", guess, add_to_output=True)
        return messages
