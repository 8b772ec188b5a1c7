"""The complaint, once filed."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bot.complaint.lifecycle import State
from bot.complaint.offences import Offence, PaymentMethod


class FilingKind(str, Enum):
    """What was filed: « plainte », « signalement », or a complement to an earlier complaint."""

    COMPLAINT = "plainte"
    REPORT = "signalement"
    COMPLEMENT = "complement"


@dataclass(frozen=True)
class Complaint:
    """A filed complaint (« plainte ») or report (« signalement »).

    Attributes:
        reference: what victim and officer call it: ``A7K-2931``.
        conversation_id: where its facts, transcript and exhibits are.
        kind: complaint, report, or complement to an earlier one.
        offence: the offence that the victim confirmed.
        state: where it stands.
        filed_at: aware UTC.
        version: grows at each change; two officers never write over one another.
        decided_at: when it was validated or redirected, else ``None``.
        holder: the officer who works on it, or ``None``.
        danger: danger or distress was heard in its conversation.
        loss_cents: what was lost, in euro cents, or ``None`` when no sum in euros is known.
        payment_method: how the money left, or ``None`` when it is not known.
        leading: the reference of the file that it is joined to, or ``None``.
    """

    reference: str
    conversation_id: str
    kind: FilingKind
    offence: Offence
    state: State
    filed_at: datetime
    version: int = 1
    decided_at: datetime | None = None
    holder: str | None = None
    loss_cents: int | None = None
    danger: bool = False
    payment_method: PaymentMethod | None = None
    leading: str | None = None


class DocumentKind(str, Enum):
    """The papers that a complaint gives rise to."""

    RECEIPT = "recepisse"
    PV = "proces-verbal"
    RIGHTS = "droits"
    RECALL = "rappel-de-virement"
    QUESTION = "demande-de-complement"
    REDIRECTION = "reorientation"
    TRANSMISSION = "transmission"
    WITHDRAWAL = "retrait"


@dataclass(frozen=True)
class Document:
    """A paper that was issued, never changed afterwards.

    Attributes:
        id: its place in the vault.
        kind: what it is.
        number: its number within its kind for the complaint, 1 for the first.
        sha256: of the PDF's bytes, lower-case hexadecimal.
        size: in bytes.
        issued_at: aware UTC.
    """

    id: str
    kind: DocumentKind
    number: int
    sha256: str
    size: int
    issued_at: datetime


@dataclass(frozen=True)
class Signature:
    """A paper's signed copy (« signature électronique »), made once and never changed.

    Attributes:
        id: its place in the vault.
        sha256: of the signed PDF's bytes, lower-case hexadecimal.
        size: in bytes.
        profile: ``B-B``, or ``B-T`` with the word of a time-stamping authority (PAdES).
        certificate: the name that the signer's certificate bears.
        signed_at: aware UTC.
    """

    id: str
    sha256: str
    size: int
    profile: str
    certificate: str
    signed_at: datetime


@dataclass(frozen=True)
class SignatureRequest:
    """A paper that an officer has asked to be signed, and what became of it.

    Attributes:
        document: the paper.
        reference: the complaint's.
        officer_id: who signs.
        signature: the signed copy, or ``None`` while it is waited for.
    """

    document: Document
    reference: str
    officer_id: str
    signature: Signature | None
