"""Which commands there are, and what they are called with."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence

from bot.bootstrap.assembly import CannotStart
from bot.bootstrap.settings import BadSetting, Settings
from bot.commands import doctor, engine, operations, reading
from bot.complaint.errors import ComplaintError
from bot.complaint.officers import Role
from bot.orientation.loading import BadQuestionnaire
from bot.sealing.keyring import KeyMissing
from bot.wording.wording import MissingWords

Command = Callable[[argparse.Namespace, Settings], int]


def run(arguments: Sequence[str]) -> int:
    """Run one command; return the process's exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for chatty in ("alembic", "rasa_sdk"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    asked = make_parser().parse_args(arguments)
    try:
        status: int = asked.command(asked, Settings.read(os.environ))
    except (CannotStart, BadSetting, KeyMissing, BadQuestionnaire, MissingWords) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except ComplaintError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1
    except KeyboardInterrupt:
        return 130
    return status


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of every command."""
    parser = argparse.ArgumentParser(prog="ariane")
    commands = parser.add_subparsers(required=True, metavar="command")
    _add(commands, "serve", operations.serve, "start everything and stay until stopped")
    _add(commands, "train", engine.train, "train the model if its data changed")
    _add(commands, "understand", engine.understand, "read {id, text} lines, write intents")
    _add(commands, "extract", reading.extract, "read {id, text, ref_date} lines, write facts")
    _add(commands, "doctor", doctor.examine, "say what is there and what is not")
    _add_officer(commands)
    audit = _group(commands, "audit", "the audit trail")
    _add(audit, "verify", operations.verify_audit, "prove the chain and its published heads")
    retention = _group(commands, "retention", "what may no longer be kept")
    _add(retention, "purge", operations.purge, "erase the drafts untouched for 30 days")
    keys = _group(commands, "keys", "the keys that seal the records")
    _add(keys, "rotate", operations.rotate_keys, "seal with a new key; the old ones still open")
    return parser


def _add_officer(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    officer = _group(commands, "officer", "the officers' accounts")
    add = _add(officer, "add", operations.add_officer, "add an account, or change its password")
    add.add_argument("login")
    add.add_argument("--name", help="grade and name, as on a procès-verbal (default: the login)")
    add.add_argument("--service", default="Brigade de lutte contre les e-escroqueries")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.AGENT.value)
    add.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )


def _group(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, what: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    group = commands.add_parser(name, help=what)
    return group.add_subparsers(required=True, metavar="command")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    what: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what)
    parser.set_defaults(command=command)
    return parser
