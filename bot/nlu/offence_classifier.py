"""Which offence a story resembles; the victim confirms it, the rules decide."""

from typing import Final

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.training_data.message import Message

from bot.complaint.facts import FactName
from bot.nlu.trained import TrainedComponent

# What a story is called that leaves the offence open: learnt, so that it is taken for none.
_OPEN: Final = "open"


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
        """Set ``offence`` on each message: its name, its chance, and the ``second`` likeliest.

        The answer to another question is read by nobody for an offence, and costs as much time.
        """
        for message in messages:
            if (message.get("metadata") or {}).get("question") not in (
                None,
                FactName.OFFENCE.value,
            ):
                continue
            guesses = [
                {"name": name, "confidence": chance}
                for name, chance in self.ranked(message)
                if name != _OPEN
            ]
            if guesses:
                best, second, *_ = [*guesses, None]
                guess = {**best, "second": second}
                message.set("offence", guess, add_to_output=True)
        return messages
