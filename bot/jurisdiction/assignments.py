"""The ministry's table of which court serves which commune: read, checked, kept as a file."""

import csv
import io
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from bot.complaint.errors import BadValue
from bot.jurisdiction.communes import Communes
from bot.jurisdiction.courts import Courts
from bot.jurisdiction.normal_forms import joined, name_words

# The headings of the ministry's file first, then those that others give the same columns.
_CODES: Final = ("Commune", "Code INSEE", "Code commune", "INSEE", "COM", "CODGEO")
_COURTS: Final = ("Tribunal judiciaire compétent", "Tribunal judiciaire", "TJ", "Tribunal")
_FIELDS: Final = ("commune", "court")


@dataclass(frozen=True)
class Fault:
    """A line that cannot be taken.

    Attributes:
        line: its number in the file, 1 for the headings.
        kind: ``commune`` or ``court`` (unknown), ``conflict`` (another line says otherwise),
            ``seat`` (the commune where a court sits is given to another).
        value: what stands there.
    """

    line: int
    kind: str
    value: str


@dataclass
class Table:
    """What was read.

    Attributes:
        assigned: court code by INSEE code of the present commune.
        faults: the lines that could not be taken, in their order.
    """

    assigned: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_table(content: bytes, communes: Communes, courts: Courts) -> Table:
    """Read the ministry's table.

    Args:
        content: a CSV file in UTF-8 or Windows-1252, its columns apart by a semicolon, a comma or
            a tab; one has the INSEE code, one the court's name.
        communes: the communes; an old code counts for the present commune.
        courts: the courts.

    Raises:
        BadValue: the file has no such columns.

    Source:
        « Liste des juridictions compétentes pour les communes de France », ministère de la
        Justice, on data.gouv.fr: columns « Commune » and « Tribunal judiciaire compétent ».
    """
    table = Table()
    lines: dict[str, int] = {}
    seats = {court.seat_commune: court.code for court in courts}
    for line, code, name in _rows(content):
        commune, court = communes.present(code), courts.named(name)
        if commune is None:
            table.faults.append(Fault(line, "commune", code))
        elif court is None:
            table.faults.append(Fault(line, "court", name))
        # A table whose columns have slipped by a line looks sound; it moves the seats.
        elif seats.get(commune, court.code) != court.code:
            table.faults.append(Fault(line, "seat", f"{code} {name}"))
        elif table.assigned.setdefault(commune, court.code) != court.code:
            table.faults.append(Fault(line, "conflict", f"{code} (line {lines[commune]})"))
        else:
            lines.setdefault(commune, line)
    return table


def save(assigned: Mapping[str, str], path: Path) -> None:
    """Write the table; whoever reads it meanwhile finds the old one or the new one, whole."""
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_FIELDS)
        writer.writerows(sorted(assigned.items()))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def load(path: Path) -> dict[str, str]:
    """Return the table that was saved; empty when none was imported."""
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {row["commune"]: row["court"] for row in csv.DictReader(file)}


def _rows(content: bytes) -> Iterator[tuple[int, str, str]]:
    """Yield the number of each line, its code and its court's name."""
    text = _decoded(content)
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    headings = next(rows, [])
    code, court = _column(headings, _CODES), _column(headings, _COURTS)
    for row in rows:
        if len(row) > max(code, court):
            yield rows.line_num, row[code].strip().upper().zfill(5), row[court].strip()
        elif row:
            yield rows.line_num, "", ""


def _column(headings: Sequence[str], names: Sequence[str]) -> int:
    written = [joined(name_words(heading)) for heading in headings]
    for name in names:
        wanted = joined(name_words(name))
        if wanted in written:
            return written.index(wanted)
    raise BadValue(f"table: none of its columns is {', '.join(names)}")


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
