"""The settings, read once from the environment; every default works on a bare machine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from bot.complaint.clock import Clock, clock_from
from bot.jurisdiction.courts import NANTERRE, load_courts

ROOT: Final = Path(__file__).resolve().parents[2]
# The State's design system (« Système de design de l'État »).
DSFR: Final = "dsfr"
_HIGHEST_PORT: Final = 65_535
_IDENTITY: Final = (
    "ARIANE_IDENTITY_ISSUER",
    "ARIANE_IDENTITY_CLIENT",
    "ARIANE_IDENTITY_SECRET",
    "ARIANE_PUBLIC_URL",
)
_THIS_MACHINE: Final = ("localhost", "127.0.0.1")


class BadSetting(ValueError):
    """A setting cannot be used; the message says which, and what it should be."""


@dataclass(frozen=True)
class IdentityProvider:
    """The provider that victims identify themselves with, and how it knows this service.

    Attributes:
        issuer: its address, as its tokens write it (``ARIANE_IDENTITY_ISSUER``).
        client: the name that it gave this service (``ARIANE_IDENTITY_CLIENT``).
        secret: what goes with the name (``ARIANE_IDENTITY_SECRET``).
        public_url: where the public reaches this service (``ARIANE_PUBLIC_URL``).
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    public_url: str


@dataclass(frozen=True)
class Settings:
    """How this service is set up.

    Attributes:
        host: the address it listens on (``ARIANE_HOST``).
        port: where the public site is (``ARIANE_PORT``).
        home: where database, files and keys live (``ARIANE_HOME``).
        database_url: SQLite or PostgreSQL (``ARIANE_DATABASE_URL``).
        keys: the keys as JSON, or empty for the file of the home (``ARIANE_KEYS``).
        heads: where the heads of the audit trail are published (``ARIANE_AUDIT_HEADS``).
        engine_url: an engine started by somebody else, or empty (``ARIANE_ENGINE_URL``).
        engine_token: what opens that engine (``ARIANE_ENGINE_TOKEN``).
        clock: what time it is (``ARIANE_NOW``).
        clamav: ``/path/of/the/socket`` or ``host:port`` of clamd, or empty (``ARIANE_CLAMAV``).
        timestamp_url: a time-stamping authority, or empty (``ARIANE_TIMESTAMP_URL``).
        timestamp_root: the certificate, PEM, that it descends from (``ARIANE_TIMESTAMP_ROOT``).
        pkcs11: where the key that signs papers is, or empty for a test certificate
            (``ARIANE_PKCS11``).
        secure: whether the public reaches it by HTTPS (``ARIANE_HTTPS=1``).
        processing_court: the code of the court where online complaints are processed
            (``ARIANE_COURT``).
        accessibility_contact: where a barrier is reported, an e-mail address or a page, or empty
            (``ARIANE_ACCESSIBILITY_CONTACT``).
        theme: ``dsfr``, or the style sheet of the operator's own tokens, or empty for ours
            (``ARIANE_THEME``).
        host_sites: the origins of the sites that may hold the chat (``ARIANE_HOST_SITES``).
        identity: who victims identify themselves with; ``None`` for nobody.
    """

    host: str
    port: int
    home: Path
    database_url: str
    keys: str
    heads: Path
    engine_url: str
    engine_token: str
    clock: Clock
    secure: bool
    processing_court: str = NANTERRE
    identity: IdentityProvider | None = None
    clamav: str = ""
    timestamp_url: str = ""
    timestamp_root: str = ""
    pkcs11: str = ""
    accessibility_contact: str = ""
    theme: str = ""
    host_sites: frozenset[str] = frozenset()

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> "Settings":
        """Read the settings.

        Raises:
            BadSetting: one of them cannot be used.
        """
        home = Path(environment.get("ARIANE_HOME") or ROOT / ".ariane").absolute()
        try:
            clock = clock_from(environment.get("ARIANE_NOW", ""))
        except ValueError:
            raise BadSetting(
                "ARIANE_NOW is no moment: write it as 2026-03-05T10:00:00+01:00"
            ) from None
        return cls(
            host=environment.get("ARIANE_HOST") or "127.0.0.1",
            port=_port(environment.get("ARIANE_PORT") or "8080"),
            home=home,
            database_url=_database(
                environment.get("ARIANE_DATABASE_URL") or f"sqlite:///{home / 'ariane.sqlite3'}"
            ),
            keys=environment.get("ARIANE_KEYS", ""),
            heads=Path(environment.get("ARIANE_AUDIT_HEADS") or home / "audit-heads.jsonl"),
            engine_url=environment.get("ARIANE_ENGINE_URL", ""),
            engine_token=environment.get("ARIANE_ENGINE_TOKEN", ""),
            clock=clock,
            clamav=_scanner(environment.get("ARIANE_CLAMAV", "")),
            timestamp_url=_authority(environment),
            timestamp_root=environment.get("ARIANE_TIMESTAMP_ROOT", ""),
            pkcs11=environment.get("ARIANE_PKCS11", ""),
            secure=environment.get("ARIANE_HTTPS", "") == "1",
            processing_court=_court(environment.get("ARIANE_COURT") or NANTERRE),
            identity=_identity(environment),
            accessibility_contact=_contact(environment.get("ARIANE_ACCESSIBILITY_CONTACT", "")),
            theme=_theme(environment.get("ARIANE_THEME", "")),
            host_sites=_sites(environment.get("ARIANE_HOST_SITES", "")),
        )


