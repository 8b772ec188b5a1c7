"""What people read is set in French: its apostrophes, its quotes, its no-break spaces."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.bootstrap.settings import ROOT

FILES = sorted(
    path
    for pattern in ("responses/*.yml", "wording/*.yml", "orientation/[as]*.yml")
    for path in (ROOT / "data").glob(pattern)
)
TEMPLATES = sorted((ROOT / "bot" / "documents" / "templates").glob("*.typ"))
# A colon, a question mark, a quote or a unit never begins a line.
LOOSE = re.compile(r" [:;?!»]|« | (?:€|Mo|Ko|h)\b|(?<=\w)'(?=\w)")


def sentences(node: object) -> Iterator[str]:
    if isinstance(node, str):
        if not node.startswith("/"):
            yield node
    elif isinstance(node, dict):
        for key, part in node.items():
            if key not in ("payload", "condition"):
                yield from sentences(part)
    elif isinstance(node, list):
        for part in node:
            yield from sentences(part)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_is_said_is_set_in_french(path: Path) -> None:
    told = sentences(yaml.safe_load(path.read_text(encoding="utf-8")))

    assert [sentence for sentence in told if LOOSE.search(sentence)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_what_is_printed_is_set_in_french(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    printed = [line for line in lines if not line.lstrip().startswith(("//", "#", "set", "show"))]

    assert [line for line in printed if re.search(r"\w (?:[:;?»]|!(?!=))|« | €", line)] == []
