"""The ministry's table is taken whole, or each line that cannot be taken is named."""

from pathlib import Path

import pytest

from bot.complaint.errors import BadValue
from bot.jurisdiction.assignments import Fault, Table, load, read_table, save
from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.courts import load_courts

# The headings of the file that the ministry publishes.
HEADINGS = (
    "Commune;Libellé Commune;Orig. CA;N° CA;Cour d'Appel compétente;Orig. TJ;N° TJ;"
    "Tribunal judiciaire compétent"
)


def line(code: str, name: str, court: str) -> str:
    return f"{code};{name};1;2;Cour d'appel de Rennes;3;4;{court}"


def read(*lines: str, encoding: str = "utf-8") -> Table:
    content = "\r\n".join([HEADINGS, *lines]).encode(encoding)
    return read_table(content, load_communes(), load_courts())


def test_each_commune_gets_the_court_of_its_line() -> None:
    table = read(
        line("44162", "SAINT-HERBLAIN", "Tribunal judiciaire de Nantes"),
        line("44184", "SAINT-NAZAIRE", "TJ Saint-Nazaire"),
    )

    assert table.assigned == {"44162": "tj44109", "44184": "tj44184"}
    assert table.faults == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_the_accents_of_any_office_are_read(encoding: str) -> None:
    table = read(line("61001", "ALENÇON", "Tribunal judiciaire d'Alençon"), encoding=encoding)

    assert table.assigned == {"61001": "tj61001"}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_columns_may_be_apart_by_any_usual_sign(delimiter: str) -> None:
    rows = [("Code INSEE", "TJ"), ("1004", "TJ Bourg-en-Bresse")]
    content = "\n".join(delimiter.join(row) for row in rows).encode()

    table = read_table(content, load_communes(), load_courts())

    assert table.assigned == {"01004": "tj01053"}


def test_an_arrondissement_and_a_former_commune_count_for_the_present_one() -> None:
    table = read(
        line("13208", "MARSEILLE 8E", "Tribunal judiciaire de Marseille"),
        line("13201", "MARSEILLE 1ER", "Tribunal judiciaire de Marseille"),
        line("49185", "LUE-EN-BAUGEOIS", "Tribunal judiciaire d'Angers"),
    )

    assert table.assigned == {"13055": "tj13055", "49163": "tj49007"}
    assert table.faults == []


def test_lines_that_cannot_be_taken_are_named_by_their_number() -> None:
    table = read(
        line("99999", "NULLE PART", "Tribunal judiciaire de Nantes"),
        line("44162", "SAINT-HERBLAIN", "Tribunal judiciaire de Dole"),
        line("44143", "REZE", "Tribunal judiciaire de Nantes"),
        line("44143", "REZE", "Tribunal judiciaire de Saint-Nazaire"),
        "44190",
    )

    assert table.faults == [
        Fault(2, "commune", "99999"),
        Fault(3, "court", "Tribunal judiciaire de Dole"),
        Fault(5, "conflict", "44143 (line 4)"),
        Fault(6, "commune", ""),
    ]
    assert table.assigned == {"44143": "tj44109"}


def test_a_table_whose_columns_have_slipped_is_seen_by_the_seats() -> None:
    table = read(
        line("44109", "NANTES", "Tribunal judiciaire de Saint-Nazaire"),
        line("44184", "SAINT-NAZAIRE", "Tribunal judiciaire de Nantes"),
    )

    assert [fault.kind for fault in table.faults] == ["seat", "seat"]
    assert table.assigned == {}


@pytest.mark.parametrize(
    "content", [b"", b"nom;ville\nx;y", b"\x89PNG\r\n\x1a\n\x00\x00", b"<html>"]
)
def test_a_file_without_the_two_columns_is_refused(content: bytes) -> None:
    with pytest.raises(BadValue):
        read_table(content, load_communes(), load_courts())


def test_what_was_imported_is_found_again_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "courts.csv"
    save({"44162": "tj44109", "44143": "tj44109"}, path)

    save({"44162": "tj44184"}, path)

    assert load(path) == {"44162": "tj44184"}
    assert [each.name for each in tmp_path.iterdir()] == ["courts.csv"]


def test_without_an_import_nothing_is_assigned(tmp_path: Path) -> None:
    assert load(tmp_path / "courts.csv") == {}
