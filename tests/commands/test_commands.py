"""The commands that operators run, as they run them."""

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import ROOT, Settings
from bot.commands.parser import make_parser, run
from bot.complaint.facts import FactName
from bot.complaint.officers import Role
from bot.sealing.codes import secret_from
from bot.services.casework import Correction
from tests.drafts import write_draft
from tests.live import PASSWORD
from tests.officers import Telephone, enrol


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home for the commands, on 5 March 2026."""
    for name in [each for each in os.environ if each.startswith("ARIANE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("ARIANE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ARIANE_NOW", "2026-03-05T12:00:00+00:00")
    return tmp_path / "home"


def ariane(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``ariane`` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def settings() -> Settings:
    return Settings.read(os.environ)


def file_one() -> str:
    services = assemble(settings())
    reference = services.filing.file(write_draft(services)).complaint.reference
    services.records.close()
    return reference


def tamper(home: Path, *statements: str) -> None:
    engine = create_engine(f"sqlite:///{home / 'ariane.sqlite3'}")
    with engine.begin() as connection:
        for verb in ("update", "delete"):
            connection.execute(text(f"DROP TRIGGER audit_no_{verb}"))
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_an_officer_who_was_added_enrols_once_and_signs_in(home: Path) -> None:
    done = ariane("officer", "add", "Roux", "--name", "Brigadier Roux", "--role", "supervisor")

    found = re.fullmatch(
        r"Account roux waits for its enrolment, once, within seven days:\n"
        r"http://127\.0\.0\.1:8080/console/inscription/(\S{43})\n",
        done.stdout,
    )
    assert done.returncode == 0
    assert found
    services = assemble(settings())
    telephone = Telephone("roux", secret_from(found[1]))
    services.accounts.enrol(found[1], PASSWORD, telephone.code())
    officer = services.sessions.sign_in("roux", PASSWORD, telephone.code()).officer
    services.records.close()
    assert (officer.name, officer.role) == ("Brigadier Roux", Role.SUPERVISOR)
    assert (home / "ariane.sqlite3").exists()


@pytest.mark.usefixtures("home")
def test_an_untouched_trail_is_said_to_be_sound(capsys: pytest.CaptureFixture[str]) -> None:
    file_one()

    status = run(["audit", "verify"])

    assert status == 0
    assert capsys.readouterr().out == (
        "5 events, 1 published heads.\nSound: nothing was changed, removed or cut.\n"
    )


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (
            "UPDATE audit_events SET actor = 'nobody' WHERE position = 2",
            "BROKEN: event 2 does not follow from the one before.",
        ),
        (
            "DELETE FROM audit_events WHERE position = 2",
            "BROKEN: event 3 does not follow from the one before.",
        ),
        (
            "DELETE FROM audit_events WHERE position > 2",
            "CUT: 3 events that a published head knows of are gone.",
        ),
    ],
)
def test_a_trail_that_was_touched_is_told_and_fails(
    home: Path, capsys: pytest.CaptureFixture[str], statement: str, told: str
) -> None:
    file_one()
    tamper(home, statement)

    status = run(["audit", "verify"])

    said = capsys.readouterr().out.splitlines()
    assert status == 1
    assert told in said
    assert "Sound: nothing was changed, removed or cut." not in said


@pytest.mark.usefixtures("home")
def test_purging_tells_how_many_drafts_were_erased(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    services = assemble(settings())
    services.intake.open()
    services.records.close()

    before = run(["retention", "purge"])
    monkeypatch.setenv("ARIANE_NOW", "2026-04-05T12:00:00+00:00")
    after = run(["retention", "purge"])

    assert (before, after) == (0, 0)
    assert capsys.readouterr().out == "0 drafts erased.\n1 drafts erased.\n"


def test_rebuilding_recoupement_tells_what_was_found_and_changed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        file_one()
    # As filed before recoupement was there.
    tamper(
        home,
        "DELETE FROM linkage_sightings",
        "DELETE FROM linkage_values",
        "DELETE FROM linkage_clusters",
        "DELETE FROM linkage_files",
    )

    status = run(["linkage", "rebuild"])
    first = capsys.readouterr().out
    run(["linkage", "rebuild", "--lists"])
    again = capsys.readouterr().out

    assert status == 0
    assert "2 files, 2 of them in 1 cases" in first
    assert "2 files added, 0 moved" in first
    assert "0 files added, 0 moved, 0 values judged again." in again


def test_rotating_adds_a_key_and_keeps_the_old_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reference = file_one()
    before = (home / "keys.json").read_text(encoding="utf-8")

    status = run(["keys", "rotate"])

    services = assemble(settings())
    services.casework.open(enrol(services)[0], reference)
    services.records.close()
    assert status == 0
    assert (home / "keys.json").read_text(encoding="utf-8") != before
    assert "A new key is active" in capsys.readouterr().out


def test_keys_of_a_setting_are_rotated_where_they_are_set(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARIANE_KEYS", '{"active": "a", "keys": {}}')

    status = run(["keys", "rotate"])

    assert status == 1
    assert "ARIANE_KEYS" in capsys.readouterr().out
    assert not (home / "keys.json").exists()


@pytest.mark.usefixtures("home")
def test_the_doctor_tells_what_is_there_on_a_bare_machine(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run(["doctor"])

    said = capsys.readouterr().out
    assert "ok       libmagic: works\n" in said
    assert "ok       database: sqlite: answers, up to date\n" in said
    assert "ok       audit trail: sound\n" in said
    assert "GiB free" in said


def test_the_doctor_names_a_test_certificate_and_counts_what_waits(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["doctor"])
    whole = capsys.readouterr().out
    (home / "signing" / "test-key.pem").unlink()

    status = run(["doctor"])

    assert "absent   signature of papers: TEST CERTIFICATE, without legal value" in whole
    assert "the device does not answer" in capsys.readouterr().out
    assert status == 0 or "MISSING" in whole


def test_the_doctor_finds_a_touched_trail(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file_one()
    tamper(home, "DELETE FROM audit_events WHERE position > 2")

    status = run(["doctor"])

    said = capsys.readouterr().out
    assert status == 1
    assert "MISSING  audit trail: NOT SOUND\n         `ariane audit verify` says where.\n" in said


def test_the_doctor_finds_that_the_keys_are_gone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file_one()
    (home / "keys.json").unlink()

    status = run(["doctor"])

    assert status == 1
    assert "MISSING  keys and folder: cannot be used\n" in capsys.readouterr().out


@pytest.mark.usefixtures("home")
def test_the_doctor_finds_a_database_that_does_not_answer(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARIANE_DATABASE_URL", "postgresql://ariane@127.0.0.1:1/ariane")

    status = run(["doctor"])

    said = capsys.readouterr().out
    assert status == 1
    assert "MISSING  database: postgresql: no answer\n" in said
    assert "Start it, or check ARIANE_DATABASE_URL." in said


@pytest.mark.parametrize(
    ("environment", "sentence"),
    [
        (
            {"ARIANE_PORT": "http"},
            "ARIANE_PORT is no port: choose a number from 1024 to 65535\n",
        ),
        ({"ARIANE_KEYS": "{}"}, "the keys cannot be read from ARIANE_KEYS\n"),
        (
            {"ARIANE_DATABASE_URL": "postgresql://ariane@127.0.0.1:1/ariane"},
            "StorageFailed: the database cannot be migrated\n",
        ),
    ],
)
@pytest.mark.usefixtures("home")
def test_what_is_wrong_is_one_line_and_no_traceback(
    environment: dict[str, str],
    sentence: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)

    status = run(["audit", "verify"])

    assert status == 1
    assert capsys.readouterr().err == sentence


def test_a_home_that_may_not_be_written_is_told(home: Path) -> None:
    home.mkdir(mode=0o500)
    # Root may write anywhere unless it gives that power up.
    prefix = (
        ["setpriv", "--bounding-set=-dac_override", "--inh-caps=-dac_override"]
        if os.geteuid() == 0
        else []
    )

    done = subprocess.run(
        [*prefix, sys.executable, "-m", "bot", "audit", "verify"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == (
        f"The folder {home} cannot be written. Set ARIANE_HOME to a folder of yours.\n"
    )


@pytest.mark.usefixtures("home")
def test_facts_are_extracted_line_by_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {"id": "1", "text": "J’ai viré 450 € le 3 mars 2026", "ref_date": "2026-03-05"}
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps(line) + "\n\n"))

    status = run(["extract"])

    (written,) = capsys.readouterr().out.splitlines()
    read = json.loads(written)
    assert status == 0
    assert read["id"] == "1"
    assert [each["value"] for each in read["amounts"]] == ["450.00"]
    assert [each["iso"] for each in read["dates"]] == ["2026-03-03"]


@pytest.mark.parametrize("line", ["not JSON", "[]", '{"id": "2"}'])
@pytest.mark.usefixtures("home")
def test_a_line_that_cannot_be_extracted_is_named_without_its_text(
    line: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))

    status = run(["extract"])

    said = capsys.readouterr().err
    assert status == 1
    assert said.startswith("Line 1 is not {id, text, ref_date}")


@pytest.mark.parametrize("arguments", [[], ["fly"], ["officer", "add"], ["audit"]])
def test_a_command_that_is_not_there_is_refused_with_its_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as refusal:
        make_parser().parse_args(arguments)

    assert refusal.value.code == 2
    assert "usage: ariane" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["serve"],
        ["train"],
        ["extract"],
        ["understand"],
        ["doctor"],
        ["officer", "add", "roux"],
        ["audit", "verify"],
        ["courts", "import", "table.csv"],
        ["retention", "purge"],
        ["keys", "rotate"],
    ],
)
def test_each_command_that_others_rely_on_is_there(arguments: list[str]) -> None:
    assert callable(make_parser().parse_args(arguments).command)


def test_what_officers_corrected_is_exported_without_anybody(home: Path) -> None:
    assert not home.exists()
    services = assemble(settings())
    officer, _ = enrol(services)
    reference = services.filing.file(write_draft(services)).complaint.reference
    services.desk.claim(officer, reference)
    corrections = [(FactName.AMOUNT, "540,00"), (FactName.SUSPECT_PSEUDONYM, "Kevin_93")]
    for version, (name, value) in enumerate(corrections, start=2):
        services.casework.correct(
            officer, reference, Correction(version, name, 1, value, "lu sur le reçu")
        )
    services.close()

    exported = ariane("corrections", "export")

    assert exported.returncode == 0
    [line] = exported.stdout.splitlines()
    lesson = json.loads(line)
    assert (lesson["fact"], lesson["right"]) == ("amount", "540.00 EUR")
    assert "Kevin" not in line
    assert reference not in line
