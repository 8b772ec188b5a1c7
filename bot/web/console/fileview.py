"""What the page of a file shows."""

from datetime import datetime
from typing import Any

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.conversation import Message
from bot.complaint.facts import BOOKKEEPING, FactName, Source
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer
from bot.documents.contents import Contents
from bot.services.casework import SIGNING, WAITING, OpenFile
from bot.web.console.highlights import anchor, pieces
from bot.wording.forms import moment_form
from bot.wording.wording import RecapLine


def file_page(opened: OpenFile, services: Services, officer: Officer) -> dict[str, Any]:
    """Return the context of ``console/file.html``."""
    case, wording = opened.case, services.wording
    complaint = case.complaint
    contents = Contents(wording)
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in wording.recap(case.record):
        sections.setdefault(line.section, []).append(_line(line, opened, contents, services))
    held = [fact for fact in case.record.current() if fact.name not in BOOKKEEPING]
    return {
        "complaint": complaint,
        "kind": wording.kind(complaint.kind),
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "state": wording.state(complaint.state)["officer"],
        "days": (services.settings.clock() - complaint.filed_at).days,
        "waits": complaint.state in WAITING,
        "may_decide": complaint.state is State.UNDER_REVIEW and officer.role in SIGNING,
        "labels": {anchor(fact): wording.label(fact.name) for fact in held},
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
                "at": datetime.fromisoformat(event.at),
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
