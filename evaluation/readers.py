"""Who reads a set: ourselves and the peers, each in its own process and environment."""

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from evaluation.examples import ROOT
from evaluation.sets import Line


@dataclass(frozen=True)
class Reader:
    """A program that reads JSON lines and writes one answer for each.

    Attributes:
        name: how the tables call it.
        environment: one that ``bin/env`` builds; empty for our own command line.
        arguments: a module and its arguments, or a command of ``bin/ariane``.
        reads: of facts, the kinds it is made for; empty when that is every kind.
    """

    name: str
    environment: str
    arguments: Sequence[str]
    reads: frozenset[str] = frozenset()


class CannotRead(RuntimeError):
    """A reader did not answer; the message says why, in a line."""


OURS_MEANING: Final = Reader("Ariane", "", ("understand",))
OURS_FACTS: Final = Reader("Ariane", "", ("extract",))
STOCK: Final = Reader("rasa init (DIET)", "engine", ("evaluation.stock",))
FACT_PEERS: Final = (
    Reader(
        "Duckling",
        "peers",
        ("evaluation.peers.duckling",),
        frozenset({"amounts", "dates", "phone", "email", "url", "domain"}),
    ),
    Reader(
        "Recognizers-Text",
        "peers",
        ("evaluation.peers.recognizers",),
        frozenset({"amounts", "dates"}),
    ),
    Reader("dateparser", "peers", ("evaluation.peers.dates",), frozenset({"dates"})),
    Reader("price-parser", "peers", ("evaluation.peers.prices",), frozenset({"amounts"})),
    Reader("phonenumbers", "peers", ("evaluation.peers.phones",), frozenset({"phone"})),
    Reader(
        "spaCy fr_core_news_md",
        "peers",
        ("evaluation.peers.entities",),
        frozenset({"person_name", "company"}),
    ),
)


def answers(reader: Reader, lines: Sequence[Line]) -> Mapping[str, Line]:
    """Return what a reader makes of each line, by its ``id``.

    Raises:
        CannotRead: its environment cannot be built, it failed, or it left lines out.
    """
    asked = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    done = subprocess.run(  # noqa: S603 - our own modules
        _command(reader),
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore"},
    )
    if done.returncode:
        raise CannotRead(_last_line(done.stderr))
    told = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    by_id = {str(line["id"]): line for line in told}
    missing = [line["id"] for line in lines if str(line["id"]) not in by_id]
    if missing:
        raise CannotRead(f"no answer to {len(missing)} lines, the first is {missing[0]}")
    return by_id


def _command(reader: Reader) -> list[str]:
    if not reader.environment:
        return [str(ROOT / "bin" / "ariane"), *reader.arguments]
    built = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "bin" / "env", reader.environment], capture_output=True, text=True, check=False
    )
    if built.returncode:
        raise CannotRead(_last_line(built.stderr))
    return [f"{built.stdout.strip()}/bin/python", "-m", *reader.arguments]


def _last_line(said: str) -> str:
    return next((line for line in reversed(said.splitlines()) if line.strip()), "no reason given")
