"""The service starts from nothing, or says in one sentence what keeps it from starting."""

import shutil
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import Settings
from bot.complaint.conversation import Author
from bot.complaint.errors import StorageFailed
from bot.sealing.keyring import KeyMissing, Keyring
from tests.drafts import STORY


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """The default database, in the home; what it holds is the other tests' subject."""
    return f"sqlite:///{tmp_path / 'home' / 'ariane.sqlite3'}"


def test_a_service_starts_from_nothing(services: Services) -> None:
    services.records.check()

    home = services.settings.home
    assert (home / "keys.json").exists()
    assert (home / "ariane.sqlite3").exists()
    assert home.stat().st_mode & 0o077 == 0


def test_a_service_that_starts_again_reads_what_it_wrote(services: Services) -> None:
    opened = services.intake.open()
    services.transcripts.receive(opened.id, STORY)

    again = assemble(services.settings)

    assert [each.text for each in again.transcripts.transcript(opened.id)] == [STORY]
    again.records.close()


def test_after_a_rotation_old_and_new_words_are_read(services: Services) -> None:
    opened = services.intake.open()
    services.transcripts.receive(opened.id, STORY)
    file = services.settings.home / "keys.json"
    Keyring.load(file).rotated().save(file)

    again = assemble(services.settings)
    again.transcripts.receive(opened.id, "et après")

    transcript = again.transcripts.transcript(opened.id)
    assert [(each.author, each.text) for each in transcript] == [
        (Author.VICTIM, STORY),
        (Author.VICTIM, "et après"),
    ]
    again.records.close()


def test_a_home_that_cannot_be_made_is_told(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    home = tmp_path / "file" / "home"

    with pytest.raises(CannotStart) as refusal:
        assemble(replace(settings, home=home))

    assert str(refusal.value) == (
        f"The folder {home} cannot be made. Set ARIANE_HOME to a folder of yours."
    )


def test_a_disk_that_is_nearly_full_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    nearly_full = SimpleNamespace(total=10**12, used=10**12 - 10**8, free=10**8)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: nearly_full)

    with pytest.raises(CannotStart) as refusal:
        assemble(settings)

    assert str(refusal.value) == (
        f"The disk of {settings.home} is nearly full. Free at least 200 MB, "
        "or set ARIANE_HOME to a folder on another disk."
    )


def test_a_database_without_its_keys_is_not_opened_with_new_ones(services: Services) -> None:
    file = services.settings.home / "keys.json"
    file.unlink()

    with pytest.raises(CannotStart) as refusal:
        assemble(services.settings)

    assert str(refusal.value) == (
        f"The database is there but its keys are not: put {file} back, or set ARIANE_KEYS."
    )
    assert not file.exists()


def test_a_database_sealed_with_other_keys_is_not_opened(services: Services) -> None:
    opened = services.intake.open()
    services.transcripts.receive(opened.id, STORY)
    services.records.close()
    Keyring.fresh().save(services.settings.home / "keys.json")

    with pytest.raises(CannotStart, match="sealed with other keys"):
        assemble(services.settings)


def test_keys_that_cannot_be_read_are_told(settings: Settings) -> None:
    with pytest.raises(KeyMissing, match="the keys cannot be read from ARIANE_KEYS"):
        assemble(replace(settings, keys="{}"))


def test_a_database_that_does_not_answer_is_told(settings: Settings) -> None:
    nowhere = replace(settings, database_url="postgresql://ariane@127.0.0.1:1/ariane")

    with pytest.raises(StorageFailed, match="cannot be migrated"):
        assemble(nowhere)
