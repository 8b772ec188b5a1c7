"""The home folder and what is read from it or set beside it, before anything is put together."""

import os
import shutil
from pathlib import Path
from typing import Final

from bot.bootstrap.settings import Settings
from bot.complaint.clock import clock_from
from bot.documents.pkcs11_device import Pkcs11Device
from bot.documents.seals import Device, FileDevice, Sealer
from bot.evidence.timestamps import Authority
from bot.jurisdiction.assignments import load
from bot.jurisdiction.communes import load_communes
from bot.jurisdiction.competence import Jurisdiction
from bot.jurisdiction.courts import load_courts
from bot.sealing.certificates import make_test_certificate
from bot.sealing.keyring import Keyring

# Below this, a day of complaints may not fit any more.
_LEAST_FREE: Final = 200 * 1024 * 1024
TABLE: Final = "courts.csv"
"""Where the ministry's table of courts is kept, in the home."""


class CannotStart(RuntimeError):
    """Something that the service needs is not there; the message says what to do."""


def prepare(settings: Settings) -> None:
    """Make the home, or say why it cannot be used.

    Raises:
        CannotStart: it cannot be made or written, or its disk is full.
    """
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


def keys_of(settings: Settings) -> Keyring:
    """Return the keys that seal the records.

    Raises:
        CannotStart: there is a database but no keys to it.
        KeyMissing: the keys cannot be read.
    """
    file = settings.home / "keys.json"
    database = settings.home / "ariane.sqlite3"
    # Fresh keys beside an old database would open nothing and hide that the old ones are lost.
    if not settings.keys and not file.exists() and database.exists():
        raise CannotStart(
            f"The database is there but its keys are not: put {file} back, or set ARIANE_KEYS."
        )
    return Keyring.load(file, settings.keys)


def incoming(settings: Settings) -> Path:
    """Return the folder where files stay while they are looked at."""
    folder = settings.home / "incoming"
    folder.mkdir(exist_ok=True, mode=0o700)
    return folder


def authority(settings: Settings) -> Authority | None:
    """Return the time-stamping authority, if one is set."""
    if not settings.timestamp_url:
        return None
    return Authority(settings.timestamp_url, Path(settings.timestamp_root))


def sealer(settings: Settings) -> Sealer:
    """Return what signs papers: the device that is set, or a test certificate made now.

    Raises:
        CannotStart: the setting cannot be read, or the test certificate cannot be written.
    """
    stamps = authority(settings)
    return Sealer(_device(settings), stamps.answer if stamps else None)


def _device(settings: Settings) -> Device:
    if settings.pkcs11:
        try:
            return Pkcs11Device.at(settings.pkcs11)
        except ValueError as error:
            raise CannotStart(f"ARIANE_PKCS11 cannot be used: {error}.") from None
    folder = settings.home / "signing"
    key, certificate = folder / "test-key.pem", folder / "test-certificate.pem"
    if not certificate.exists():
        try:
            make_test_certificate(key, certificate, clock_from("")())
        except OSError:
            raise CannotStart(f"The test certificate cannot be written to {folder}.") from None
    return FileDevice(key, certificate, is_test=True)


def jurisdiction(settings: Settings) -> Jurisdiction:
    """Return what is known of the courts, with the ministry's table if it was imported."""
    courts = load_courts(load(settings.home / TABLE))
    return Jurisdiction(load_communes, courts, courts.by_code[settings.processing_court])
