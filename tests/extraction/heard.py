"""Sentences with their facts marked in braces: « {06 39 98 00 01|phone victim|+33639980001} »."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_MARK = re.compile(r"\{(?P<typed>[^{}|]+)\|(?P<kind>\w+) (?P<owner>\w+)(?:\|(?P<normal>[^{}]+))?\}")
_HOME = Path(__file__).parent.parent / "data" / "heard"


@dataclass(frozen=True)
class Heard:
    """A sentence as it is typed, and the kind, normal form and owner of all that it names."""

    text: str
    facts: frozenset[tuple[str, str, str]]


def heard(name: str) -> Iterator[tuple[str, Heard]]:
    """Yield each sentence of a file with the heading that it stands under."""
    heading = ""
    for line in (_HOME / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            heading = line[2:]
        elif line:
            yield heading, _marked(line.replace("⏎", "\n"))


def _marked(line: str) -> Heard:
    facts = frozenset(
        (mark["kind"], mark["normal"] or mark["typed"], mark["owner"])
        for mark in _MARK.finditer(line)
    )
    return Heard(_MARK.sub(r"\g<typed>", line), facts)
