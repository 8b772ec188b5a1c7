"""Tables of figures as pages, CSV and JSON show them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from aiohttp import web

from bot.complaint.errors import UnknownDocument
from bot.complaint.money import Money
from bot.complaint.spans import Span
from bot.services.figures import ALL, Table, Unit
from bot.services.statistics import CASE_BANDS, HARM_BANDS
from bot.web.keys import SERVICES
from bot.wording.figures import FigureWords
from bot.wording.forms import count_form, money_form, share_form

CHARTED: Final = "weeks"
"""The table that is drawn over time; in the others each line has its bar."""
# The drawing's own units: it is stretched to the width of the page.
_WIDTH, _HEIGHT = 720, 160
_GAP: Final = 0.2
_CENTS: Final = 100
_WHOLE: Final = 100


def table_page(table: Table, words: FigureWords) -> dict[str, Any]:
    """Return what ``_figures.html`` shows of a table."""
    return {
        "name": table.name,
        **words.table(table.name),
        "columns": _columns(table, words),
        "rows": [
            {"title": title, "cells": _texts(table, cells, words), **_share(table, cells)}
            for title, cells in _titled(table, words)
        ],
        "total": _texts(table, table.total, words),
        "shared": _is_shared(table),
        "bars": _bars(table) if table.name == CHARTED else [],
        "highest": count_form(_highest(table)) if table.name == CHARTED else "",
    }


def handed_over(request: web.Request, tables: Sequence[Table], span: Span) -> web.Response:
    """Return the table that a request names, as the file that it wants.

    Raises:
        UnknownDocument: there is none of that name.
    """
    words = request.app[SERVICES].figure_words
    name = request.match_info["name"]
    table = next((each for each in tables if each.name == name), None)
    if table is None:
        raise UnknownDocument
    if request.match_info["form"] == "json":
        return web.json_response(as_json(table, span, words))
    file = f"{name}-{span.first}-{span.last}.csv"
    return web.Response(
        text=as_csv(table, words),
        content_type="text/csv",
        charset="utf-8",
        headers={"Content-Disposition": f'attachment; filename="{file}"'},
    )


def as_json(table: Table, span: Span, words: FigureWords) -> dict[str, Any]:
    """Return a table for programs: sums in cents, delays in days, ``null`` for what is masked."""
    titled = zip(table.rows, _titled(table, words), strict=True)
    return {
        "name": table.name,
        "title": words.table(table.name)["title"],
        "first": span.first.isoformat(),
        "last": span.last.isoformat(),
        "columns": [
            {"name": name, "title": title, "unit": unit.value}
            for (name, unit), title in zip(
                table.columns.items(), _columns(table, words), strict=True
            )
        ],
        "rows": [
            {"name": name, "title": title, "cells": list(cells)} for name, (title, cells) in titled
        ],
        "total": list(table.total),
    }


def as_csv(table: Table, words: FigureWords) -> str:
    """Return a table for French spreadsheets: semicolons, decimal commas, sums in euros.

    It begins with the mark by which they know UTF-8.
    """
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow([words.table(table.name)["row"], *_columns(table, words)])
    for title, cells in _titled(table, words):
        lines.writerow([title, *_typed(table, cells, words)])
    if table.total:
        lines.writerow([words.say("total"), *_typed(table, table.total, words)])
    return "\ufeff" + written.getvalue()


def _columns(table: Table, words: FigureWords) -> list[str]:
    alone = len(table.columns) == 1
    return [words.column(table.name, name, alone=alone) for name in table.columns]


def _titled(table: Table, words: FigureWords) -> Iterator[tuple[str, Sequence[float | None]]]:
    for key, cells in table.rows.items():
        match table.name:
            case "harm":
                yield words.harm_band(key, HARM_BANDS), cells
            case "cases":
                yield words.case_band(key, CASE_BANDS), cells
            case _:
                yield words.row(table.name, key), cells


def _texts(table: Table, cells: Sequence[float | None], words: FigureWords) -> list[str]:
    return [
        _text(unit, cell, words) for unit, cell in zip(table.columns.values(), cells, strict=False)
    ]


def _text(unit: Unit, cell: float | None, words: FigureWords) -> str:
    if cell is None:
        return words.say("masked") if unit is Unit.COUNT else "–"
    return money_form(Money(int(cell))) if unit is Unit.CENTS else count_form(cell)


def _typed(table: Table, cells: Sequence[float | None], words: FigureWords) -> list[str]:
    return [
        _plain(unit, cell, words) for unit, cell in zip(table.columns.values(), cells, strict=True)
    ]


def _plain(unit: Unit, cell: float | None, words: FigureWords) -> str:
    if cell is None:
        return words.say("masked") if unit is Unit.COUNT else ""
    if unit is Unit.CENTS:
        return f"{int(cell) // _CENTS},{int(cell) % _CENTS:02}"
    return str(cell).replace(".", ",")


def _is_shared(table: Table) -> bool:
    return bool(table.total) and ALL in table.columns


def _share(table: Table, cells: Sequence[float | None]) -> Mapping[str, Any]:
    """Return the part of all that a line is: in words, and in whole percents for its bar."""
    if not _is_shared(table):
        return {"share": "", "percent": 0}
    place = list(table.columns).index(ALL)
    count, every = cells[place], table.total[place]
    if count is None or not every:
        return {"share": "–", "percent": 0}
    return {"share": share_form(count / every), "percent": round(_WHOLE * count / every)}


def _bars(table: Table) -> list[dict[str, Any]]:
    """Return the rectangles of the chart over time, one a week and kind, one upon the other."""
    kinds = [name for name in table.columns if name != ALL]
    highest = _highest(table) or 1
    step = _WIDTH / max(1, len(table.rows))
    bars = []
    for number, cells in enumerate(table.rows.values()):
        below = 0.0
        for kind, count in zip(kinds, cells, strict=False):
            tall = _HEIGHT * float(count or 0) / highest
            if tall:
                bars.append(
                    {
                        "kind": kind,
                        "x": round(step * (number + _GAP / 2), 1),
                        "y": round(_HEIGHT - below - tall, 1),
                        "width": round(step * (1 - _GAP), 1),
                        "height": round(tall, 1),
                    }
                )
            below += tall
    return bars


def _highest(table: Table) -> float:
    return max((float(cells[-1] or 0) for cells in table.rows.values()), default=0)
