"""Which commands there are, and what they are called with."""

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import BadSetting, Settings
from bot.commands import (
    courts,
    doctor,
    dossier,
    engine,
    linkage,
    operations,
    orientation,
    reading,
    search,
)
from bot.complaint.errors import ComplaintError
from bot.complaint.officers import Role
from bot.linkage.policy import BadPolicy
from bot.orientation.entries import BadQuestionnaire
from bot.sealing.keyring import KeyMissing
from bot.wording.reading import MissingWords

Command = Callable[[argparse.Namespace, Settings], int]
_UNUSABLE: Final = (
    CannotStart,
    BadSetting,
    KeyMissing,
    BadQuestionnaire,
    BadPolicy,
    MissingWords,
)


def run(arguments: Sequence[str]) -> int:
    """Run one command; return the process's exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    for chatty in ("alembic", "rasa_sdk"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    asked = make_parser().parse_args(arguments)
    try:
        status: int = asked.command(asked, Settings.read(os.environ))
    except _UNUSABLE as error:
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
    _add_courts(commands)
    _add_export(commands)
    audit = _group(commands, "audit", "the audit trail")
    _add(audit, "verify", operations.verify_audit, "prove the chain and its published heads")
    corrections = _group(commands, "corrections", "what officers corrected")
    _add(
        corrections,
        "export",
        operations.export_corrections,
        "write what should have been read, as JSON lines, without any person",
    )
    rules = _group(commands, "orientation", "where cases go")
    _add(rules, "doc", orientation.write_page, "write docs/orientation.md from its data")
    retention = _group(commands, "retention", "what may no longer be kept")
    _add(retention, "purge", operations.purge, "erase the drafts untouched for 30 days")
    keys = _group(commands, "keys", "the keys that seal the records")
    _add(keys, "rotate", operations.rotate_keys, "seal with a new key; the old ones still open")
    _add_linkage(commands)
    _add_search(commands)
    return parser


def _add_courts(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = _group(commands, "courts", "which court serves which commune")
    table = _add(group, "import", courts.import_table, "take the ministry's table, a CSV file")
    table.add_argument("file", type=Path)
    table.add_argument(
        "--skip-unknown", action="store_true", help="leave out the lines that cannot be taken"
    )


def _add_export(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    made = _add(commands, "export", dossier.export, "write one file, whole, to a new folder")
    made.add_argument("reference", help="of the complaint: A7K-2931")
    made.add_argument(
        "--login", required=True, help="the officer for whom it is; she may read files"
    )
    made.add_argument("--to", type=Path, default=Path(), help="where the folder goes (here)")
    made.add_argument("--zip", action="store_true", help="write one archive instead")


def _add_linkage(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = _group(commands, "linkage", "recoupement: which files show the same author")
    rebuild = _add(group, "rebuild", linkage.rebuild, "work every case out again from the records")
    rebuild.add_argument(
        "--lists",
        action="store_true",
        help="look each value up again in data/linkage",
    )


def _add_search(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    group = _group(commands, "search", "the search by words in sealed files")
    rebuild = _add(group, "rebuild", search.rebuild, "let every file be found by its words")
    rebuild.add_argument(
        "--all",
        action="store_true",
        help="begin again with every file: after a rotation of the keys",
    )


def _add_officer(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    officer = _group(commands, "officer", "the officers' accounts")
    add = _add(officer, "add", operations.add_officer, "add an account, or enrol it again")
    add.add_argument("login")
    add.add_argument("--name", help="grade and name, as on a procès-verbal (default: the login)")
    add.add_argument("--service", default="Brigade de lutte contre les e-escroqueries")
    add.add_argument("--role", choices=[role.value for role in Role], default=Role.AGENT.value)


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
