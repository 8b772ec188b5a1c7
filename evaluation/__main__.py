"""``python -m evaluation``: measure what Ariane understands, beside her peers.

usage: python -m evaluation [meaning|facts|both] [--intents FILE] [--offences FILE] [--facts FILE …]
                            [--no-peers]

Any Python runs it: each reader works in the environment that ``bin/env`` builds for it.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from evaluation import readers
from evaluation.meaning import tell_meaning
from evaluation.reading import tell_reading
from evaluation.sets import HOME, BadSet, read_set


def main(arguments: Sequence[str]) -> int:
    """Print the report; status 1 when a set cannot be read."""
    asked = _parser().parse_args(arguments)
    try:
        if {"meaning", "both"}.intersection(_parts(asked)):
            _print(_meaning(asked))
        if {"facts", "both"}.intersection(_parts(asked)):
            _print(_facts(asked))
    except (BadSet, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _parts(asked: argparse.Namespace) -> list[str]:
    """Return the parts asked for; argparse gives the default as it is, not in a list."""
    return [asked.parts] if isinstance(asked.parts, str) else asked.parts


def _meaning(asked: argparse.Namespace) -> Iterator[str]:
    intents = read_set(asked.intents, ["intent"])
    offences = read_set(asked.offences, ["offence"])
    yield f"# What it means: {asked.intents.name}, {asked.offences.name}"
    peers = [] if asked.no_peers else [readers.STOCK]
    yield from tell_meaning([readers.OURS_MEANING, *peers], intents, offences)


def _facts(asked: argparse.Namespace) -> Iterator[str]:
    peers = [] if asked.no_peers else readers.FACT_PEERS
    for file in asked.facts:
        lines = read_set(file, ["ref_date", "amounts", "dates", "identifiers"])
        yield f"# Which facts it states: {file.name}, {len(lines)} texts"
        yield from tell_reading([readers.OURS_FACTS, *peers], lines)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["meaning", "facts", "both"], default="both")
    parser.add_argument("--intents", type=Path, default=HOME / "intents.jsonl")
    parser.add_argument("--offences", type=Path, default=HOME / "offences.jsonl")
    facts = [HOME / "facts.jsonl", HOME / "facts_apart.jsonl"]
    parser.add_argument("--facts", type=Path, nargs="+", default=facts)
    parser.add_argument("--no-peers", action="store_true", help="measure Ariane alone")
    return parser


def _print(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
