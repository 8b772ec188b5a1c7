"""Many victims, a few at a time."""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random

from tests.live import LiveService
from tests.simulation.kills import Kills
from tests.simulation.talk import Account, Talk
from tests.simulation.truths import Truth, draw


def victims(count: int, seed: int, *, offence: str = "", persona: str = "") -> list[Truth]:
    """Invent the victims of a run; the same seed gives the same ones."""
    return [
        draw(Random(f"{seed}/{number}"), number, offence=offence, persona=persona)
        for number in range(count)
    ]


def converse(
    service: LiveService,
    truths: Sequence[Truth],
    seed: int,
    *,
    workers: int,
    kills: Kills | None = None,
) -> list[Account]:
    """Let the victims talk to a running service; return what became of each, in their order."""

    def one(truth: Truth) -> Account:
        chance = Random(f"{seed}/{truth.number}/talk")
        return Talk(service.url, truth, chance, kills.strike if kills else None).run()

    with ThreadPoolExecutor(workers) as pool:
        accounts = list(_told(pool.map(one, truths), len(truths)))
    if kills:
        kills.cease()
    return accounts


def _told(accounts: Iterator[Account], count: int) -> Iterator[Account]:
    for number, account in enumerate(accounts, start=1):
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{number}/{count} ")
        yield account
