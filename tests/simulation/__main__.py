"""``make simulate``: invented victims tell their stories to the running service, and are judged."""

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.live import LiveService, live
from tests.simulation.kills import Kills
from tests.simulation.report import holds, lines
from tests.simulation.run import converse, victims
from tests.simulation.talk import Account
from tests.simulation.truths import PERSONAS, kinds


def main(arguments: Sequence[str]) -> int:
    """Run the simulation and print its report; 1 when an aim is missed."""
    options = _options().parse_args(arguments)
    truths = victims(
        options.victims, options.seed, offence=options.offence, persona=options.persona
    )
    with tempfile.TemporaryDirectory() as folder, live(Path(folder)) as service:
        kills = Kills(service, Random(f"{options.seed}/kills")) if options.kill else None
        accounts = converse(service, truths, options.seed, workers=options.workers, kills=kills)
        filed = complaints(service)
    sys.stdout.writelines(f"{line}\n" for line in lines(accounts))
    if kills:
        return 0 if _print_kills(kills, accounts, filed) else 1
    return 0 if holds(accounts) else 1


def complaints(service: LiveService) -> int:
    """Return how many complaints the service's database holds."""
    with sqlite3.connect(service.home / "ariane.sqlite3") as database:
        count: int = database.execute("SELECT count(*) FROM complaints").fetchone()[0]
    return count


def _print_kills(kills: Kills, accounts: Sequence[Account], filed: int) -> bool:
    """Tell what died and what became of it; whether nothing was lost and nothing filed twice."""
    died = ", ".join(f"{name} {count}" for name, count in sorted(kills.struck.items()))
    told = sum(each.filed for each in accounts)
    broken = sum(bool(each.broken) for each in accounts)
    sys.stdout.write(
        f"\ndied: {died or 'nothing'}\n{told} victims filed, {filed} complaints are there; "
        f"{broken} conversations lost a message, doubled one or left one without an answer\n"
    )
    return told == filed and not broken


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make simulate", description=__doc__)
    parser.add_argument("--victims", type=int, default=500, help="how many (500)")
    parser.add_argument("--seed", type=int, default=2026, help="the same gives the same victims")
    parser.add_argument("--offence", choices=kinds(), default="", help="one kind of case alone")
    parser.add_argument("--persona", choices=PERSONAS, default="", help="one way of speaking")
    parser.add_argument("--workers", type=int, default=2, help="victims at a time (2)")
    parser.add_argument("--kill", action="store_true", help="kill engine, service and browsers")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
