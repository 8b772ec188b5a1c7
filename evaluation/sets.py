"""The frozen sets that everybody is measured on: one JSON object a line."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from evaluation.examples import ROOT

HOME: Final = ROOT / "tests" / "data" / "understanding"

# An object of a set, or of a reader's answer: its ``id``, and what its set is about.
Line = dict[str, Any]


class BadSet(ValueError):
    """A line of a set is not what its set holds."""


def read_set(file: Path, needed: Sequence[str]) -> list[Line]:
    """Return the lines of a set, each with an ``id``, a ``text`` and what is needed.

    Raises:
        BadSet: a line is not JSON or lacks something; the message names it.
        OSError: the file cannot be read.
    """
    lines: list[Line] = []
    for number, written in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not written.strip():
            continue
        try:
            line = json.loads(written)
        except ValueError as error:
            raise BadSet(f"{file}:{number}: {error}") from error
        missing = [key for key in ("id", "text", *needed) if key not in line]
        if missing:
            raise BadSet(f"{file}:{number}: no {', '.join(missing)}")
        lines.append(line)
    return lines
