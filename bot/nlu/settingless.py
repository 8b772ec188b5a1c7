"""What our parts of Rasa's graph that have no settings have in common."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage


class SettinglessComponent(GraphComponent):
    """A part that is made of nothing, and neither trained nor stored."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SettinglessComponent":
        """Make the component."""
        return cls()
