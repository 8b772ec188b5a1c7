"""What the page of a file shows."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import Complaint, DocumentKind
from bot.complaint.facts import BOOKKEEPING, Fact, FactName, Record, Source
from bot.complaint.lifecycle import State
from bot.complaint.officers import Act, Officer
from bot.documents.contents import Case, Contents
from bot.records.audit import AuditEvent
from bot.services.casework import OpenFile
from bot.services.desk import ANNOUNCED, CLAIMABLE, WAITING
from bot.web.console.deciding import DEEDS
from bot.web.console.highlights import anchor, pieces
from bot.wording.forms import moment_form
from bot.wording.wording import RecapLine


def file_page(opened: OpenFile, services: Services, officer: Officer) -> dict[str, Any]:
    """Return the context of ``console/file.html``."""
    case, wording = opened.case, services.wording
    complaint = case.complaint
    sections = _sections(case, services)
    held = [fact for fact in case.record.current() if fact.name not in BOOKKEEPING]
    said = [_said(fact, case.record) for fact in held]
    return {
        "complaint": complaint,
        "kind": wording.kind(complaint.kind),
        "offence": wording.value(FactName.OFFENCE, complaint.offence),
        "state": wording.state(complaint.state)["officer"],
        "days": (services.settings.clock() - complaint.filed_at).days,
        "waits": complaint.state in WAITING,
        "announced": ANNOUNCED.days,
        **_standing(complaint, officer, opened),
        "labels": {anchor(fact): wording.label(fact.name) for fact in held},
        "sections": sections,
        "joined": [
            {
                "complaint": each.complaint,
                "kind": wording.kind(each.complaint.kind),
                "sections": _sections(each, services),
                "exhibits": each.exhibits,
                "messages": len(each.transcript),
            }
            for each in case.joined
        ],
        "transcript": [
            {
                "message": message,
                "author": wording.author(message.author),
                "pieces": pieces(message, said),
            }
            for message in case.transcript
        ],
        "exhibits": case.exhibits,
        "natures": {
            each.media_type: wording.on_paper("natures", each.media_type)
            for one in (case, *case.joined)
            for each in one.exhibits
        },
        "documents": [
            {
                "title": wording.document(each.kind),
                "kind": each.kind.value,
                "document": each,
                "request": opened.signatures.get(each.id),
            }
            for each in opened.documents
        ],
        "papers": {kind.value: wording.document(kind) for kind in DocumentKind},
        "decisions": [
            {
                "words": services.decision_words.noted(each),
                "who": case.officers.get(each.by, each.by),
                "at": each.at,
            }
            for each in reversed(case.decisions)
        ],
        "has_pv": any(each.kind is DocumentKind.PV for each in opened.documents),
        "events": [
            _event(list(run), opened, services)
            for _, run in groupby(reversed(opened.events), key=_same_act)
        ],
    }


def _standing(complaint: Complaint, officer: Officer, opened: OpenFile) -> dict[str, Any]:
    """Return whose the file is, and what the officer may do with it as it stands."""
    mine = complaint.holder == officer.id
    return {
        "mine": mine,
        "holder": opened.case.officers.get(complaint.holder or "", ""),
        "may_claim": officer.may(Act.CLAIM)
        and complaint.holder is None
        and complaint.state in CLAIMABLE,
        "may_compare": mine and complaint.state is State.UNDER_REVIEW and officer.may(Act.MERGE),
        "may_release": (mine and officer.may(Act.CLAIM))
        or (complaint.holder is not None and officer.may(Act.TAKE_OVER)),
        "may_correct": mine and complaint.state is State.UNDER_REVIEW and officer.may(Act.CORRECT),
        "deeds": [
            name
            for name, deed in DEEDS.items()
            if complaint.state is deed.state
            and officer.may(deed.act)
            and (mine or deed.act in (Act.REOPEN, Act.SEPARATE))
        ],
    }


def _same_act(event: AuditEvent) -> tuple[str, str, list[tuple[str, str | int]]]:
    about = [(name, value) for name, value in event.details.items() if name != "version"]
    return event.act, event.actor, about


def _event(run: Sequence[AuditEvent], opened: OpenFile, services: Services) -> dict[str, Any]:
    """Return one line of the history: the same act, done several times in a row, is one."""
    last, first = run[0], run[-1]
    return {
        "act": services.wording.act(last.act),
        "who": opened.case.officers.get(last.actor, last.actor),
        "at": datetime.fromisoformat(last.at),
        "since": datetime.fromisoformat(first.at),
        "times": len(run),
        "details": last.details,
        "position": last.position,
    }


def _sections(case: Case, services: Services) -> dict[str, list[dict[str, Any]]]:
    """Return the lines of a record, with their origins, by the title they stand under."""
    contents = Contents(services.wording)
    sections: dict[str, list[dict[str, Any]]] = {}
    for line in services.wording.recap(case.record):
        sections.setdefault(line.section, []).append(_line(line, case, contents, services))
    return sections


def _line(line: RecapLine, case: Case, contents: Contents, services: Services) -> dict[str, Any]:
    origin = line.fact.provenance
    former = case.record.history(line.name, line.rank)[:-1]
    return {
        "name": line.name.value,
        "rank": line.rank,
        "label": line.label,
        "text": line.text,
        "origin": contents.origin(line.fact, case),
        "target": _target(line.fact, case),
        "by_officer": origin.source is Source.OFFICER,
        "correctable": line.name is not FactName.OFFENCE,
        "former": [
            {
                "text": services.wording.value(line.name, fact.value),
                "origin": contents.origin(fact, case),
                "at": moment_form(fact.recorded_at),
                "target": _target(fact, case),
            }
            for fact in former
        ],
    }


def _said(fact: Fact, record: Record) -> Fact:
    """Return the fact as the victim last said it: her words stay marked once corrected."""
    history = reversed(record.history(fact.name, fact.rank))
    return next((each for each in history if each.provenance.source is not Source.OFFICER), fact)


def _target(fact: Fact, case: Case) -> str:
    """Return where on the page the words are: the very words, or the whole message."""
    span = fact.provenance
    exhibit = next((each for each in case.exhibits if each.id == span.origin), None)
    if exhibit:
        return f"piece-{exhibit.position}"
    message = next((each for each in case.transcript if each.id == span.origin), None)
    if message is None:
        return ""
    whole = span.start is None or (span.end or 0) - span.start >= len(message.text)
    marked = not whole and fact == _said(fact, case.record)
    return f"mot-{anchor(fact)}" if marked else f"message-{message.position}"
