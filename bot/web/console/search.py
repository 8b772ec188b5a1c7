"""Search: posted, so that what is searched for stands in no address and no log."""

import asyncio
import re
from collections.abc import Mapping
from typing import Any, Final

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.complaint.errors import BadValue, ComplaintError
from bot.complaint.officers import Act
from bot.records.queue import Line
from bot.records.words import MOST
from bot.services.excerpts import Excerpt
from bot.services.searching import LISTED, Search
from bot.services.word_search import WordSearch
from bot.web.console.clusterview import said
from bot.web.console.entrance import Session, checked_form, signed_in
from bot.web.console.queue import row_of
from bot.web.console.surroundings import surroundings
from bot.web.keys import SERVICES
from bot.web.pages import render
from bot.web.problems import WORDS, Problem, problem_of

routes = web.RouteTableDef()
_REFERENCE: Final = re.compile(r"[A-Z]\d[A-Z]-?\d{4}", re.ASCII)


@routes.get("/console/recherche")
async def show_search(request: web.Request) -> web.Response:
    """Show the form alone."""
    session = await signed_in(request)
    session.officer.require(Act.READ)
    return render(
        request, "console/search.html", search_page("", None, session, request.app[SERVICES])
    )


@routes.post("/console/recherche")
async def search(request: web.Request) -> web.Response:
    """Show the files that bear or hold what was typed; a whole reference opens its file."""
    session = await signed_in(request)
    form = await checked_form(request, session)
    text, skip = form.get("text", ""), _number(form.get("suite", ""))
    if reference := reference_in(text):
        raise web.HTTPSeeOther(f"/console/dossiers/{reference}")
    services = request.app[SERVICES]
    try:
        found = await asyncio.to_thread(services.searching.search, session.officer, text, skip)
    except BadValue as error:
        return _refused(request, text, session, error)
    names = await asyncio.to_thread(services.desk.names)
    page = search_page(text, found, session, services, names=names)
    return render(request, "console/search.html", page)


def reference_in(text: str) -> str:
    """Return the reference that was typed, as references are written, or ``""``."""
    written = re.sub(r"\s", "", text).upper()
    if not _REFERENCE.fullmatch(written):
        return ""
    return f"{written[:3]}-{written[-4:]}"


def search_page(  # noqa: PLR0913 - the page shows as much
    text: str,
    found: Search | None,
    session: Session,
    services: Services,
    *,
    names: Mapping[str, str] | None = None,
    problem: Problem | None = None,
) -> dict[str, Any]:
    """Return the context of ``console/search.html``.

    Args:
        text: what was typed.
        found: what a search gave; ``None`` before any.
        session: who searches.
        services: hold the words.
        names: of those who may hold a file, by identifier.
        problem: why nothing was searched for.
    """
    bearers = found.bearers if found else ()
    return {
        **surroundings(session, services),
        "text": text,
        "problem": problem,
        "searched": found is not None,
        # A pseudonym may be one on many platforms, and a name: it is said once.
        "sought": [said(each) for each in found.sought if "|" not in each.value] if found else [],
        "total": found.total if found else 0,
        "listed": LISTED,
        "rows": [
            {
                **row_of(Line(each.complaint, changed=False), session, services, names or {}),
                "as": each.kind.value,
                "files": each.files,
            }
            for each in bearers
        ],
        "by_words": found
        and found.words
        and _by_words(text, found.words, session, services, names or {}),
    }


def _by_words(
    text: str,
    found: WordSearch,
    session: Session,
    services: Services,
    names: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "words": found.words,
        "dropped": found.dropped,
        "partial": found.partial,
        "looked": MOST,
        "first": found.skipped + 1,
        "last": found.skipped + len(found.files),
        "more": found.more,
        "proposed": [
            {"word": word, "instead": instead, "text": text.replace(word, instead)}
            for word, instead in found.proposed.items()
        ],
        "rows": [
            {
                **row_of(each.line, session, services, names),
                "excerpts": [_excerpt(excerpt, services) for excerpt in each.excerpts],
            }
            for each in found.files
        ],
    }


def _excerpt(excerpt: Excerpt, services: Services) -> dict[str, Any]:
    fact = excerpt.passage.fact
    return {
        "field": excerpt.passage.field.value,
        "fact": services.wording.label(fact) if fact else "",
        "pieces": excerpt.pieces,
        "begins": excerpt.begins,
        "ends": excerpt.ends,
    }


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and int(written) <= MOST else 0


def _refused(
    request: web.Request, text: str, session: Session, error: ComplaintError
) -> web.Response:
    problem = problem_of(error, request.config_dict[WORDS])
    page = search_page(text, None, session, request.app[SERVICES], problem=problem)
    return render(request, "console/search.html", page, status=problem.status)
