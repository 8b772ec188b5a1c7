"""Lends our finders' facts to Rasa, as entities."""

from datetime import date, datetime, timezone
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES
from rasa.shared.nlu.training_data.message import Message

from bot.complaint.facts import encode
from bot.extraction.facts import Extracted
from bot.extraction.pipeline import facts_of
from bot.nlu.settingless import SettinglessComponent
from bot.nlu.trained import doc_of


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FactsExtractor(SettinglessComponent, EntityExtractorMixin):
    """Reads each message for facts: value, role, owner, and where it stands.

    The service sends the message's day (``received_at``) and the pending question
    (``question``) as its metadata.
    """

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the facts to each message's entities."""
        for message in messages:
            doc = doc_of(message)
            if doc is None or doc.text.startswith("/"):
                continue
            metadata = message.get("metadata") or {}
            facts = facts_of(doc, _day(metadata), asked=metadata.get("question"))
            read = [_entity(fact) for fact in facts]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *read], add_to_output=True)
        return messages


def _day(metadata: dict[str, Any]) -> date:
    received = metadata.get("received_at")
    return (
        datetime.fromisoformat(received).date() if received else datetime.now(timezone.utc).date()
    )


def _entity(fact: Extracted) -> dict[str, Any]:
    return {
        "entity": fact.name.value,
        "value": encode(fact.value),
        "start": fact.start,
        "end": fact.end,
        "role": fact.role or None,
        "owner": fact.owner.value,
        "certain": fact.certain,
        "inferred": fact.inferred,
        "payment": fact.payment,
        "extractor": "FactsExtractor",
    }
