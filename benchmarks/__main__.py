"""``make bench``: prints how quickly turns are answered and files are linked, beside peers."""

import argparse
import asyncio
import platform
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from benchmarks.desk import Desk, measure_desk
from benchmarks.exhibits import OcrScore, measure_kinds, measure_ocr
from benchmarks.linking import Linked, measure_linking
from benchmarks.ours import Measured, measure_ours
from benchmarks.peer import measure_peer
from benchmarks.places import Finding, measure_places
from benchmarks.questions import Asked, measure_questions
from benchmarks.reading import Reading, measure_reading
from benchmarks.uploads import Crowd, measure_crowd
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


# So many complaints; 1 000 000 can be asked for, and take hours to fill in.
_DESK = 5_000
_LINKING = (
    ("pairwise precision", lambda each: each.truth and f"{each.truth.precision:.4f}"),
    ("pairwise recall", lambda each: each.truth and f"{each.truth.recall:.4f}"),
    ("recall by complaint (B-cubed)", lambda each: each.truth and f"{each.truth.by_file:.4f}"),
    ("seconds, all from nothing", lambda each: each.rebuild and f"{each.rebuild:.1f}"),
    ("seconds of processor for it", lambda each: each.busy and f"{each.busy:.1f}"),
    ("seconds, nothing to write", lambda each: each.again and f"{each.again:.1f}"),
    ("megabytes at the most", lambda each: each.memory and f"{each.memory:.0f}"),
    ("ms to match a filing, median", lambda each: each.filing and f"{each.filing[0]:.1f}"),
    ("ms, 95th percentile", lambda each: each.filing and f"{each.filing[1]:.1f}"),
)


def main(arguments: Sequence[str]) -> None:
    """Measure both bots, the linkers and the reading of files, and print the tables."""
    parser = argparse.ArgumentParser(prog="bench")
    parser.add_argument("--alone", action="store_true", help="leave the stock pipeline out")
    parser.add_argument("--linking", action="store_true", help="measure recoupement only")
    parser.add_argument("--exhibits", action="store_true", help="measure the reading of files only")
    parser.add_argument("--questions", action="store_true", help="count the questions asked only")
    parser.add_argument(
        "--desk", type=int, nargs="?", const=_DESK, metavar="N", help="measure the desk only"
    )
    parser.add_argument(
        "--complaints",
        type=int,
        default=100_000,
        help="how many are linked; a million takes half an hour and 9 GB",
    )
    asked = parser.parse_args(arguments)
    if asked.exhibits:
        _measure_exhibits()
        return
    if asked.questions:
        _measure_questions()
        return
    if asked.desk:
        _print_desk(asked.desk, measure_desk(asked.desk))
        return
    if not asked.linking:
        _measure_questions()
        _measure_bots(alone=asked.alone)
        _measure_exhibits()
        _say("Measuring the officers’ desk…")
        _print_desk(_DESK, measure_desk(_DESK))
    _say(f"Linking {asked.complaints} complaints…")
    measured = []
    for each in measure_linking(asked.complaints):
        _say(str(each))
        measured.append(each)
    _print_linking(asked.complaints, measured)


def _measure_questions() -> None:
    _say("Telling one story for each end of the published tree…")
    with tempfile.TemporaryDirectory() as folder:
        _print_questions(measure_questions(Path(folder)))


def _measure_bots(*, alone: bool) -> None:
    _say("Measuring the chat…")
    weights = weigh()
    _say("Measuring the reading of facts…")
    readings = measure_reading()
    findings = measure_places()
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
    _print_findings(findings)
    _print_chat(weights, seconds)


def _measure_exhibits() -> None:
    with tempfile.TemporaryDirectory() as folder:
        _say("Drawing screenshots and reading them…")
        _print_ocr(measure_ocr(Path(folder)))
    _print_kinds(measure_kinds())
    with tempfile.TemporaryDirectory() as folder:
        _say("Sending fifty files of 20 MB at once…")
        _print_crowd(asyncio.run(measure_crowd(Path(folder))))


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


