"""What every peer's module does: read JSON lines, write JSON lines."""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import datetime, timezone
from typing import Any

Facts = dict[str, list[dict[str, str]]]


def answer_lines(read: Callable[[str, datetime], Facts], lines: Iterable[str] = sys.stdin) -> None:
    """Write, for each ``{id, text, ref_date}``, the facts of the kinds the tool reads."""
    for line in lines:
        asked: dict[str, Any] = json.loads(line)
        facts = read(asked["text"], _moment(asked))
        sys.stdout.write(json.dumps({"id": asked["id"], **facts}, ensure_ascii=False) + "\n")


def _moment(asked: dict[str, Any]) -> datetime:
    """Return noon of the day the text was written."""
    day = datetime.fromisoformat(asked["ref_date"])
    return day.replace(hour=12, minute=0, tzinfo=timezone.utc)
