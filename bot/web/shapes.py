"""How conversations, messages and facts look as JSON (docs/architecture.md, the interfaces)."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.complaint.complaints import Document
from bot.complaint.conversation import Message
from bot.complaint.facts import Fact, FactName, encode
from bot.complaint.money import Money
from bot.orientation.agenda import Agenda
from bot.services.transcripts import Answered
from bot.wording.wording import RecapLine, Wording

Json = dict[str, Any]
# HTML, « autofill detail tokens » (RGAA 11.13); where one is born has none.
_AUTOFILL: Final[Mapping[str, str]] = {
    FactName.VICTIM_FIRST_NAME.value: "given-name",
    FactName.VICTIM_LAST_NAME.value: "family-name",
    FactName.VICTIM_BIRTH_DATE.value: "bday",
    FactName.VICTIM_ADDRESS.value: "street-address",
    FactName.VICTIM_COMMUNE.value: "address-level2",
    FactName.VICTIM_PHONE.value: "tel",
    FactName.VICTIM_EMAIL.value: "email",
}


def message_json(message: Message) -> Json:
    """Return a message as the widget shows it."""
    return {
        "id": message.id,
        "author": message.author.value,
        "text": message.text,
        "at": message.sent_at.isoformat(),
        "buttons": [
            {"title": button.title, "payload": button.payload} for button in message.buttons
        ],
        "custom": dict(message.custom) if message.custom else None,
    }


def state_json(answered: Answered) -> Json:
    """Return where a conversation stands, and whether more is said without being asked."""
    conversation, agenda = answered.conversation, answered.agenda
    filed = conversation.reference is not None
    return {
        "stage": conversation.stage.value,
        "question": conversation.question,
        "autofill": autofill_of(conversation.question),
        "progress": 1.0 if filed else round(agenda.progress, 3),
        "orientation": agenda.orientation.outcome,
        "stable": agenda.orientation.stable,
        "waiting": answered.waiting,
        "reading": answered.reading,
    }


def autofill_of(question: str | None) -> str:
    """Return what a browser may fill in for her: a value of HTML's ``autocomplete``."""
    return _AUTOFILL.get(question or "", "off")


def line_json(line: RecapLine) -> Json:
    """Return one line of what was understood, with where it comes from."""
    target = line.name.value if line.rank == 1 else f"{line.name.value}.{line.rank}"
    return {
        "name": line.name.value,
        "rank": line.rank,
        "section": line.section,
        "label": line.label,
        "text": line.text,
        **_value_json(line.fact),
        "confirmed": line.fact.confirmed,
        "provenance": _provenance_json(line.fact),
        "correct": {
            "title": line.correct,
            "payload": f'/correct{{"correct_fact": "{target}"}}',
        },
    }


def reasons_json(agenda: Agenda, wording: Wording, lines: Sequence[RecapLine]) -> list[Json]:
    """Return why the case goes where it goes: her own answers, and the rule's source."""
    because = agenda.orientation.because
    return [
        {
            "name": line.name.value,
            "text": f"{wording.label(line.name)}\u00a0: {line.text}",
            "source": agenda.orientation.rule.source if agenda.orientation.rule else "",
        }
        for line in lines
        if line.name.value in because and line.rank == 1
    ]


def document_json(document: Document, tracking_url: str, wording: Wording) -> Json:
    """Return a paper and its address."""
    return {
        "kind": document.kind.value,
        "title": wording.document(document.kind),
        "url": f"{tracking_url}/documents/{document.kind.value}",
        "size": document.size,
        "sha256": document.sha256,
    }


def _value_json(fact: Fact) -> Mapping[str, str | None]:
    if isinstance(fact.value, Money):
        return {"value": fact.value.amount, "currency": fact.value.currency}
    return {"value": encode(fact.value) if fact.value is not None else None}


def _provenance_json(fact: Fact) -> Json:
    origin = fact.provenance
    return {
        "source": origin.source.value,
        "origin": origin.origin,
        "start": origin.start,
        "end": origin.end,
    }
