"""A whole file (« dossier »), copied for somebody who may read it: one file at a time in memory."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.errors import WithheldEvidence
from bot.complaint.exhibits import Exhibit
from bot.complaint.officers import Act, Officer
from bot.documents.dossier import Filed, Placed, complaint_json, conversation_text
from bot.evidence.kinds import ending_of
from bot.evidence.vault import Vault
from bot.records.audit import AuditEvent
from bot.records.records import Records
from bot.services.casework import OpenFile
from bot.services.papers import case_of
from bot.services.viewing import Viewing
from bot.wording.dossier import DossierWords
from bot.wording.forms import moment_form
from bot.wording.wording import Wording

MANIFEST: Final = "SHA256SUMS"
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Part:
    """One file of the folder.

    Attributes:
        path: within it: lower-case ASCII, ``pieces/01-annonce.png``.
        content: its bytes.
    """

    path: str
    content: bytes


class Dossiers:
    """Copies whole files (« dossier »), and notes for whom."""

    def __init__(  # noqa: PLR0913, PLR0917 - a copy is made of as many things
        self,
        records: Records,
        vault: Vault,
        viewing: Viewing,
        wording: Wording,
        words: DossierWords,
        schema: Path,
        clock: Clock,
    ) -> None:
        self._records = records
        self._vault = vault
        self._viewing = viewing
        self._wording = wording
        self._words = words
        self._schema = schema
        self._clock = clock

    def copy(self, officer: Officer, reference: str, **door: str) -> Iterator[Part]:
        """Note that a file is copied, and return its parts, the manifest last.

        Exhibits are scanned as whenever they are handed over: what the scanner knows, or did not
        look at, is not there, and the manifest says why.

        Args:
            officer: for whom.
            reference: which one.
            door: how it is asked for, noted in the audit trail.

        Raises:
            NotAllowed: her role reads no file.
            UnknownComplaint: there is none.
            StorageFailed, KeyMissing: while the parts are taken: one cannot be had.
        """
        officer.require(Act.READ)
        at = self._clock()
        with self._records.transaction() as work:
            complaint = work.complaints.by_reference(reference)
            work.audit.append(
                officer.id,
                "officer:complaint:export",
                reference,
                {"version": complaint.version, **door},
            )
            case = case_of(work, complaint)
            events = [*work.audit.events(reference)]
            for exhibit in case.exhibits:
                events += work.audit.events(exhibit.id)
            opened = OpenFile(
                case, work.complaints.documents(reference), events, work.signatures.of(reference)
            )
            stamps = {
                each.id: stamp
                for each in case.exhibits
                if (stamp := work.readings.stamped(each.id))
            }
        return self._parts(officer, opened, stamps, at)

    def _parts(
        self,
        officer: Officer,
        opened: OpenFile,
        stamps: Mapping[str, tuple[bytes, datetime]],
        at: datetime,
    ) -> Iterator[Part]:
        digests: dict[str, str] = {}
        remarks: list[str] = []
        for part in self._contents(officer, opened, stamps, at, remarks):
            digests[part.path] = hashlib.sha256(part.content).hexdigest()
            yield part
        lines = [f"# {remark}" for remark in remarks]
        lines += [f"{digest}  {path}" for path, digest in digests.items()]
        yield Part(MANIFEST, "".join(f"{line}\n" for line in lines).encode())

    def _contents(
        self,
        officer: Officer,
        opened: OpenFile,
        stamps: Mapping[str, tuple[bytes, datetime]],
        at: datetime,
        remarks: list[str],
    ) -> Iterator[Part]:
        case = opened.case
        reference = case.complaint.reference
        told = {"reference": reference, "moment": moment_form(at), "name": officer.name}
        yield Part("LISEZMOI.txt", self._words.say("readme", **told).encode())
        papers = [_filed(opened, index) for index in range(len(opened.documents))]
        for paper in papers:
            kept = paper.signature or paper.document
            yield Part(paper.path, self._vault.get(kept.id))
        placed = []
        if case.exhibits and not self._viewing.scans:
            remarks.append(self._words.say("unscanned"))
        for exhibit in case.exhibits:
            name = _named(exhibit)
            path, withheld = f"pieces/{name}", None
            try:
                yield Part(path, self._viewing.download(officer, reference, exhibit.position)[1])
            except WithheldEvidence as refusal:
                withheld = refusal.reason
                remarks.append(self._words.withheld(exhibit.position, withheld))
            token, stamped_at = stamps.get(exhibit.id, (b"", None))
            stamp = f"horodatages/{name}.tsr" if token else None
            if stamp:
                yield Part(stamp, token)
            placed.append(Placed(exhibit, None if withheld else path, withheld, stamp, stamped_at))
        yield Part("conversation.txt", conversation_text(case, self._wording))
        yield Part("registre.jsonl", _register(opened.events, case.officers))
        yield Part("complaint.json", complaint_json(case, placed, papers, self._wording, at))
        yield Part(self._schema.name, self._schema.read_bytes())


def _filed(opened: OpenFile, index: int) -> Filed:
    document = opened.documents[index]
    request = opened.signatures.get(document.id)
    number = f"-{document.number}" if document.number > 1 else ""
    return Filed(
        document,
        f"documents/{document.kind.value}{number}.pdf",
        request.signature if request else None,
        awaits=request is not None and request.signature is None,
    )


def _named(exhibit: Exhibit) -> str:
    """Return a name that every system takes, and that says nothing of its own to a shell."""
    apart = unicodedata.normalize("NFKD", PurePosixPath(exhibit.name).stem.lower())
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME]
    return f"{exhibit.position:02}-{slug or 'piece'}.{ending_of(exhibit.media_type)}"


def _register(events: Sequence[AuditEvent], names: Mapping[str, str]) -> bytes:
    told = [
        {**asdict(event), "name": names.get(event.actor, event.actor)}
        for event in sorted(events, key=lambda event: event.position)
    ]
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in told).encode()
