"""Builds the services from the settings, and checks that they can work."""

import os
import shutil
from dataclasses import dataclass
from typing import Final

from bot.bootstrap.settings import ROOT, Settings
from bot.documents.contents import Contents
from bot.evidence.vault import Vault
from bot.orientation.loading import load_questionnaire
from bot.orientation.orient import Orienter
from bot.records.records import Records
from bot.sealing.keyring import KeyMissing, Keyring
from bot.services.accounts import Accounts
from bot.services.casework import Casework
from bot.services.filing import Filing
from bot.services.intake import Intake
from bot.services.joining import Joining
from bot.services.papers import Papers
from bot.services.resumption import Resumption
from bot.services.retention import Retention
from bot.services.tracking import Tracking
from bot.services.transcripts import Transcripts
from bot.wording.wording import Wording

# Below this, a day of complaints may not fit any more.
_LEAST_FREE: Final = 200 * 1024 * 1024


class CannotStart(RuntimeError):
    """Something that the service needs is not there; the message says what to do."""


@dataclass(frozen=True)
class Services:
    """Everything that doors (site, console, webhook, command line) call."""

    settings: Settings
    records: Records
    keyring: Keyring
    vault: Vault
    wording: Wording
    orienter: Orienter
    intake: Intake
    resumption: Resumption
    transcripts: Transcripts
    joining: Joining
    filing: Filing
    papers: Papers
    tracking: Tracking
    casework: Casework
    accounts: Accounts
    retention: Retention


def assemble(settings: Settings) -> Services:
    """Build the services and bring the database up to date.

    Raises:
        CannotStart: the home cannot be written, or its disk is full.
        KeyMissing: the keys cannot be read, or there is a database but no keys to it.
        StorageFailed: the database cannot be reached.
        BadQuestionnaire, MissingWords: the data cannot be used.
    """
    _prepare_home(settings)
    keyring = _keyring(settings)
    clock = settings.clock
    records = Records(settings.database_url, keyring, clock)
    records.migrate()
    try:
        records.check_keys()
    except KeyMissing:
        records.close()
        raise CannotStart(
            "The database was sealed with other keys: put the right keys.json back, "
            "or set ARIANE_KEYS."
        ) from None
    vault = Vault(settings.home / "vault", keyring)
    wording = Wording.load(ROOT / "data" / "wording")
    orienter = Orienter(load_questionnaire(ROOT / "data" / "orientation"))
    papers = Papers(records, vault, Contents(wording), settings.heads, clock)
    return Services(
        settings=settings,
        records=records,
        keyring=keyring,
        vault=vault,
        wording=wording,
        orienter=orienter,
        intake=Intake(records, orienter, clock),
        resumption=Resumption(records, keyring),
        transcripts=Transcripts(records, orienter),
        joining=Joining(records, vault, clock),
        filing=Filing(records, keyring, orienter, papers, clock),
        papers=papers,
        tracking=Tracking(records, papers),
        casework=Casework(records, vault, papers, clock),
        accounts=Accounts(records, clock),
        retention=Retention(records, vault, clock),
    )


def _prepare_home(settings: Settings) -> None:
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise CannotStart(
            f"The folder {settings.home} cannot be made. Set ARIANE_HOME to a folder of yours."
        ) from None
    if not os.access(settings.home, os.W_OK):
        raise CannotStart(
            f"The folder {settings.home} cannot be written. Set ARIANE_HOME to a folder of yours."
        )
    if shutil.disk_usage(settings.home).free < _LEAST_FREE:
        raise CannotStart(
            f"The disk of {settings.home} is nearly full. Free at least 200 MB, "
            "or set ARIANE_HOME to a folder on another disk."
        )


def _keyring(settings: Settings) -> Keyring:
    file = settings.home / "keys.json"
    database = settings.home / "ariane.sqlite3"
    # Fresh keys beside an old database would open nothing and hide that the old ones are lost.
    if not settings.keys and not file.exists() and database.exists():
        raise CannotStart(
            f"The database is there but its keys are not: put {file} back, or set ARIANE_KEYS."
        )
    return Keyring.load(file, settings.keys)
