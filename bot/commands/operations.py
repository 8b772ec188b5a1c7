"""Running the service, its accounts, its audit trail, its keys."""

import argparse
import asyncio
import json
import sys
from dataclasses import asdict

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
    """Add an account, or let an existing one be enrolled again; print its one-time enrolment."""
    invitation = assemble(settings).accounts.add(
        asked.login, asked.name or asked.login, asked.service, Role(asked.role)
    )
    _say(f"Account {invitation.officer.login} waits for its enrolment, once, within seven days:")
    _say(f"http://{settings.host}:{settings.port}/console/inscription/{invitation.token}")
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


def export_corrections(_asked: argparse.Namespace, settings: Settings) -> int:
    """Write officers' corrections as JSON lines, without anything that names somebody."""
    for lesson in assemble(settings).lessons.all():
        _say(json.dumps(asdict(lesson), ensure_ascii=False))
    return 0


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
