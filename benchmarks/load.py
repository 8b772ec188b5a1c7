"""Victims who type without a pause, one after the other or several at once."""

import asyncio
import itertools
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tests.dialogue import STORY

Turn = Callable[[str], Awaitable[None]]
"""Sends one message of a conversation and waits for its answer."""
Opening = Callable[[], Awaitable[Turn]]
"""Opens a conversation."""

# What both bots are told, in this order; questions, corrections and answers in their usual mix.
SCRIPT: Final = (
    STORY,
    "non c'était 540",
    "non jamais",
    "c'est anonyme ?",
    "oui j'ai 45 ans",
    "oui c'est moi",
    "je ne sais pas",
    "non pas encore",
    "oui",
    "Jeanne",
    "Dupré",
    "12/05/1980",
)
# A long conversation, of which nothing is ever finished.
_LONG: Final = ("c'est anonyme ?", "non c'était 540", "c'est quoi un iban ?", "en fait c'était 450")
_CONVERSATIONS: Final = 20
_AT_ONCE: Final = 8
_TURNS: Final = 152
_EARLY: Final = slice(3, 8)
_LATE: Final = slice(147, 152)


@dataclass(frozen=True)
class Load:
    """What was measured of one bot.

    Attributes:
        p50: milliseconds a turn, one victim at a time, median.
        p95: the 95th percentile of the same.
        rate: turns a second, eight victims at once.
        early: milliseconds of the 5th turn of a long conversation, median of five around it.
        late: the same of the 150th.
    """

    p50: float
    p95: float
    rate: float
    early: float
    late: float


async def measure(opening: Opening) -> Load:
    """Return what a bot takes, after one conversation that is not counted."""
    await _converse(opening)
    single = [took for _ in range(_CONVERSATIONS) for took in await _converse(opening)]
    began = time.perf_counter()
    crowd = await asyncio.gather(*(_conversations(opening, 3) for _ in range(_AT_ONCE)))
    rate = sum(len(each) for each in crowd) / (time.perf_counter() - began)
    turn = await opening()
    endless = itertools.chain([STORY], itertools.cycle(_LONG))
    long = [await _timed(turn, text) for text in itertools.islice(endless, _TURNS)]
    return Load(
        p50=statistics.median(single),
        p95=statistics.quantiles(single, n=20)[-1],
        rate=rate,
        early=statistics.median(long[_EARLY]),
        late=statistics.median(long[_LATE]),
    )


async def _conversations(opening: Opening, count: int) -> list[float]:
    return [took for _ in range(count) for took in await _converse(opening)]


async def _converse(opening: Opening, script: Sequence[str] = SCRIPT) -> list[float]:
    turn = await opening()
    return [await _timed(turn, text) for text in script]


async def _timed(turn: Turn, text: str) -> float:
    began = time.perf_counter()
    await turn(text)
    return (time.perf_counter() - began) * 1000
