"""``ariane courts import``: which court serves which commune."""

import argparse
import sys
from typing import Final

from bot.bootstrap.home import TABLE
from bot.bootstrap.settings import Settings
from bot.jurisdiction.assignments import Fault, read_table, save
from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.courts import load_courts

_REASONS: Final = {
    "commune": "unknown commune",
    "court": "unknown court",
    "conflict": "a line before says otherwise",
    "seat": "a court sits in this commune, and it is another",
}
_MOST_SHOWN: Final = 50


def import_table(asked: argparse.Namespace, settings: Settings) -> int:
    """Take the ministry's table whole, or say line by line why not; status 1 then."""
    try:
        content = asked.file.read_bytes()
    except OSError as error:
        sys.stderr.write(f"{asked.file} cannot be read: {error.strerror}.\n")
        return 1
    courts, communes = load_courts(), load_communes()
    table = read_table(content, communes, courts)
    _report(table.faults)
    if not table.assigned or (table.faults and not asked.skip_unknown):
        sys.stderr.write(
            "Nothing was imported. Correct these lines, or leave them out with --skip-unknown.\n"
            if table.faults
            else "Nothing was imported: the table is empty.\n"
        )
        return 1
    settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    save(table.assigned, settings.home / TABLE)
    present = {place.commune for place in communes}
    shared = sum(
        len(courts.of(place)) > 1
        for place in communes
        if place.code == place.commune and place.commune not in table.assigned
    )
    sys.stdout.write(
        f"{len(table.assigned)} of {len(present)} communes have their court; "
        f"{shared} are left for an officer to choose. Start the service again to use it.\n"
    )
    return 0


def _report(faults: list[Fault]) -> None:
    for fault in faults[:_MOST_SHOWN]:
        sys.stderr.write(f"Line {fault.line}: {_REASONS[fault.kind]}: {fault.value or 'nothing'}\n")
    if len(faults) > _MOST_SHOWN:
        sys.stderr.write(f"… and {len(faults) - _MOST_SHOWN} more.\n")
