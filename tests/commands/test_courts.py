"""The ministry's table of courts, as an operator imports it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings
from bot.commands.parser import run
from bot.jurisdiction.assignments import load
from tests.drafts import write_draft

GOOD = ["44162;Tribunal judiciaire de Nantes", "44143;TJ Nantes", "62119;TJ Béthune"]
BAD = ["99999;TJ Nantes", "44190;TJ Dole"]
Import = Callable[..., int]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for the commands."""
    for name in [each for each in os.environ if each.startswith("ARIANE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARIANE_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def imports(tmp_path: Path) -> Import:
    """Write a table and import it; return the status."""

    def imported(rows: list[str], *options: str) -> int:
        table = tmp_path / "table.csv"
        table.write_text("\n".join(["Commune;Tribunal judiciaire compétent", *rows]))
        return run(["courts", "import", str(table), *options])

    return imported


def test_a_good_table_is_taken_and_the_service_goes_by_it(
    home: Path, imports: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    status = imports(GOOD)

    services = assemble(Settings.read(os.environ))
    draft = write_draft(services, victim_commune="44800 Saint-Herblain")
    reference = services.filing.file(draft).complaint.reference
    found = services.competences.together([reference])
    services.records.close()
    assert (status, len(load(home / "courts.csv"))) == (0, 3)
    assert "3 of 34" in capsys.readouterr().out
    assert "Nantes" in [each.court.seat for each in found]


def test_a_table_with_a_bad_line_is_not_taken_and_each_is_named(
    home: Path, imports: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imports(GOOD) == 0

    status = imports([*GOOD[:1], *BAD])

    said = capsys.readouterr().err
    assert status == 1
    assert "Line 3: unknown commune: 99999" in said
    assert "Line 4: unknown court: TJ Dole" in said
    assert len(load(home / "courts.csv")) == 3


def test_bad_lines_are_left_out_when_the_operator_says_so(
    home: Path, imports: Import, capsys: pytest.CaptureFixture[str]
) -> None:
    status = imports([*GOOD, *BAD], "--skip-unknown")

    assert (status, len(load(home / "courts.csv"))) == (0, 3)
    assert "Line 5: unknown commune" in capsys.readouterr().err


@pytest.mark.parametrize("options", [[], ["--skip-unknown"]])
def test_an_empty_table_takes_nothing(home: Path, imports: Import, options: list[str]) -> None:
    assert imports([], *options) == 1
    assert load(home / "courts.csv") == {}


@pytest.mark.usefixtures("home")
def test_a_file_that_is_no_table_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "photo.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00")

    status = run(["courts", "import", str(file)])

    said = capsys.readouterr().err
    assert status == 1
    assert "none of its columns is Commune" in said
    assert len(said.splitlines()) == 1


@pytest.mark.usefixtures("home")
def test_a_file_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["courts", "import", str(tmp_path / "none.csv")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_a_court_that_does_not_exist_is_no_place_of_processing(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ARIANE_COURT", "tj00000")

    assert run(["audit", "verify"]) == 1
    assert "ARIANE_COURT is no court" in capsys.readouterr().err
    assert not home.exists()
