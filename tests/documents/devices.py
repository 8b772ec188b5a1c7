"""What papers are signed with in tests: a key in a file, and one on a token of SoftHSM's."""

import os
import subprocess
from datetime import datetime, timezone
from pathlib import Path

import pkcs11
from pkcs11.util.x509 import decode_x509_certificate

from bot.documents.seals import FileDevice, Mark
from bot.documents.typesetting import typeset_mark
from bot.sealing.certificates import make_test_certificate
from tests.conftest import NOON

DRIVER = "/usr/lib/softhsm/libsofthsm2.so"
PIN = "4711"


def a_file_device(folder: Path) -> FileDevice:
    """Make a certificate in a folder, and a device of it."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    make_test_certificate(key, certificate, datetime.now(timezone.utc))
    return FileDevice(key, certificate, is_test=True)


class Token:
    """A token of SoftHSM's that holds the key and certificate of a folder.

    The driver is loaded once a process, and looks for its tokens where it did first.

    Attributes:
        uri: the setting that names it.
        pin: the file with its PIN.
    """

    def __init__(self, folder: Path, device_folder: Path) -> None:
        settings = folder / "softhsm2.conf"
        (folder / "tokens").mkdir()
        settings.write_text(f"directories.tokendir = {folder}/tokens\n", encoding="ascii")
        os.environ["SOFTHSM2_CONF"] = str(settings)
        self._run("--init-token", "--free", "--label", "Ariane", "--so-pin", PIN, "--pin", PIN)
        self._run(
            "--import", str(device_folder / "key.pem"), "--token", "Ariane", "--label", "cachet",
            "--id", "01", "--pin", PIN,
        )  # fmt: skip
        self._put(device_folder / "certificate.pem")
        self.pin = folder / "pin"
        self.pin.write_text(f"{PIN}\n", encoding="ascii")
        self.uri = (
            f"pkcs11:token=Ariane;object=cachet?module-path={DRIVER}&pin-source=file:{self.pin}"
        )

    def _put(self, certificate: Path) -> None:
        der = subprocess.run(
            ["openssl", "x509", "-in", certificate, "-outform", "DER"],
            capture_output=True,
            check=True,
        ).stdout
        wanted = decode_x509_certificate(der)
        wanted[pkcs11.Attribute.LABEL] = "cachet"
        wanted[pkcs11.Attribute.TOKEN] = True
        token = pkcs11.lib(DRIVER).get_token(token_label="Ariane")
        with token.open(rw=True, user_pin=PIN) as session:
            session.create_object(wanted)

    def _run(self, *arguments: str) -> None:
        subprocess.run(["softhsm2-util", *arguments], check=True, capture_output=True)


def a_mark(certificate: str, officer: str = "Brigadier Roux, Brigade de Lille") -> Mark:
    """What a signature shows."""
    shown = {
        "title": "Signé électroniquement le 5 mars 2026 à 13\u00a0h\u00a000",
        "officer": officer,
        "certificate": f"Certificat\u00a0: {certificate}",
        "warning": "Certificat de test, sans valeur juridique",
        "test": True,
    }
    said = f"Signature de Brigadier Roux. {certificate}."
    return Mark(typeset_mark("visa", shown, NOON), said, "Brigadier Roux", "Procès-verbal A7K-2931")
