"""What a whole file (« dossier ») is written down as: one JSON document, and the conversation.

The JSON keeps to ``docs/schema/complaint-1.json``, and the schema changes its number when what is
written changes its meaning.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, Final

from bot.complaint.complaints import Document, Signature
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, Source, encode
from bot.documents.contents import Case
from bot.wording.forms import moment_form
from bot.wording.wording import Wording

SCHEMA: Final = "urn:ariane:complaint:1"


@dataclass(frozen=True)
class Placed:
    """An exhibit in the folder, or the reason why it is not there.

    Attributes:
        exhibit: the exhibit.
        path: where its bytes are, or ``None``.
        withheld: ``infected`` or ``unscanned`` when they are not there.
        stamp: where an authority's time-stamp is, or ``None``.
        stamped_at: the moment that it attests.
    """

    exhibit: Exhibit
    path: str | None
    withheld: str | None
    stamp: str | None
    stamped_at: datetime | None


@dataclass(frozen=True)
class Filed:
    """A paper in the folder.

    Attributes:
        document: the paper.
        path: where it is.
        signature: of the copy that is there, or ``None`` for the paper as typeset.
        awaits: whether it is to be signed, and is not yet.
    """

    document: Document
    path: str
    signature: Signature | None
    awaits: bool


def complaint_json(
    case: Case,
    exhibits: Sequence[Placed],
    papers: Sequence[Filed],
    wording: Wording,
    at: datetime,
) -> bytes:
    """Return a complaint as JSON, UTF-8."""
    complaint = case.complaint
    written = {
        "schema": SCHEMA,
        "exported_at": _moment(at),
        "reference": complaint.reference,
        "kind": complaint.kind.value,
        "offence": complaint.offence.value,
        "state": complaint.state.value,
        "leading": complaint.leading,
        "joined": [each.complaint.reference for each in case.joined],
        "version": complaint.version,
        "filed_at": _moment(complaint.filed_at),
        "decided_at": _moment(complaint.decided_at),
        "loss_cents": complaint.loss_cents,
        "facts": [
            _fact(each, case, wording, holds=each is held)
            for held in case.record.current()
            for each in case.record.history(held.name, held.rank)
        ],
        "transcript": [
            {
                "position": each.position,
                "author": each.author.value,
                "at": _moment(each.sent_at),
                "text": each.text,
            }
            for each in case.transcript
        ],
        "exhibits": [_exhibit(each) for each in exhibits],
        "documents": [_paper(each) for each in papers],
        "decisions": [
            {
                "kind": each.kind.value,
                "by": case.officers.get(each.by, each.by),
                "at": _moment(each.at),
                "before": each.before,
                "after": each.after,
                "choices": dict(each.choices),
            }
            for each in case.decisions
        ],
    }
    return json.dumps(written, ensure_ascii=False, indent=2).encode() + b"\n"


def conversation_text(case: Case, wording: Wording) -> bytes:
    """Return the conversation as text, UTF-8, message after message."""
    said = [
        f"{each.position}. {wording.author(each.author)}, {moment_form(each.sent_at)}\n{each.text}"
        for each in case.transcript
    ]
    return "".join(f"{each}\n\n" for each in said).encode()


def _fact(fact: Fact, case: Case, wording: Wording, *, holds: bool) -> Mapping[str, Any]:
    origin = fact.provenance
    message = next((each for each in case.transcript if each.id == origin.origin), None)
    exhibit = next((each for each in case.exhibits if each.id == origin.origin), None)
    by_officer = origin.source is Source.OFFICER
    return {
        "name": fact.name.value,
        "rank": fact.rank,
        "label": wording.label(fact.name),
        "value": None if fact.value is None else encode(fact.value),
        "text": wording.value(fact.name, fact.value),
        "holds": holds,
        "source": origin.source.value,
        "message": message.position if message else None,
        "exhibit": exhibit.position if exhibit else None,
        "officer": case.officers.get(origin.origin, origin.origin) if by_officer else None,
        "start": origin.start,
        "end": origin.end,
        "confirmed": fact.confirmed,
        "recorded_at": _moment(fact.recorded_at),
        "reason": fact.reason,
    }


def _exhibit(placed: Placed) -> Mapping[str, Any]:
    exhibit = placed.exhibit
    return {
        "position": exhibit.position,
        "name": exhibit.name,
        "media_type": exhibit.media_type,
        "size": exhibit.size,
        "sha256": exhibit.sha256,
        "received_at": _moment(exhibit.received_at),
        "path": placed.path,
        "withheld": placed.withheld,
        "stamp": placed.stamp,
        "stamped_at": _moment(placed.stamped_at),
    }


def _paper(filed: Filed) -> Mapping[str, Any]:
    kept, signature = filed.signature or filed.document, filed.signature
    return {
        "kind": filed.document.kind.value,
        "number": filed.document.number,
        "issued_at": _moment(filed.document.issued_at),
        "path": filed.path,
        "size": kept.size,
        "sha256": kept.sha256,
        "signature": signature
        and {
            "profile": signature.profile,
            "certificate": signature.certificate,
            "signed_at": _moment(signature.signed_at),
        },
        "awaits_signature": filed.awaits,
    }


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(timezone.utc).isoformat() if at else None
