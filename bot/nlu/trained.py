"""What our two classifiers have in common as parts of Rasa's graph."""

import contextlib
import ctypes
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from bot.nlu.text_model import TextModel

_FILE = "model.skops"
_DOC = "text_spacy_doc"


class TrainedComponent(GraphComponent):
    """A text model that is trained, stored and loaded with Rasa's model."""

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        model: TextModel | None = None,
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings that ``config.yml`` may change."""
        return {"penalty": 0.3, "concepts": 0.0}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TrainedComponent":
        """Make an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: object,
    ) -> "TrainedComponent":
        """Load a trained component."""
        with model_storage.read_from(resource) as folder:
            model = TextModel.load(Path(folder) / _FILE)
        _give_back()
        return cls(config, model_storage, resource, model)

    @staticmethod
    def label(message: Message) -> str | None:
        """Return what an example teaches; ``None`` to leave it out."""
        raise NotImplementedError

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the examples that have a label."""
        examples = [
            (text, label)
            for message in training_data.training_examples
            if (text := message.get(TEXT)) and (label := self.label(message))
        ]
        texts, labels = zip(*examples, strict=True)
        self._model = TextModel.train(
            texts, labels, self._config["penalty"], self._config["concepts"]
        )
        with self._storage.write_to(self._resource) as folder:
            self._model.save(Path(folder) / _FILE)
        return self._resource

    def ranked(self, message: Message) -> list[tuple[str, float]]:
        """Return the labels of a message; none for a button's payload or an empty text."""
        text = message.get(TEXT, "")
        if self._model is None or not text or text.startswith("/"):
            return []
        return self._model.rank(self.told(text))

    def told(self, text: str) -> str:
        """Return what of a message is to be ranked: all of it."""
        return text


def doc_of(message: Message) -> Doc | None:
    """Return the message as the French model read it."""
    doc: Doc | None = message.get(_DOC)
    return doc


def _give_back() -> None:
    """Give back to the system what reading a model took besides the model, where it is told how."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)
