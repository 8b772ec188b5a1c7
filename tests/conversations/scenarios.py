"""The whole dialogues that are played against the running service, one a YAML file.

Each turn has what she says (``victim``), the button she chooses (``chooses``), the line of the
recap that she corrects (``corrects``), the question that she answers up to (``until``) or the draft
whose code she was just given, and gives on another device (``takes up``); and any of: ``question``
that is then pending, ``stage``, ``orientation``, ``facts`` held (null for unknown), ``absent``
facts, ``says`` and ``does not say``: pieces of Ariane's answer. A turn that comes in the middle of
something says what it ``interrupts`` as (see ``interruptions.yml``), and ``at`` which question.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
Turn = dict[str, Any]


def _load(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


SCENARIOS: Mapping[str, list[Turn]] = {
    scenario["name"]: scenario["turns"]
    for scenario in map(_load, sorted((_HERE / "scenarios").glob("*.yml")))
}
INTERRUPTIONS: Mapping[str, Turn] = _load(_HERE / "interruptions.yml")
