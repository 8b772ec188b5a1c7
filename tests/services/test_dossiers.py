"""A whole file, copied: anybody checks it with what every machine has."""

import hashlib
import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import jsonschema
import jsonschema_rs
import pytest

from bot.bootstrap.assembly import SCHEMA, Services, assemble
from bot.bootstrap.settings import Settings
from bot.complaint.errors import NotAllowed, StorageFailed, UnknownComplaint
from bot.complaint.facts import FactName
from bot.complaint.officers import Officer, Role
from bot.evidence.reception import Received
from bot.evidence.scanner import Scanner, Verdict
from bot.services.casework import Correction
from bot.services.dossiers import MANIFEST, Part
from bot.services.packing import write_archive, write_folder, zipped
from tests.documents.validators import Judged
from tests.drafts import STORY, write_draft
from tests.evidence.authority import Stamper, serving

ROUX = Officer("0f0f", "roux", "Brigadier Roux", "Brigade de Lille", Role.AGENT)
EXHIBITS = {
    "Capture d’écran $(rm) *.png": b"450 euros",
    "../../etc/passwd": b"un autre fichier",
    "日本.png": b"encore un",
}


def file_one(services: Services) -> str:
    """A complaint with three exhibits, corrected once and validated: its reference."""
    with services.records.transaction() as work:
        work.officers.add(ROUX)
    draft = write_draft(services)
    for name, content in EXHIBITS.items():
        digest = hashlib.sha256(content).hexdigest()
        services.joining.attach(draft, Received(name, "image/png", digest, content))
    reference = services.filing.file(draft).complaint.reference
    services.desk.claim(ROUX, reference)
    correction = Correction(2, FactName.AMOUNT, 1, "540,00", "lu sur la pièce 1")
    services.casework.correct(ROUX, reference, correction)
    services.casework.validate(ROUX, reference, 3, "escroquerie")
    return reference


@pytest.fixture
def reference(services: Services) -> str:
    return file_one(services)


@pytest.fixture
def folder(services: Services, reference: str, tmp_path: Path) -> Path:
    """The file, as a folder."""
    place = tmp_path / reference
    write_folder(services.dossiers.copy(ROUX, reference, door="test"), place)
    return place


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sha256sum", "--strict", "-c", MANIFEST],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def written(folder: Path) -> set[str]:
    return {str(each.relative_to(folder)) for each in folder.rglob("*") if each.is_file()}


def read_json(folder: Path) -> dict:
    return json.loads((folder / "complaint.json").read_text(encoding="utf-8"))


def test_a_copy_holds_everything_under_names_that_any_system_takes(folder: Path) -> None:
    assert written(folder) == {
        "LISEZMOI.txt",
        "complaint.json",
        "complaint-1.json",
        "conversation.txt",
        "registre.jsonl",
        "documents/droits.pdf",
        "documents/proces-verbal.pdf",
        "documents/rappel-de-virement.pdf",
        "documents/recepisse.pdf",
        "pieces/01-capture-d-ecran-rm.png",
        "pieces/02-passwd.png",
        "pieces/03-piece.png",
        MANIFEST,
    }


def test_exhibits_are_the_bytes_that_were_received(folder: Path) -> None:
    kept = [each.read_bytes() for each in sorted((folder / "pieces").iterdir())]

    assert kept == list(EXHIBITS.values())


def test_the_manifest_is_checked_by_the_tool_of_every_machine(folder: Path) -> None:
    whole = checked(folder)
    (folder / "conversation.txt").write_bytes(b"autre chose")
    touched = checked(folder)

    assert whole.returncode == 0, whole.stderr
    assert whole.stdout.count(": OK") == len(written(folder)) - 1
    assert touched.returncode == 1
    assert "conversation.txt: FAILED" in touched.stdout


def test_the_minutes_are_the_signed_ones(folder: Path, tmp_path: Path) -> None:
    assert Judged((folder / "documents" / "proces-verbal.pdf").read_bytes(), tmp_path).holds


def test_the_json_keeps_to_its_published_schema(folder: Path) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)

    told = read_json(folder)
    jsonschema.Draft202012Validator(schema).validate(told)
    # Of another house, in another language.
    assert jsonschema_rs.validator_for(schema).is_valid(told)
    assert (folder / "complaint-1.json").read_bytes() == SCHEMA.read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told.pop("reference"),
        lambda told: told.update(state="refused"),
        lambda told: told["exhibits"][0].update(path=None),
        lambda told: told["exhibits"][0].update(sha256="AB"),
        lambda told: told["facts"][0].update(secret=1),
        lambda told: told.update(filed_at="2026-03-05T12:00:00"),
    ],
)
def test_the_schema_refuses_what_it_does_not_describe(folder: Path, spoil) -> None:
    told = read_json(folder)
    spoil(told)

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert not jsonschema.Draft202012Validator(schema).is_valid(told)
    assert not jsonschema_rs.validator_for(schema).is_valid(told)


