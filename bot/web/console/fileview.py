"""What the page of a file shows."""

from typing import Any, Final

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.conversation import Message
from bot.complaint.facts import FactName, Source
from bot.complaint.lifecycle import State
from bot.documents.contents import Contents
from bot.services.casework import OpenFile
from bot.web.console.highlights import anchor, pieces
from bot.wording.forms import moment_form
from bot.wording.wording import RecapLine

_AFTER_READING: Final = frozenset({State.UNDER_REVIEW})


def file_page(opened: OpenFile, services: Services) -> dict[str, Any]:
    """Return the context of ``console/file.html``."""
    case, wording = opened.case, services.wording
    complaint = case.complaint
    contents = Contents(wording)
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in wording.recap(case.record):
        sections.setdefault(line.section, []).append(_line(line, opened, contents, services))
    held = case.record.current()
    return {
        "complaint": complaint,
        "kind": wording.kind(complaint.kind),
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "state": wording.state(complaint.state)["officer"],
        "may_decide": complaint.state in _AFTER_READING,
        "sections": sections,
        "transcript": [
            {
                "message": message,
                "author": wording.author(message.author),
                "pieces": pieces(message, held),
            }
            for message in case.transcript
        ],
        "exhibits": case.exhibits,
        "documents": [
            {"title": wording.document(each.kind), "kind": each.kind.value, "document": each}
            for each in opened.documents
        ],
        "has_pv": any(each.kind is DocumentKind.PV for each in opened.documents),
        "events": [
            {
                "act": wording.act(event.act),
                "who": case.officers.get(event.actor, event.actor),
                "at": event.at,
                "details": event.details,
                "position": event.position,
            }
            for event in reversed(opened.events)
        ],
    }


def _line(
    line: RecapLine, opened: OpenFile, contents: Contents, services: Services
) -> dict[str, Any]:
    case, origin = opened.case, line.fact.provenance
    message = next((each for each in case.transcript if each.id == origin.origin), None)
    former = case.record.history(line.name, line.rank)[:-1]
    return {
        "name": line.name.value,
        "rank": line.rank,
        "label": line.label,
        "text": line.text,
        "origin": contents.origin(line.fact, case),
        "target": _target(line, message),
        "by_officer": origin.source is Source.OFFICER,
        "correctable": line.name is not FactName.OFFENCE,
        "former": [
            {
                "text": services.wording.value(line.name, fact.value),
                "origin": contents.origin(fact, case),
                "at": moment_form(fact.recorded_at),
            }
            for fact in former
        ],
    }


def _target(line: RecapLine, message: Message | None) -> str:
    """Return where on the page the words are: the very words, or the whole message."""
    if message is None:
        return ""
    span = line.fact.provenance
    whole = span.start is None or (span.end or 0) - span.start >= len(message.text)
    return f"message-{message.position}" if whole else f"mot-{anchor(line.fact)}"
