"""« Chiffres »: what the public may know of each quarter, counts that are small masked."""

import asyncio
import re
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import UnknownDocument
from bot.complaint.spans import Quarter
from bot.services.disclosure import FEWEST
from bot.services.figures import Table
from bot.web.figures import handed_over, table_page
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.wording.forms import day_form

routes = web.RouteTableDef()
_WRITTEN: Final = re.compile(r"(?P<year>\d{4})-T(?P<number>[1-4])", re.ASCII)


@routes.get("/chiffres")
async def show_figures(request: web.Request) -> web.Response:
    """Show one quarter, by default the last that is over."""
    services = request.app[SERVICES]
    asked = request.query.get("trimestre")
    quarter = _quarter(asked, services) if asked else services.statistics.quarters()[0]
    tables = await asyncio.to_thread(services.statistics.public, quarter)
    return render(request, "site/figures.html", figures_page(quarter, tables, services))


@routes.get(r"/chiffres/{quarter}/{name:\w+}.{form:csv|json}")
async def download(request: web.Request) -> web.Response:
    """Hand one table of a quarter over."""
    services = request.app[SERVICES]
    quarter = _quarter(request.match_info["quarter"], services)
    tables = await asyncio.to_thread(services.statistics.public, quarter)
    return handed_over(request, tables, quarter.span)


def figures_page(quarter: Quarter, tables: list[Table], services: Services) -> dict[str, Any]:
    """Return the context of ``site/figures.html``."""
    words = services.figure_words
    return {
        "chosen": str(quarter),
        "title": words.quarter(quarter),
        "said": (day_form(quarter.span.first), day_form(quarter.span.last)),
        "quarters": [(str(each), words.quarter(each)) for each in services.statistics.quarters()],
        "tables": [table_page(each, words) for each in tables],
        "words": {key: words.say(key) for key in ("total", "share")},
        "fewest": FEWEST,
    }


def _quarter(asked: str, services: Services) -> Quarter:
    written = _WRITTEN.fullmatch(asked)
    found = Quarter(int(written["year"]), int(written["number"])) if written else None
    if found not in services.statistics.quarters():
        raise UnknownDocument
    return found