def test_the_json_tells_what_was_held_before_a_correction_and_where_it_was_read(
    folder: Path,
) -> None:
    told = read_json(folder)

    before, now = [each for each in told["facts"] if each["name"] == "amount"]
    assert (before["holds"], now["holds"]) == (False, True)
    assert (before["message"], before["start"], before["end"]) == (1, 0, len(STORY))
    assert (now["officer"], now["reason"]) == ("Brigadier Roux", "lu sur la pièce 1")
    assert now["text"] == "540\u00a0€"
    assert [each["name"] for each in told["exhibits"]] == list(EXHIBITS)
    [pv] = [each for each in told["documents"] if each["kind"] == "proces-verbal"]
    assert pv["signature"]["certificate"] == "Ariane CERTIFICAT DE TEST"
    assert not pv["awaits_signature"]
    content = (folder / pv["path"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == pv["sha256"]


def test_the_register_tells_what_was_done_and_that_it_was_copied(folder: Path) -> None:
    lines = (folder / "registre.jsonl").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in lines]

    assert [each["position"] for each in events] == sorted({each["position"] for each in events})
    assert "victim:complaint:file" in {each["act"] for each in events}
    last = events[-1]
    assert (last["act"], last["name"]) == ("officer:complaint:export", "Brigadier Roux")
    assert last["details"]["door"] == "test"


def test_a_copy_and_each_of_its_exhibits_are_in_the_trail(
    services: Services, reference: str, folder: Path
) -> None:
    with services.records.reading() as work:
        acts = [(event.actor, event.act) for event in work.audit.events(reference)]

    assert folder.exists()
    assert acts.count((ROUX.id, "officer:complaint:export")) == 1
    assert acts.count((ROUX.id, "officer:exhibit:read")) == len(EXHIBITS)


@pytest.mark.parametrize("verdict", [Verdict.UNSCANNED, Verdict.INFECTED])
def test_an_exhibit_that_is_withheld_stays_out_and_the_manifest_says_why(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verdict: Verdict
) -> None:
    services = assemble(replace(settings, clamav="/nowhere/clamd.ctl"))
    reference = file_one(services)
    bad = EXHIBITS["../../etc/passwd"]
    monkeypatch.setattr(
        Scanner, "scan", lambda _, content: verdict if content == bad else Verdict.CLEAN
    )

    write_folder(services.dossiers.copy(ROUX, reference), tmp_path / reference)
    services.close()

    manifest = (tmp_path / reference / MANIFEST).read_text(encoding="utf-8")
    told = read_json(tmp_path / reference)
    assert len(list((tmp_path / reference / "pieces").iterdir())) == 2
    assert "# Pièce 2, absente de ce dossier" in manifest
    assert checked(tmp_path / reference).returncode == 0
    assert [each["withheld"] for each in told["exhibits"]] == [None, verdict.value, None]
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert jsonschema.Draft202012Validator(schema).is_valid(told)


def test_a_copy_says_that_nothing_was_scanned_where_nothing_scans(folder: Path) -> None:
    first = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()[0]

    assert first.startswith("# Les pièces n’ont pas été analysées")


def test_stamps_go_with_their_exhibits(settings: Settings, tmp_path: Path) -> None:
    stamper = Stamper(tmp_path)
    with serving(stamper) as url:
        services = assemble(replace(settings, timestamp_url=url, timestamp_root=str(stamper.root)))
        reference = file_one(services)
        for _, exhibit in services.reader.unread():
            services.stamping.stamp(exhibit)
        write_folder(services.dossiers.copy(ROUX, reference), tmp_path / reference)
        services.close()

    told = read_json(tmp_path / reference)["exhibits"]
    assert all(each["stamped_at"] for each in told)
    for each in told:
        folder = tmp_path / reference
        assert stamper.verifies(folder / each["path"], folder / each["stamp"])


def test_an_archive_holds_what_the_folder_holds(
    services: Services, reference: str, folder: Path, tmp_path: Path
) -> None:
    place = tmp_path / "copie.zip"

    files = write_archive(services.dossiers.copy(ROUX, reference), place, reference)

    with zipfile.ZipFile(place) as archive:
        assert archive.testzip() is None
        names = {name.removeprefix(f"{reference}/") for name in archive.namelist()}
        assert names == written(folder)
        assert archive.read(f"{reference}/pieces/03-piece.png") == b"encore un"
    assert files == len(names)


def test_an_archive_is_sent_in_pieces_no_larger_than_its_largest_file() -> None:
    size = 1024 * 1024

    def parts() -> Iterator[Part]:
        for number in range(8):
            yield Part(f"pieces/{number}", bytes([number]) * size)

    pieces = list(zipped(parts(), "dossier"))

    assert max(map(len, pieces)) < 128 * 1024
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.read("dossier/pieces/7") == b"\x07" * size


@pytest.mark.parametrize("write", [write_folder, lambda parts, to: write_archive(parts, to, "x")])
def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path, write) -> None:
    def parts() -> Iterator[Part]:
        yield Part("pieces/01-a.png", b"a")
        raise StorageFailed

    with pytest.raises(StorageFailed):
        write(parts(), tmp_path / "copie")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("write", [write_folder, lambda parts, to: write_archive(parts, to, "x")])
def test_what_is_there_already_is_not_touched(tmp_path: Path, write) -> None:
    (tmp_path / "copie").mkdir()

    with pytest.raises(FileExistsError):
        write([Part("a", b"a")], tmp_path / "copie")

    assert [each.name for each in tmp_path.iterdir()] == ["copie"]
    assert list((tmp_path / "copie").iterdir()) == []


def test_a_copy_is_readable_by_its_owner_alone(folder: Path) -> None:
    assert folder.stat().st_mode & 0o077 == 0


def test_who_may_not_read_gets_no_copy_and_what_is_not_there_has_none(
    services: Services, reference: str
) -> None:
    with pytest.raises(NotAllowed):
        services.dossiers.copy(replace(ROUX, role=Role.ADMINISTRATOR), reference)
    with pytest.raises(UnknownComplaint):
        services.dossiers.copy(ROUX, "Z9Z-9999")