def _print_findings(findings: Sequence[Finding]) -> None:
    print(f"\n{'milliseconds to find a commune by':46}")
    for each in findings:
        print(f"{each.what:46}{each.milliseconds:10.2f}")


def _print_questions(ends: Sequence[Asked]) -> None:
    print(f"{'clicks':>6}{'nothing':>8}{'story':>6}  end of the published tree, and what is asked")
    for each in ends:
        asked = " ".join(each.after_story)
        still = f", taken for {each.lost}" if each.lost else f"  {asked}"
        counts = f"{each.clicks:6}{len(each.from_nothing):8}{len(each.after_story):6}"
        print(f"{counts}{'  ' if each.halved else ' *'}{each.path}{still}")
    clicks = sum(each.clicks for each in ends)
    nothing = sum(len(each.from_nothing) for each in ends)
    story = sum(len(each.after_story) for each in ends)
    print(f"{clicks:6}{nothing:8}{story:6}  all")
    halved, lost = sum(each.halved for each in ends), sum(bool(each.lost) for each in ends)
    print(f"half the clicks or fewer: {halved} of {len(ends)}; taken for something else: {lost}")
    print("nothing: of who says nothing by herself; story: after one paragraph; *: not halved")


def _print_linking(size: int, measured: Sequence[Linked]) -> None:
    print(f"\n{f'{size} complaints linked':32}" + "".join(f"{each.name:>32}" for each in measured))
    for label, read in _LINKING:
        cells = (read(each) for each in measured)
        print(f"{label:32}" + "".join(f"{'' if cell is None else cell:>32}" for cell in cells))
    print("All that can be known: what links for whoever knows which values are one author's.")
    print("Splink: deterministic_link() on the same six columns, and its own clustering.")
    print("PostgreSQL: without fsync, on this machine; no figure includes the commit.")


def _print_desk(size: int, measured: Sequence[Desk]) -> None:
    for each in measured:
        print(f"\n{f'{size} complaints, {each.name}':46}{'median':>10}{'p95':>10}{'ratio':>8}")
        for label, took, peer in (
            ("ms, a page of the queue, HTTP", each.queue, each.select),
            ("ms, SELECT * … LIMIT 50 alone", each.select, None),
            ("ms, a search by identifier, HTTP", each.identifiers, each.select),
            ("ms, a search by words, HTTP, with excerpts", each.words, each.clear),
            ("ms, of which finding the files", each.index, each.clear),
            ("ms, the same words in clear, full-text index", each.clear, None),
        ):
            ratio = f"{took.p95 / peer.p95:8.1f}" if peer else ""
            print(f"{label:46}{took.median:10.1f}{took.p95:10.1f}{ratio}")
        print(f"The slowest page, p95: {each.slowest[1]:.1f} ms, {each.slowest[0]}")
    print("Ratio: p95 to p95 of SELECT, or of FTS5 and tsvector with GIN; no HTTP in those.")


def _print_ocr(scores: Sequence[OcrScore]) -> None:
    titles = ("precision", "recall", "F1", "s, median", "slowest")
    print(
        f"\n{'identifiers and sums of screenshots':36}" + "".join(f"{each:>11}" for each in titles)
    )
    for each in scores:
        row = (each.precision, each.recall, each.f1, each.seconds, each.slowest)
        print(f"{each.name:36}" + "".join(f"{number:11.3f}" for number in row))


def _print_kinds(kinds: Mapping[str, float]) -> None:
    print(f"\n{'milliseconds to open and read, warm':46}{'Ariane':>10}")
    for name, seconds in kinds.items():
        print(f"{name:46}{seconds * 1000:10.1f}")


def _print_crowd(crowd: Crowd) -> None:
    print("\nfifty uploads of 20 MB at once")
    print(f"{'seconds until the last is answered':46}{crowd.seconds:10.1f}")
    print(f"{'megabytes resident before, no engine':46}{crowd.before:10.1f}")
    print(f"{'megabytes resident at most':46}{crowd.peak:10.1f}")
    print(f"{'milliseconds a turn meanwhile, median':46}{crowd.turn:10.1f}")


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
