"""Rasa's spaCy component, without the parts of the model that nobody here reads."""

from typing import Final

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP

# The parser and the entity recogniser take most of a message's time; the vocabulary, with its
# half a million vectors, 260 MB and three seconds of the start, for 0.3 point of accuracy
# (docs/adr/0003-classifiers.md).
UNREAD: Final = (
    "parser",
    "ner",
    "lemmatizer",
    "attribute_ruler",
    "morphologizer",
    "tok2vec",
    "senter",
    "vocab",
)


@DefaultV1Recipe.register(
    [
        DefaultV1Recipe.ComponentType.MODEL_LOADER,
        DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER,
    ],
    is_trainable=False,
    model_from="FrenchNLP",
)
class FrenchNLP(SpacyNLP):
    """Reads each message once with the French model's tokenizer."""

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        """Load the model, trimmed."""
        model = spacy.load(spacy_model_name, exclude=list(UNREAD))
        return SpacyModel(model=model, model_name=spacy_model_name)
