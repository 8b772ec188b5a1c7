"""``ariane export``, as operators run it."""

import os
import subprocess
from pathlib import Path

import pytest

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings
from bot.commands.parser import run
from bot.complaint.officers import Role
from tests.drafts import write_draft
from tests.officers import enrol


@pytest.fixture
def reference(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A filed complaint in a home of its own, with an officer and an administrator."""
    for name in [each for each in os.environ if each.startswith("ARIANE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARIANE_HOME", str(tmp_path / "home"))
    services = assemble(Settings.read(os.environ))
    enrol(services)
    enrol(services, "anne", Role.ADMINISTRATOR)
    reference = services.filing.file(write_draft(services)).complaint.reference
    services.close()
    return reference


def events_of(reference: str) -> list[dict]:
    services = assemble(Settings.read(os.environ))
    with services.records.reading() as work:
        names = work.officers.names()
        events = [
            {"who": names.get(event.actor, event.actor), "act": event.act, **event.details}
            for event in work.audit.events(reference)
        ]
    services.close()
    return events


def test_a_folder_is_written_and_who_had_it_is_in_the_trail(
    reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = run(["export", reference.lower(), "--login", "Roux", "--to", str(tmp_path)])

    assert status == 0
    assert f"Dossier {reference}" in capsys.readouterr().out
    done = subprocess.run(
        ["sha256sum", "--strict", "--quiet", "-c", "SHA256SUMS"],
        cwd=tmp_path / reference,
        check=False,
    )
    assert done.returncode == 0
    [event] = [each for each in events_of(reference) if each["act"].endswith(":export")]
    assert (event["who"], event["door"]) == ("Brigadier Roux", "command")
    assert event["user"]


def test_an_archive_is_written_beside(reference: str, tmp_path: Path) -> None:
    status = run(["export", reference, "--login", "roux", "--to", str(tmp_path), "--zip"])

    assert status == 0
    assert (tmp_path / f"{reference}.zip").read_bytes()[:2] == b"PK"
    assert (tmp_path / f"{reference}.zip").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("asked", "login", "words"),
    [
        ("Z9Z-9999", "roux", "Aucune déclaration ne porte la référence Z9Z-9999"),
        ("", "personne", "Aucun compte ouvert ne porte l’identifiant personne"),
        ("", "anne", "Le compte anne ne lit pas les dossiers"),
    ],
)
def test_what_cannot_be_copied_is_told_and_leaves_nothing(  # noqa: PLR0913, PLR0917 - a case has as many sides
    reference: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    asked: str,
    login: str,
    words: str,
) -> None:
    before = events_of(reference)

    status = run(["export", asked or reference, "--login", login, "--to", str(tmp_path)])

    assert status == 2
    assert words in capsys.readouterr().err.replace("\u00a0", " ")
    assert [each.name for each in tmp_path.iterdir()] == ["home"]
    assert events_of(reference) == before


def test_a_folder_that_is_there_is_not_written_over(
    reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / reference).mkdir()
    (tmp_path / reference / "notes.txt").write_text("à moi", encoding="utf-8")

    status = run(["export", reference, "--login", "roux", "--to", str(tmp_path)])

    assert status == 2
    assert "existe déjà" in capsys.readouterr().err
    assert [each.name for each in (tmp_path / reference).iterdir()] == ["notes.txt"]


def test_a_file_that_cannot_be_had_whole_leaves_nothing(
    reference: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home" / "vault").rename(tmp_path / "away")

    status = run(["export", reference, "--login", "roux", "--to", str(tmp_path)])

    assert status == 2
    assert "Rien n’a été laissé" in capsys.readouterr().err
    assert {each.name for each in tmp_path.iterdir()} == {"home", "away"}
