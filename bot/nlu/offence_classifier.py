"""Which offence a story resembles; the victim confirms it, the rules decide."""

import zlib
from typing import Final

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.complaint.facts import FactName
from bot.nlu.telling import told
from bot.nlu.trained import TrainedComponent

# What a story is called that leaves the offence open: learnt, so that it is taken for none.
_OPEN: Final = "open"
# One in ten of the messages that tell no story teaches what goes round one, about as many as an
# offence has stories; those that answer may tell of the case.
_ONE_IN: Final = 10
_TELLING: Final = frozenset({"tell_story", "inform", "correct"})
_WORDS_OF_A_SENTENCE: Final = range(6, 41)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class OffenceClassifier(TrainedComponent):
    """Tells the offence, learnt from the stories' ``metadata: {offence: …}``."""

    @staticmethod
    def label(message: Message) -> str | None:
        """Return the offence that the example's block names, or that it leaves it open."""
        intent = (message.get("metadata") or {}).get("intent") or {}
        offence: str | None = intent.get("offence")
        return offence or (_OPEN if goes_round(message.get(TEXT), message.get(INTENT)) else None)

    def told(self, text: str) -> str:
        """Return the sentences of a message that tell what happened."""
        model = self._model
        return told(text, lambda texts: model.chances_of(_OPEN, texts)) if model else text

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


def goes_round(text: str, intent: str) -> bool:
    """Tell whether a message is one of the sample of those that go round a story."""
    sampled = zlib.crc32(text.encode()) % _ONE_IN == 0
    return sampled and intent not in _TELLING and len(text.split()) in _WORDS_OF_A_SENTENCE