def _port(written: str) -> int:
    if not (written.isascii() and written.isdigit()) or not 0 <= int(written) <= _HIGHEST_PORT:
        raise BadSetting("ARIANE_PORT is no port: choose a number from 1024 to 65535")
    return int(written)


def _court(code: str) -> str:
    if code not in load_courts().by_code:
        raise BadSetting(
            "ARIANE_COURT is no court: write tj and the INSEE code of its seat, as in tj92050"
        )
    return code


def _identity(environment: Mapping[str, str]) -> IdentityProvider | None:
    written = [environment.get(name, "") for name in _IDENTITY]
    if not any(written[:3]):
        return None
    if not all(written):
        raise BadSetting(f"An identity provider needs all of {', '.join(_IDENTITY)}")
    issuer, client, secret, public_url = written
    for name, url in (("ARIANE_IDENTITY_ISSUER", issuer), ("ARIANE_PUBLIC_URL", public_url)):
        parts = urlsplit(url)
        # In clear, only from one program of this machine to another.
        if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
            raise BadSetting(f"{name} is no https:// address")
    return IdentityProvider(issuer, client, secret, public_url.rstrip("/"))


def _contact(address: str) -> str:
    if address and "@" not in address and not address.startswith("https://"):
        raise BadSetting(
            "ARIANE_ACCESSIBILITY_CONTACT is no contact: write it as acces@example.org or "
            "https://example.org/contact"
        )
    return address


def _theme(written: str) -> str:
    if written and written != DSFR and not (written.endswith(".css") and Path(written).is_file()):
        raise BadSetting("ARIANE_THEME is no theme: write dsfr, or the path of a file in .css")
    return written


def _sites(written: str) -> frozenset[str]:
    for origin in written.split():
        parts = urlsplit(origin)
        clear = parts.scheme == "http" and parts.hostname in _THIS_MACHINE
        if not (parts.scheme == "https" or clear) or origin != f"{parts.scheme}://{parts.netloc}":
            raise BadSetting(
                "ARIANE_HOST_SITES is no list of sites: write them as "
                "https://www.example.org https://example.net, without a final /"
            )
    return frozenset(written.split())


def _database(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise BadSetting(
            "ARIANE_DATABASE_URL is neither SQLite nor PostgreSQL: write it as "
            "sqlite:////var/lib/ariane/ariane.sqlite3 or postgresql://user:password@host/ariane"
        )
    return url


def _scanner(address: str) -> str:
    _, separator, port = address.rpartition(":")
    if address and not address.startswith("/") and not (separator and port.isdigit()):
        raise BadSetting(
            "ARIANE_CLAMAV is no socket: write it as /run/clamav/clamd.ctl or host:3310"
        )
    return address


def _authority(environment: Mapping[str, str]) -> str:
    url = environment.get("ARIANE_TIMESTAMP_URL", "")
    if url and not url.startswith(("http://", "https://")):
        raise BadSetting("ARIANE_TIMESTAMP_URL is no address: write it as https://tsa.example.org/")
    if url and not environment.get("ARIANE_TIMESTAMP_ROOT"):
        raise BadSetting("ARIANE_TIMESTAMP_URL needs ARIANE_TIMESTAMP_ROOT, a PEM certificate")
    return url
