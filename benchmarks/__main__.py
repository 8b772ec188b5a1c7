"""``make bench``: prints how quickly turns are answered, beside the stock pipeline."""

import asyncio
import platform
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import psutil

from benchmarks.ours import Measured, measure_ours
from benchmarks.peer import measure_peer
from benchmarks.reading import Reading, measure_reading
from benchmarks.widget import Weight, seconds_to_use, weigh

_ROWS = (
    ("milliseconds a turn, median", lambda each: each.load.p50, "lower"),
    ("milliseconds a turn, 95th percentile", lambda each: each.load.p95, "lower"),
    ("turns a second, eight victims at once", lambda each: each.load.rate, "higher"),
    ("milliseconds of the 5th turn", lambda each: each.load.early, "lower"),
    ("milliseconds of the 150th turn", lambda each: each.load.late, "lower"),
    ("seconds from the command to the first answer", lambda each: each.start, "lower"),
    ("megabytes resident, engine", lambda each: each.memory["engine"], "lower"),
)


def main(arguments: Sequence[str]) -> None:
    """Measure both bots on this machine and print the table; ``--alone`` leaves the peer out."""
    alone = list(arguments) == ["--alone"]
    _say("Measuring the chat…")
    weights = weigh()
    _say("Measuring the reading of facts…")
    readings = measure_reading()
    with tempfile.TemporaryDirectory() as folder:
        ours, peer, visited = (Path(folder) / name for name in ("ours", "peer", "visited"))
        for home in (ours, peer, visited):
            home.mkdir()
        seconds = seconds_to_use(visited)
        _say("Measuring Ariane…")
        mine = asyncio.run(measure_ours(ours))
        _say("" if alone else "Measuring the stock pipeline…")
        stock = mine if alone else asyncio.run(measure_peer(peer))
    _print(mine, stock)
    _print_readings(readings)
    _print_chat(weights, seconds)


def _print(mine: Measured, stock: Measured) -> None:
    memory = psutil.virtual_memory().total / 1e9
    print(f"{platform.machine()}, {psutil.cpu_count()} cores, {memory:.0f} GB\n")
    print(f"{'':46}{'Ariane':>10}" + ("" if stock is mine else f"{'stock':>10}{'ratio':>8}"))
    for label, read, better in _ROWS:
        own, other = read(mine), read(stock)
        peer = "" if stock is mine else f"{other:10.1f}{own / other:8.2f}"
        print(f"{label:46}{own:10.1f}{peer}  ({better} is better)")
    growth = [each.load.late / each.load.early for each in (mine, stock)]
    print(
        f"{'150th turn over 5th':46}{growth[0]:10.2f}"
        + ("" if stock is mine else f"{growth[1]:10.2f}")
    )
    print(f"{'megabytes resident, service':46}{mine.memory['service']:10.1f}")
    print("\nAriane: the API to the reply, written to the database.")
    if stock is not mine:
        print("Stock: the same data and actions, `rasa run` as it comes, REST channel.")


def _print_readings(readings: Sequence[Reading]) -> None:
    print(f"\n{'milliseconds to read the facts of':46}{'Ariane':>10}{'spaCy':>10}{'ratio':>8}")
    for each in readings:
        ratio = each.ours / each.model
        print(f"{f'{each.words} words':46}{each.ours:10.1f}{each.model:10.1f}{ratio:8.2f}")
    print("spaCy: the whole of fr_core_news_md on the same text.")


def _print_chat(weights: Sequence[Weight], seconds: float) -> None:
    print(f"\n{'kilobytes of the chat, compressed':46}{weights[0].kilobytes:10.1f}")
    for each in weights[1:]:
        ratio = weights[0].kilobytes / each.kilobytes
        print(f"{f'  {each.name}':46}{each.kilobytes:10.1f}{ratio:18.2f}")
    print(f"{'seconds to the first word, 400 kbit/s, 400 ms':46}{seconds:10.1f}")


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
