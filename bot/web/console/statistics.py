"""Statistics for supervisors and auditors: a page of tables, and each as CSV and JSON."""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue
from bot.complaint.officers import Act
from bot.complaint.spans import Span, day_of
from bot.services.figures import Table
from bot.web.console.entrance import Session, signed_in
from bot.web.console.surroundings import surroundings
from bot.web.figures import handed_over, table_page
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, Problem, problem_of
from bot.wording.forms import day_form

routes = web.RouteTableDef()
_USUAL: Final = timedelta(days=13 * 7 - 1)
# Three years: a line a week is still read.
_LONGEST: Final = 3 * 366


@routes.get("/console/statistiques")
async def show_statistics(request: web.Request) -> web.Response:
    """Show the figures of a span; one that cannot be read comes back with what was typed."""
    session = await signed_in(request)
    session.officer.require(Act.STATISTICS)
    services = request.app[SERVICES]
    problem, tables = None, list[Table]()
    try:
        span = span_of(request.query, services)
    except BadValue as error:
        problem = problem_of(error, request.config_dict[WORDS])
        span = span_of({}, services)
    else:
        tables = await asyncio.to_thread(services.statistics.of, session.officer, span)
    page = statistics_page(tables, span, request.query, session, services, problem)
    return render(
        request, "console/statistics.html", page, status=problem.status if problem else 200
    )


@routes.get(r"/console/statistiques/{name:\w+}.{form:csv|json}")
async def download(request: web.Request) -> web.Response:
    """Hand one table over."""
    session = await signed_in(request)
    session.officer.require(Act.STATISTICS)
    services = request.app[SERVICES]
    span = span_of(request.query, services)
    tables = await asyncio.to_thread(services.statistics.of, session.officer, span)
    return handed_over(request, tables, span)


def span_of(query: Mapping[str, str], services: Services) -> Span:
    """Return the days that are asked for: the last thirteen weeks when none are.

    Raises:
        BadValue: they cannot be read, run backwards, or are more than three years.
    """
    today = day_of(services.settings.clock())
    last = _day(query.get("au", "")) or today
    try:
        first = _day(query.get("du", "")) or last - _USUAL
        span = Span(first, last)
        # Its last moment is asked for as well: the calendar may end before.
        reachable = span.end > span.start
    except (ValueError, OverflowError):
        raise BadValue("span") from None
    if not reachable or span.days > _LONGEST:
        raise BadValue("span")
    return span


def statistics_page(  # noqa: PLR0913, PLR0917 - the page shows as much
    tables: list[Table],
    span: Span,
    query: Mapping[str, str],
    session: Session,
    services: Services,
    problem: Problem | None,
) -> dict[str, Any]:
    """Return the context of ``console/statistics.html``."""
    words = services.figure_words
    return {
        **surroundings(session, services),
        "problem": problem,
        "first": query.get("du", "") if problem else span.first.isoformat(),
        "last": query.get("au", "") if problem else span.last.isoformat(),
        "said": (day_form(span.first), day_form(span.last)),
        "query": f"du={span.first}&au={span.last}",
        "tables": [table_page(each, words) for each in tables],
        "words": {key: words.say(key) for key in ("total", "share")},
    }


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise BadValue("span") from None
