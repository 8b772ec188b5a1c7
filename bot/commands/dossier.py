"""``ariane export``: one file, whole, for an officer who asks for it."""

import argparse
import getpass
import sys
from functools import partial
from typing import Final

from bot.bootstrap.assembly import Services, assemble
from bot.bootstrap.settings import Settings
from bot.complaint.errors import NotAllowed, StorageFailed, UnknownAccount, UnknownComplaint
from bot.complaint.officers import Officer
from bot.sealing.keyring import KeyMissing
from bot.services.packing import refuse_existing, write_archive, write_folder

_REFUSED: Final = 2


def export(asked: argparse.Namespace, settings: Settings) -> int:
    """Write the folder or the archive; status 2, and nothing written, when it cannot be."""
    services = assemble(settings)
    try:
        return _export(asked, services)
    finally:
        services.close()


def _export(asked: argparse.Namespace, services: Services) -> int:
    words, reference = services.dossier_words, asked.reference.upper()
    place = asked.to / (f"{reference}.zip" if asked.zip else reference)
    told = {"reference": reference, "login": asked.login, "place": str(place)}
    try:
        officer = _officer(services, asked.login)
        refuse_existing(place)
        # Whoever has this shell needs no password: that it was she stands in the trail.
        parts = services.dossiers.copy(officer, reference, door="command", user=getpass.getuser())
        write = partial(write_archive, folder=reference) if asked.zip else write_folder
        files = write(parts, place)
    except (UnknownAccount, UnknownComplaint, NotAllowed) as error:
        return _refuse(words.refused(type(error).__name__, **told))
    except FileExistsError:
        return _refuse(words.refused("exists", **told))
    except (OSError, StorageFailed, KeyMissing):
        return _refuse(words.refused("failed", **told))
    sys.stdout.write(words.say("done", files=str(files), **told) + "\n")
    return 0


def _officer(services: Services, login: str) -> Officer:
    with services.records.reading() as work:
        accounts = work.officers.all()
    for each in accounts:
        if each.officer.login == login.lower() and not each.closed:
            return each.officer
    raise UnknownAccount


def _refuse(words: str) -> int:
    sys.stderr.write(f"{words}\n")
    return _REFUSED
