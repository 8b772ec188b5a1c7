"""Has papers signed, once; a device that does not answer costs time, never a decision."""

import hashlib
import logging
import secrets
from typing import Final

from bot.complaint.clock import Clock
from bot.complaint.complaints import Signature, SignatureRequest
from bot.complaint.errors import StorageFailed
from bot.complaint.officers import Officer
from bot.documents.seals import Mark, Sealer, SigningFailed
from bot.documents.typesetting import typeset_mark
from bot.evidence.vault import Vault
from bot.records.records import Records
from bot.sealing.keyring import KeyMissing
from bot.wording.forms import moment_form
from bot.wording.wording import Wording

_LATER: Final = (SigningFailed, StorageFailed, KeyMissing)
_log = logging.getLogger(__name__)


class Signing:
    """Signs the papers that officers validate.

    Args:
        records: where it stands which papers wait.
        vault: where papers and their signed copies are.
        wording: the words of the visible field.
        sealer: what signs.
        clock: a true one, also where a simulation stopped the other: certificates know of none.
    """

    def __init__(
        self, records: Records, vault: Vault, wording: Wording, sealer: Sealer, clock: Clock
    ) -> None:
        self._records = records
        self._vault = vault
        self._wording = wording
        self._sealer = sealer
        self._clock = clock

    def sign_now(self, reference: str) -> None:
        """Sign what waits of a complaint; what cannot be signed now goes on waiting.

        That it waits is in the audit trail, once.
        """
        try:
            with self._records.reading() as work:
                requests = work.signatures.of(reference).values()
            for request in requests:
                if request.signature is None:
                    self._sign(request)
        except _LATER as error:
            _log.warning("a paper waits for its signature: %s", error)
            with self._records.transaction() as work:
                work.audit.append("system", "system:signature:postpone", reference)

    def sign_waiting(self) -> int:
        """Sign what waits, the oldest first, until the device fails; return how many still wait."""
        waiting: list[SignatureRequest] = []
        try:
            with self._records.reading() as work:
                waiting = work.signatures.waiting()
            while waiting:
                self._sign(waiting[0])
                waiting.pop(0)
        except _LATER as error:
            _log.warning("%d papers wait for their signature: %s", len(waiting), error)
        return len(waiting)

    def waiting(self) -> int:
        """Return how many papers wait for their signature."""
        with self._records.reading() as work:
            return len(work.signatures.waiting())

    def certificate(self) -> tuple[str, bool]:
        """Return the name that the certificate bears, and whether it is a test one.

        Raises:
            SigningFailed: the device does not answer.
        """
        return self._sealer.certificate(), self._sealer.is_test

    def _sign(self, request: SignatureRequest) -> None:
        with self._records.reading() as work:
            officer = work.officers.get(request.officer_id)
        at = self._clock()
        signed = self._sealer.sign(
            self._vault.get(request.document.id),
            lambda certificate: self._mark(request, officer, moment_form(at), certificate),
        )
        signature = Signature(
            id=secrets.token_hex(16),
            sha256=hashlib.sha256(signed.content).hexdigest(),
            size=len(signed.content),
            profile=self._sealer.profile,
            certificate=signed.certificate,
            signed_at=at,
        )
        self._vault.put(signature.id, signed.content)
        with self._records.transaction() as work:
            kept = work.signatures.keep(request.document.id, signature)
            if kept:
                work.audit.append(
                    officer.id,
                    "officer:document:sign",
                    request.reference,
                    {
                        "kind": request.document.kind.value,
                        "number": request.document.number,
                        "sha256": signature.sha256,
                        "profile": signature.profile,
                    },
                )
        if not kept:
            # Another process was quicker: its copy is the one.
            self._vault.delete(signature.id)

    def _mark(
        self, request: SignatureRequest, officer: Officer, moment: str, certificate: str
    ) -> Mark:
        parts = {
            "name": officer.name,
            "service": officer.service,
            "moment": moment,
            "certificate": certificate,
            "document": self._wording.document(request.document.kind),
            "reference": request.reference,
        }
        stamped = "stamped" if self._sealer.profile == "B-T" else "title"
        shown = {
            "title": self._said(stamped, parts),
            "officer": self._said("officer", parts),
            "certificate": self._said("certificate", parts),
            "warning": self._said("warning", parts),
            "test": self._sealer.is_test,
        }
        said = [shown["title"], shown["officer"], shown["certificate"]]
        if self._sealer.is_test:
            said.append(shown["warning"])
        return Mark(
            drawing=typeset_mark("visa", shown, self._clock()),
            said=". ".join(map(str, said)) + ".",
            name=officer.name,
            reason=self._said("reason", parts),
        )

    def _said(self, key: str, parts: dict[str, str]) -> str:
        return self._wording.on_paper("signature", key, **parts)
