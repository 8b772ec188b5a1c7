"""Minutes are signed once, kept, and handed over byte for byte; a device costs no decision."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import Settings
from bot.complaint.complaints import DocumentKind, SignatureRequest
from bot.complaint.errors import UnsignedMinutes
from bot.complaint.lifecycle import State
from bot.complaint.officers import Officer, Role
from bot.records.heads import verify
from tests.documents.validators import Judged
from tests.drafts import write_draft
from tests.evidence.authority import Stamper, serving

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)


@pytest.fixture
def reference(services: Services) -> str:
    """A complaint that Roux has taken, in its second version."""
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    reference = services.filing.file(write_draft(services)).complaint.reference
    services.desk.claim(ROUX, reference)
    return reference


@pytest.fixture
def key(services: Services) -> Path:
    """The key of the test certificate."""
    return services.settings.home / "signing" / "test-key.pem"


def request_of(services: Services, reference: str) -> SignatureRequest:
    [request] = services.casework.open(ROUX, reference).signatures.values()
    return request


def acts(services: Services, reference: str) -> list[tuple[str, str]]:
    with services.records.transaction() as work:
        return [(event.actor, event.act) for event in work.audit.events(reference)]


def test_validating_signs_the_minutes(services: Services, reference: str, tmp_path: Path) -> None:
    pv = services.casework.validate(ROUX, reference, 2, "escroquerie")

    signature = request_of(services, reference).signature
    paper = services.casework.paper(ROUX, reference, DocumentKind.PV)
    assert signature
    assert hashlib.sha256(paper.content).hexdigest() == signature.sha256
    assert len(paper.content) == signature.size
    assert paper.content.startswith(services.vault.get(pv.id))
    judged = Judged(paper.content, tmp_path)
    assert judged.holds
    assert judged.descends_from(services.settings.home / "signing" / "test-certificate.pem")
    assert (ROUX.id, "officer:document:sign") in acts(services, reference)
    assert verify(services.records, services.settings.heads).sound


def test_signed_minutes_are_the_same_bytes_each_time(services: Services, reference: str) -> None:
    services.casework.validate(ROUX, reference, 2, "escroquerie")
    once = services.casework.paper(ROUX, reference, DocumentKind.PV).content

    left = services.signing.sign_waiting()
    services.signing.sign_now(reference)

    assert left == 0
    assert services.casework.paper(ROUX, reference, DocumentKind.PV).content == once
    assert acts(services, reference).count((ROUX.id, "officer:document:sign")) == 1


def test_what_is_kept_is_sealed(services: Services, reference: str) -> None:
    services.casework.validate(ROUX, reference, 2, "escroquerie")

    signature = request_of(services, reference).signature
    assert signature
    kept = services.settings.home / "vault" / signature.id[:2] / signature.id
    assert b"%PDF" not in kept.read_bytes()


def test_a_device_that_fails_costs_time_and_no_decision(
    services: Services, reference: str, key: Path, tmp_path: Path
) -> None:
    away = key.rename(key.with_suffix(".away"))

    services.casework.validate(ROUX, reference, 2, "escroquerie")

    assert services.casework.open(ROUX, reference).case.complaint.state is State.VALIDATED
    assert request_of(services, reference).signature is None
    assert ("system", "system:signature:postpone") in acts(services, reference)
    assert services.casework.paper(ROUX, reference, DocumentKind.PV).content.startswith(b"%PDF")
    assert services.signing.sign_waiting() == 1

    away.rename(key)
    assert services.signing.sign_waiting() == 0
    content = services.casework.paper(ROUX, reference, DocumentKind.PV).content
    assert Judged(content, tmp_path).holds
    assert acts(services, reference).count(("system", "system:signature:postpone")) == 1


def test_minutes_that_are_not_signed_go_to_no_prosecutor(
    services: Services, reference: str, key: Path
) -> None:
    away = key.rename(key.with_suffix(".away"))
    services.casework.validate(ROUX, reference, 2, "escroquerie")

    with pytest.raises(UnsignedMinutes):
        services.deciding.transmit(ROUX, reference, 3, "Lille")

    away.rename(key)
    services.signing.sign_waiting()
    services.deciding.transmit(ROUX, reference, 3, "Lille")
    assert services.casework.open(ROUX, reference).case.complaint.state is State.TRANSMITTED


def test_of_two_who_sign_at_once_the_first_copy_stays(services: Services, reference: str) -> None:
    services.casework.validate(ROUX, reference, 2, "escroquerie")
    request = request_of(services, reference)
    assert request.signature

    with services.records.transaction() as work:
        later = replace(request.signature, id="f" * 32, sha256="f" * 64)
        kept = work.signatures.keep(request.document.id, later)

    assert not kept
    assert request_of(services, reference).signature == request.signature


def test_a_certificate_that_was_made_once_stays(services: Services, settings: Settings) -> None:
    path = settings.home / "signing" / "test-certificate.pem"
    before = path.read_bytes()

    assemble(settings).close()

    assert path.read_bytes() == before
    assert services.signing.certificate() == ("Ariane CERTIFICAT DE TEST", True)


def test_with_an_authority_the_minutes_bear_its_word(settings: Settings, tmp_path: Path) -> None:
    stamper = Stamper(tmp_path)
    with serving(stamper) as url:
        services = assemble(replace(settings, timestamp_url=url, timestamp_root=str(stamper.root)))
        with services.records.transaction() as work:
            work.officers.add(ROUX)
        reference = services.filing.file(write_draft(services)).complaint.reference
        services.desk.claim(ROUX, reference)
        services.casework.validate(ROUX, reference, 2, "escroquerie")
        signature = request_of(services, reference).signature
        content = services.casework.paper(ROUX, reference, DocumentKind.PV).content
        services.close()

    assert signature
    assert signature.profile == "B-T"
    assert Judged(content, tmp_path).is_stamped_by(stamper.root)


def test_a_setting_that_names_no_token_is_told_at_the_start(settings: Settings) -> None:
    with pytest.raises(CannotStart, match="ARIANE_PKCS11"):
        assemble(replace(settings, pkcs11="pkcs11:token=Ariane"))
