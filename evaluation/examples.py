"""Our training examples, as the classifiers of a comparison need them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from bot.extraction.folding import fold

ROOT: Final = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Example:
    """One training example.

    Attributes:
        text: as a victim types it.
        intent: what it means.
        offence: for a story, what it tells of; else ``None``.
    """

    text: str
    intent: str
    offence: str | None


def training_examples(folder: Path = ROOT / "data" / "nlu") -> list[Example]:
    """Return the examples of a folder of Rasa's training files, in the order of their names."""
    return [example for file in sorted(folder.rglob("*.yml")) for example in _examples(file)]


def stands_among(examples: Iterable[Example]) -> Callable[[str], bool]:
    """Return what tells whether a text is one of the examples, signs and capitals apart."""
    known = {_bare(example.text) for example in examples}
    return lambda text: _bare(text) in known


def _bare(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text))) or text


def _examples(file: Path) -> Iterator[Example]:
    for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
        offence = (block.get("metadata") or {}).get("offence")
        if offence == "open":
            offence = None
        for line in block["examples"].splitlines():
            yield Example(line.removeprefix("- "), block["intent"], offence)
