"""What the page of a case draws: where its victims live, and how it grew. Each has its table."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from bot.jurisdiction.communes import load_communes
from bot.wording.forms import month_form

_OUTLINES: Final = Path(__file__).parent / "data" / "outlines.tsv"
# A postal code does not tell the two departments of Corsica apart.
_CORSICA: Final = ("20", ("2A", "2B"))
_SHADES: Final = 4
_WIDTH: Final = 600
_HEIGHT: Final = 120
_POINTS: Final = 200
"""How many points a curve has at the most: more than can be told apart on a screen."""


def by_department(victims: Mapping[str, int]) -> dict[str, Any]:
    """Return the map of the victims' departments, and its table, most victims first.

    Args:
        victims: how many live in each, those who gave no postal code under ``""``.
    """
    told = Counter({code: many for code, many in victims.items() if code})
    most = max(told.values(), default=0)
    names = {**load_communes().departments, _CORSICA[0]: "Corse"}
    shades = {code: _shade(many, most) for code, many in told.items()}
    for part in _CORSICA[1]:
        shades[part] = shades.get(_CORSICA[0], 0)
    return {
        "rows": [
            {"code": code, "name": names.get(code, ""), "victims": many, "most": most}
            for code, many in sorted(told.items(), key=lambda each: (-each[1], each[0]))
        ],
        "unsaid": victims.get("", 0),
        "outlines": [(path, shades.get(code, 0)) for code, path in _outlines()],
    }


def growth(moments: Sequence[datetime]) -> dict[str, Any]:
    """Return how many files there were at each moment, as a curve and month by month.

    Args:
        moments: when each file came, in their order.
    """
    months = Counter(month_form(each) for each in moments)
    rows, total = [], 0
    for month, fresh in months.items():
        total += fresh
        rows.append({"month": month, "fresh": fresh, "total": total})
    return {"rows": rows, "curve": _curve(moments), "width": _WIDTH, "height": _HEIGHT}


def _curve(moments: Sequence[datetime]) -> str:
    """Return the points of a polyline, which rises at each file."""
    begin, end = moments[0], moments[-1]
    span = (end - begin).total_seconds() or 1.0
    step = math.ceil(len(moments) / _POINTS)
    points, before = [f"0,{_HEIGHT}"], _HEIGHT
    for place in [*range(0, len(moments) - 1, step), len(moments) - 1]:
        x = round((moments[place] - begin).total_seconds() / span * _WIDTH)
        y = round(_HEIGHT * (1 - (place + 1) / len(moments)))
        points += [f"{x},{before}", f"{x},{y}"]
        before = y
    return " ".join([*points, f"{_WIDTH},{before}"])


def _shade(victims: int, most: int) -> int:
    return math.ceil(_SHADES * victims / most)


@cache
def _outlines() -> Sequence[tuple[str, str]]:
    lines = _OUTLINES.read_text(encoding="utf-8").splitlines()
    return [(code, path) for code, _, path in (line.partition("\t") for line in lines)]
