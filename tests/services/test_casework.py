"""What an officer does is hers alone, on the version she read, and noted."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import pytest

from bot.bootstrap.assembly import Services
from bot.complaint.complaints import DocumentKind
from bot.complaint.errors import (
    BadValue,
    ForbiddenTransition,
    HeldByAnother,
    NotHeld,
    StaleVersion,
    StorageFailed,
    UnknownComplaint,
    UnknownFact,
)
from bot.complaint.facts import FactName, Source
from bot.complaint.lifecycle import State
from bot.complaint.money import Money
from bot.complaint.officers import Officer, Role
from bot.evidence.reception import Received
from bot.records.heads import verify
from bot.sealing.keyring import KeyMissing
from bot.services.casework import Correction
from tests.documents.reading import squeezed, text_of
from tests.drafts import write_draft

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)
RIGHT = Correction(2, FactName.AMOUNT, 1, "540,00", "lu sur la pièce 1")
OTHER = replace(ROUX, id="1e1e", login="lea", name="Brigadière Léa Martin")
DIGEST = hashlib.sha256(b"450 euros").hexdigest()


@pytest.fixture
def filed(services: Services) -> str:
    """A filed complaint with one exhibit: its reference."""
    with services.records.transaction() as work:
        for officer in (ROUX, OTHER):
            work.officers.add(officer)
    draft = write_draft(services)
    services.joining.attach(draft, Received("annonce.png", "image/png", DIGEST, b"450 euros"))
    return services.filing.file(draft).complaint.reference


@pytest.fixture
def reference(services: Services, filed: str) -> str:
    """A complaint that Roux has taken, in its second version."""
    services.desk.claim(ROUX, filed)
    return filed


def acts(services: Services, reference: str) -> list[tuple[str, str]]:
    with services.records.transaction() as work:
        return [(event.actor, event.act) for event in work.audit.events(reference)]


def test_opening_a_file_is_noted_and_takes_it_from_nobody(services: Services, filed: str) -> None:
    opened = services.casework.open(ROUX, filed)

    complaint = opened.case.complaint
    assert (complaint.state, complaint.version, complaint.holder) == (State.FILED, 1, None)
    assert acts(services, filed)[-1] == (ROUX.id, "officer:complaint:read")
    assert [each.name for each in opened.case.exhibits] == ["annonce.png"]
    assert opened.events[-1].act == "officer:complaint:read"
    assert len(opened.documents) == 3


def test_a_file_that_is_not_there_is_unknown(services: Services) -> None:
    with pytest.raises(UnknownComplaint):
        services.casework.open(ROUX, "Z9Z-9999")


def test_a_correction_holds_and_what_it_replaced_stays(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)

    case = services.casework.open(ROUX, reference).case
    history = case.record.history(FactName.AMOUNT)
    assert [fact.value for fact in history] == [Money(450_00), Money(540_00)]
    assert history[-1].provenance.source is Source.OFFICER
    assert (history[-1].provenance.origin, history[-1].reason) == (ROUX.id, "lu sur la pièce 1")
    assert case.complaint.version == 3


def test_a_correction_is_noted_without_its_value(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)

    with services.records.transaction() as work:
        event = list(work.audit.events(reference))[-1]
    assert (event.actor, event.act) == (ROUX.id, "officer:fact:correct")
    assert event.details == {"fact": "amount", "rank": 1, "version": 3}
    assert "540" not in str(event.details)


@pytest.mark.parametrize(
    ("correction", "error"),
    [
        (replace(RIGHT, reason="  "), BadValue),
        (replace(RIGHT, text="beaucoup"), BadValue),
        (replace(RIGHT, text="450"), BadValue),
        (replace(RIGHT, name=FactName.OFFENCE, text="chantage"), UnknownFact),
        (replace(RIGHT, name=FactName.REVIEWED, text="true"), UnknownFact),
        (replace(RIGHT, rank=2), UnknownFact),
        (replace(RIGHT, version=1), StaleVersion),
    ],
)
def test_a_correction_that_cannot_be_made_changes_nothing(
    services: Services, reference: str, correction: Correction, error: type[Exception]
) -> None:
    before = acts(services, reference)

    with pytest.raises(error):
        services.casework.correct(ROUX, reference, correction)

    with services.records.transaction() as work:
        complaint = work.complaints.by_reference(reference)
        record = work.conversations.record(complaint.conversation_id)
    assert complaint.version == 2
    assert record.value(FactName.AMOUNT) == Money(450_00)
    assert acts(services, reference) == before


def test_of_two_officers_the_second_reads_again_first(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)
    services.desk.release(ROUX, reference)
    services.desk.claim(OTHER, reference)

    with pytest.raises(StaleVersion):
        services.casework.correct(OTHER, reference, replace(RIGHT, text="600"))


def test_what_a_colleague_holds_is_neither_corrected_nor_validated(
    services: Services, reference: str
) -> None:
    with pytest.raises(HeldByAnother) as refusal:
        services.casework.correct(OTHER, reference, RIGHT)
    with pytest.raises(HeldByAnother):
        services.casework.validate(OTHER, reference, 2, "escroquerie")

    assert refusal.value.name == ROUX.name


def test_what_nobody_took_is_neither_corrected_nor_validated(
    services: Services, filed: str
) -> None:
    with pytest.raises(NotHeld):
        services.casework.correct(ROUX, filed, replace(RIGHT, version=1))
    with pytest.raises(NotHeld):
        services.casework.validate(ROUX, filed, 1, "escroquerie")


def test_validating_issues_the_minutes(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)

    pv = services.casework.validate(ROUX, reference, 3, "escroquerie")

    opened = services.casework.open(ROUX, reference)
    words = text_of(services.vault.get(pv.id))
    assert opened.case.complaint.state is State.VALIDATED
    assert opened.case.complaint.decided_at is not None
    assert pv.kind is DocumentKind.PV
    assert squeezed("Brigadier Roux, Brigade de Lille") in words
    assert squeezed("540 €") in words
    assert squeezed("lu sur la pièce 1") in words
    assert squeezed("Escroquerie, article 313-1 du code pénal") in words
    assert (ROUX.id, "officer:complaint:validate") in acts(services, reference)
    assert verify(services.records, services.settings.heads).sound


def test_a_qualification_that_was_not_verified_is_printed_as_such(
    services: Services, reference: str
) -> None:
    pv = services.casework.validate(ROUX, reference, 2, "escroquerie_aggravee")

    assert squeezed("(à vérifier sur Légifrance)") in text_of(services.vault.get(pv.id))


def test_the_qualification_may_be_left_to_the_prosecutor(
    services: Services, reference: str
) -> None:
    pv = services.casework.validate(ROUX, reference, 2, "")

    words = text_of(services.vault.get(pv.id))
    assert squeezed("Laissée à l’appréciation du procureur") in words
    with pytest.raises(BadValue):
        services.casework.validate(ROUX, reference, 3, "vol de bicyclette")


def test_a_corrected_sum_changes_what_was_lost(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)

    opened = services.casework.open(ROUX, reference)
    assert opened.case.complaint.loss_cents == 540_00


def test_a_validated_complaint_is_closed_to_corrections(services: Services, reference: str) -> None:
    services.casework.validate(ROUX, reference, 2, "escroquerie")

    with pytest.raises(ForbiddenTransition):
        services.casework.correct(ROUX, reference, replace(RIGHT, version=3))
    with pytest.raises(ForbiddenTransition):
        services.casework.validate(ROUX, reference, 3, "escroquerie")


def test_validating_what_another_changed_is_refused(services: Services, reference: str) -> None:
    services.casework.correct(ROUX, reference, RIGHT)

    with pytest.raises(StaleVersion):
        services.casework.validate(ROUX, reference, 2, "escroquerie")


def test_minutes_that_the_disk_refuses_validate_nothing(services: Services, reference: str) -> None:
    vault = Path(services.settings.home) / "vault"
    vault.rename(vault.with_name("away"))
    vault.write_text("no folder", encoding="utf-8")

    with pytest.raises(StorageFailed):
        services.casework.validate(ROUX, reference, 2, "escroquerie")

    with services.records.transaction() as work:
        assert work.complaints.by_reference(reference).state is State.UNDER_REVIEW


def test_an_exhibit_is_opened_and_noted(services: Services, reference: str) -> None:
    exhibit, content = services.casework.exhibit(ROUX, reference, 1)

    assert (exhibit.name, content) == ("annonce.png", b"450 euros")
    assert acts(services, reference)[-1] == (ROUX.id, "officer:exhibit:read")


def test_an_exhibit_that_was_not_joined_is_unknown(services: Services, reference: str) -> None:
    with pytest.raises(UnknownFact):
        services.casework.exhibit(ROUX, reference, 2)


def test_an_exhibit_that_was_altered_is_not_shown(services: Services, reference: str) -> None:
    exhibit, _ = services.casework.exhibit(ROUX, reference, 1)
    path = Path(services.settings.home) / "vault" / exhibit.id[:2] / exhibit.id
    path.write_bytes(path.read_bytes()[:-1] + os.urandom(1) + b"x")

    with pytest.raises(KeyMissing):
        services.casework.exhibit(ROUX, reference, 1)
