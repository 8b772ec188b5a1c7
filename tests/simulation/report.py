"""What a run says: how many were served rightly, by kind of case and by trait, and the failures."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tests.simulation.talk import Account
from tests.simulation.truths import HABITS

# What the product is held to.
AIM_ORIENTED: Final = 99.0
AIM_FILED: Final = 95.0
_WIDTH: Final = 26


def lines(accounts: Sequence[Account]) -> Iterator[str]:
    """Return the report, line after line: the whole, the parts, the causes, the transcripts."""
    yield (
        f"{'':{_WIDTH}}{'victims':>8}{'oriented':>9}{'filed':>7}{'right':>7}{'asked':>7}"
        f"{'turns':>7}{'p90':>5}{'dead':>6}{'twice':>7}{'again':>7}"
    )
    yield _row("all", accounts)
    yield from _parts("by offence", accounts, lambda each: [each.truth.kind])
    yield from _parts("by persona", accounts, lambda each: [each.truth.persona])
    yield from _parts("by habit", accounts, lambda each: sorted(each.truth.habits & set(HABITS)))
    yield from _parts("by tail", accounts, lambda each: [each.truth.tail.name])
    yield ""
    yield "oriented: % sent where the published tree sends them. filed: of those who should file, %"
    yield "filed; right: of those, % with every known fact right. asked: questions, median. turns:"
    yield "messages to filing. dead: dead ends. twice: asked although told before. again: asked"
    yield "again right after an answer."
    yield from _causes(accounts)
    yield from _transcripts(accounts)


def holds(accounts: Sequence[Account]) -> bool:
    """Tell whether every aim is reached."""
    oriented, right = _shares(accounts)
    clean = not any(each.dead_end or each.twice or each.broken for each in accounts)
    return clean and oriented >= AIM_ORIENTED and right >= AIM_FILED


def causes(accounts: Sequence[Account]) -> Counter[str]:
    """Count what went wrong, by cause."""
    found: Counter[str] = Counter()
    for each in accounts:
        if not each.oriented:
            right = " or ".join(sorted(each.truth.outcomes))
            found[f"sent to {each.outcome or 'nowhere'} instead of {right}"] += 1
        if each.dead_end:
            found[f"dead end: {each.dead_end}"] += 1
        found.update(f"told before, and asked: {fact}" for fact in each.twice)
        found.update(f"answered, and asked again: {fact}" for fact in each.again)
        found.update(f"{fault.kind}: {fault.fact}" for fault in each.faults)
        found.update(f"broken: {each_}" for each_ in each.broken)
    return found


def _shares(accounts: Sequence[Account]) -> tuple[float, float]:
    should = [each for each in accounts if each.truth.files]
    right = [each for each in should if each.filed and each.oriented and not each.faults]
    oriented = [each for each in accounts if each.oriented]
    return _share(oriented, accounts), _share(right, should)


def _row(name: str, accounts: Sequence[Account]) -> str:
    should = [each for each in accounts if each.truth.files]
    filed = [each for each in should if each.filed]
    oriented, right = _shares(accounts)
    turns = sorted(each.turns for each in filed)
    asked = statistics.median(each.questions for each in accounts)
    dead = sum(bool(each.dead_end) for each in accounts)
    twice = sum(len(each.twice) for each in accounts)
    again = sum(len(each.again) for each in accounts)
    done = f"{_share(filed, should):7.1f}{right:7.1f}" if should else f"{'–':>7}{'–':>7}"
    length = f"{statistics.median(turns):7.0f}{_p90(turns):5.0f}" if turns else f"{'–':>7}{'–':>5}"
    counts = f"{asked:7.0f}{length}{dead:6}{twice:7}{again:7}"
    return f"{name:{_WIDTH}}{len(accounts):8}{oriented:9.1f}{done}{counts}"


def _parts(
    title: str, accounts: Sequence[Account], names: Callable[[Account], Sequence[str]]
) -> Iterator[str]:
    parts: dict[str, list[Account]] = {}
    for each in accounts:
        for name in names(each):
            parts.setdefault(name, []).append(each)
    yield ""
    yield title
    for name in sorted(parts):
        yield _row(f"  {name}", parts[name])


def _causes(accounts: Sequence[Account]) -> Iterator[str]:
    yield ""
    yield "what went wrong, most frequent first"
    for cause, count in causes(accounts).most_common():
        yield f"{count:5}  {cause}"


def _transcripts(accounts: Sequence[Account]) -> Iterator[str]:
    for each in accounts:
        if each.fails:
            truth = each.truth
            yield ""
            yield f"== victim {truth.number}: {truth.leaf.name}, {truth.tail.name}"
            yield f"   {truth.persona}, {', '.join(sorted(truth.habits)) or 'no habit'}"
            yield from (f"   {cause}" for cause in causes([each]))
            yield from (f"   {fault}" for fault in each.faults)
            yield from each.transcript


def _share(part: Sequence[Account], whole: Sequence[Account]) -> float:
    return 100 * len(part) / len(whole) if whole else 100.0


def _p90(values: Sequence[int]) -> float:
    return statistics.quantiles(values, n=10)[-1] if len(values) > 1 else float(values[0])
