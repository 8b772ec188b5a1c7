"""Running the service, its accounts, its audit trail, its keys."""

import argparse
import asyncio
import getpass
import secrets
import sys

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings
from bot.complaint.officers import Role
from bot.records.heads import verify
from bot.sealing.keyring import Keyring
from bot.web import serving


def serve(_asked: argparse.Namespace, settings: Settings) -> int:
    """Start everything and stay until stopped."""
    asyncio.run(serving.serve(assemble(settings)))
    return 0


def add_officer(asked: argparse.Namespace, settings: Settings) -> int:
    """Add an account; without a password typed or piped, make one and print it once."""
    if asked.password_stdin:
        password = sys.stdin.readline().rstrip("\n")
    elif sys.stdin.isatty():
        password = getpass.getpass("Password (empty to have one made): ")
    else:
        password = ""
    made = password or secrets.token_urlsafe(12)
    officer = assemble(settings).accounts.add(
        asked.login, asked.name or asked.login, asked.service, Role(asked.role), made
    )
    _say(f"Account {officer.login} is ready.")
    if not password:
        _say(f"Password, shown this once: {made}")
    return 0


def verify_audit(_asked: argparse.Namespace, settings: Settings) -> int:
    """Prove the chain and its published heads; status 1 when something was changed."""
    verdict = verify(assemble(settings).records, settings.heads)
    _say(f"{verdict.events} events, {verdict.heads} published heads.")
    if verdict.broken_at is not None:
        _say(f"BROKEN: event {verdict.broken_at} does not follow from the one before.")
    if verdict.missing:
        _say(f"CUT: {verdict.missing} events that a published head knows of are gone.")
    if verdict.rewritten_at is not None:
        _say(f"REWRITTEN: event {verdict.rewritten_at} is not the one that was published.")
    if verdict.sound:
        _say("Sound: nothing was changed, removed or cut.")
    return 0 if verdict.sound else 1


def purge(_asked: argparse.Namespace, settings: Settings) -> int:
    """Erase the drafts untouched for 30 days."""
    _say(f"{assemble(settings).retention.purge()} drafts erased.")
    return 0


def rotate_keys(_asked: argparse.Namespace, settings: Settings) -> int:
    """Seal with a new key from the next start on; what was sealed before still opens."""
    if settings.keys:
        _say("The keys come from ARIANE_KEYS: add a key there, and name it active.")
        return 1
    file = settings.home / "keys.json"
    Keyring.load(file).rotated().save(file)
    _say(f"A new key is active in {file}. Start the service again to use it.")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
