"""What each paper shows, in words, from the case as it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final

from bot.complaint.complaints import Complaint
from bot.complaint.conversation import Message
from bot.complaint.decisions import Decision
from bot.complaint.exhibits import Exhibit
from bot.complaint.facts import Fact, FactName, Record, Source
from bot.complaint.officers import Officer
from bot.complaint.periods import Period, Precision
from bot.complaint.quotes import message_of, words_of
from bot.wording.forms import moment_form, size_form
from bot.wording.wording import RecapLine, Wording

Content = Mapping[str, Any]
_NAMES: Final = (FactName.VICTIM_FIRST_NAME, FactName.VICTIM_LAST_NAME)
# What the victim said of the procedure rather than of the facts stays out of the receipt.
_VICTIM: Final = "victim_"


@dataclass(frozen=True)
class Case:
    """All that papers are made from.

    Attributes:
        complaint: as filed.
        record: what is held.
        exhibits: the files joined.
        transcript: the conversation.
        officers: the names of those who corrected something, by identifier.
        audit_position: how many events the audit trail holds.
        audit_digest: the digest of the last.
        decisions: what was decided about it, in order.
        joined: the cases of the files that are joined to it.
    """

    complaint: Complaint
    record: Record
    exhibits: Sequence[Exhibit]
    transcript: Sequence[Message]
    officers: Mapping[str, str]
    audit_position: int
    audit_digest: str
    decisions: Sequence[Decision] = ()
    joined: Sequence["Case"] = ()


class Contents:
    """Puts a case into the words of each paper."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording

    def receipt(self, case: Case, at: datetime) -> Content:
        """Return what the receipt (« récépissé ») shows."""
        sections: dict[str, list[dict[str, str]]] = {}
        for line in self._wording.recap(case.record):
            if not line.name.value.startswith(_VICTIM):
                sections.setdefault(line.section, []).append(
                    {"label": line.label, "text": line.text}
                )
        return {
            **self._head(case, at),
            "declarant": self._declarant(case.record),
            "sections": [{"title": title, "rows": rows} for title, rows in sections.items()],
        }

    def pv(self, case: Case, officer: Officer, at: datetime, qualification: str = "") -> Content:
        """Return what the minutes of reception (« procès-verbal ») show.

        Args:
            case: as it stands.
            officer: who signs.
            at: when.
            qualification: the one that the officer proposes, in words; empty for none.
        """
        lines = self._wording.recap(case.record)
        identity = [line for line in lines if line.name.value.startswith(_VICTIM)]
        return {
            **self._head(case, at),
            "officer": {"name": officer.name, "service": officer.service},
            "validated": moment_form(at),
            "qualification": qualification,
            "identity": [{"label": line.label, "text": line.text} for line in identity],
            "facts": [self._traced(line, case) for line in lines if line not in identity],
            "joined": [
                {
                    **self._head(other, at),
                    "facts": [
                        self._traced(each, other) for each in self._wording.recap(other.record)
                    ],
                }
                for other in case.joined
            ],
            "transcript": [
                {
                    "position": message.position,
                    "author": self._wording.author(message.author),
                    "at": moment_form(message.sent_at),
                    "text": message.text,
                }
                for message in case.transcript
            ],
        }

    def letterhead(self, case: Case, at: datetime) -> Content:
        """Return what every letter to the victim begins with."""
        return {**self._head(case, at), "declarant": self._declarant(case.record)}

    def rights(self, case: Case, at: datetime) -> Content:
        """Return what the notice of rights shows."""
        return self._head(case, at)

    def recall(self, record: Record, reference: str, at: datetime) -> Content:
        """Return what the sheet for the bank shows; before filing, there is no reference."""
        words = partial(self._wording.on_paper, "recall")
        day = record.value(FactName.PAYMENT_DATE)
        exact = isinstance(day, Period) and day.precision is Precision.DAY
        said = self._said(record, FactName.PAYMENT_DATE)
        amount = self._said(record, FactName.AMOUNT)
        rows = {
            "holder": self._declarant(record),
            "victim_iban": self._said(record, FactName.VICTIM_IBAN),
            "amount": amount,
            "day": said,
            "beneficiary": self._said(record, FactName.SUSPECT_NAME)
            or self._said(record, FactName.SUSPECT_PSEUDONYM),
            "suspect_iban": self._said(record, FactName.SUSPECT_IBAN),
            "reference": reference or words("draft", day=moment_form(at)),
        }
        return {
            "reference": reference or None,
            "issued": moment_form(at),
            "draft": not reference,
            "amount": words("paid_sum", amount=amount) if amount else "",
            "day": words("paid_day", day=said) if exact else "",
            "rows": [{"label": words(key), "text": text} for key, text in rows.items() if text],
        }

    def origin(self, fact: Fact, case: Case) -> str:
        """Return in words where a fact comes from."""
        origin = fact.provenance
        if origin.source is Source.OFFICER:
            officer = case.officers.get(origin.origin, origin.origin)
            return self._wording.origin(origin.source, officer=officer, reason=fact.reason)
        exhibit = next((each for each in case.exhibits if each.id == origin.origin), None)
        if exhibit:
            return self._wording.origin(origin.source, position=exhibit.position)
        message = message_of(fact, case.transcript)
        if message is None:
            return ""
        words = words_of(fact, message)
        return self._wording.origin(origin.source, position=message.position, words=words)

    def _head(self, case: Case, at: datetime) -> dict[str, Any]:
        complaint = case.complaint
        return {
            "reference": complaint.reference,
            "issued": moment_form(at),
            "filed": moment_form(complaint.filed_at),
            "kind": self._wording.kind(complaint.kind).lower(),
            "exhibits": [
                {
                    "position": exhibit.position,
                    "name": self._wording.exhibits.name(exhibit),
                    "nature": self._wording.on_paper("natures", exhibit.media_type),
                    "size": size_form(exhibit.size),
                    "sha256": exhibit.sha256,
                }
                for exhibit in case.exhibits
            ],
            "audit": {"position": case.audit_position, "digest": case.audit_digest},
        }

    def _traced(self, line: RecapLine, case: Case) -> dict[str, str]:
        former = case.record.history(line.name, line.rank)[:-1]
        before = self._wording.value(line.name, former[-1].value) if former else ""
        return {
            "label": line.label,
            "text": line.text,
            "origin": self.origin(line.fact, case),
            "before": before,
        }

    def _declarant(self, record: Record) -> str:
        names = [self._said(record, name) for name in _NAMES]
        return " ".join(name for name in names if name)

    def _said(self, record: Record, name: FactName) -> str:
        value = record.value(name)
        return self._wording.value(name, value) if value is not None else ""
