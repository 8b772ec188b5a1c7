"""Drafts that nobody came back to are forgotten after thirty days, files included."""

from pathlib import Path

from bot.bootstrap.assembly import Services
from bot.complaint.errors import UnknownConversation
from bot.evidence.reception import Received
from tests.conftest import SetClock
from tests.drafts import write_draft

FILE = Received("annonce.png", "image/png", "ab" * 32, b"450 euros")


def drafts_left(services: Services, *drafts: str) -> list[str]:
    left = []
    for draft in drafts:
        try:
            services.intake.standing(draft)
        except UnknownConversation:
            continue
        left.append(draft)
    return left


def test_a_draft_lives_thirty_days_after_its_last_word(services: Services, clock: SetClock) -> None:
    draft = write_draft(services)
    clock.forward(days=30)

    kept, still_there = services.retention.purge(), drafts_left(services, draft)
    clock.forward(seconds=1)
    erased = services.retention.purge()

    assert (kept, still_there) == (0, [draft])
    assert erased == 1
    assert drafts_left(services, draft) == []


def test_a_draft_that_was_written_to_again_stays(services: Services, clock: SetClock) -> None:
    draft = write_draft(services)
    clock.forward(days=20)
    services.transcripts.receive(draft, "je reviens")
    clock.forward(days=20)

    assert services.retention.purge() == 0


def test_the_files_of_a_forgotten_draft_leave_the_vault(
    services: Services, clock: SetClock
) -> None:
    services.joining.attach(write_draft(services), FILE)
    clock.forward(days=31)

    services.retention.purge()

    vault = Path(services.settings.home) / "vault"
    assert [path for path in vault.rglob("*") if path.is_file()] == []


def test_what_was_filed_is_never_forgotten(services: Services, clock: SetClock) -> None:
    filed, stale = write_draft(services), write_draft(services)
    services.joining.attach(filed, FILE)
    services.filing.file(filed)
    clock.forward(days=400)

    assert services.retention.purge() == 1
    assert drafts_left(services, filed, stale) == [filed]


def test_forgetting_is_noted_by_its_count_alone(services: Services, clock: SetClock) -> None:
    draft = write_draft(services)
    clock.forward(days=31)

    services.retention.purge()
    services.retention.purge()

    with services.records.transaction() as work:
        (event,) = work.audit.events()
    assert (event.act, event.details) == ("system:draft:purge", {"count": 1})
    assert draft not in str(event)
