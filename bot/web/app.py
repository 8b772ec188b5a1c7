"""The public application: site, API and console under one roof."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from aiohttp import web

from bot.bootstrap.assembly import Services
from bot.bootstrap.settings import ROOT
from bot.web import api, following, identity, public_figures, sheets, site
from bot.web.background import Background
from bot.web.console import (
    account,
    accounts,
    clusters,
    courts,
    deciding,
    desk,
    dossiers,
    enrolling,
    entrance,
    exhibits,
    merging,
    queue,
    search,
    statistics,
    wholecase,
)
from bot.web.console.batches import BATCHES, Batches
from bot.web.engine import Engine
from bot.web.guards import (
    LIMITS,
    SETTINGS,
    add_headers,
    limit_requests,
    log_access,
    make_limits,
)
from bot.web.keys import BACKGROUND, ENGINE, NEWS, SERVICES, TURNS
from bot.web.news import News
from bot.web.pages import PAGES, STATIC, make_pages
from bot.web.plain import door
from bot.web.plain import pages as plain_pages
from bot.web.plain.view import PLAIN_WORDS, load_plain_words
from bot.web.problems import WORDS, explain_problems, load_words
from bot.web.sites import let_sites_read, refuse_unlisted_sites
from bot.web.turns import Turns

# The longest message, every character written as an escape of twelve.
_LARGEST_BODY = 256 * 1024


def make_app(services: Services, engine: Engine) -> web.Application:
    """Return the application that the public reaches."""
    app = web.Application(
        middlewares=[log_access, explain_problems, refuse_unlisted_sites, limit_requests],
        client_max_size=_LARGEST_BODY,
    )
    app[SETTINGS] = services.settings
    app[SERVICES] = services
    app[ENGINE] = engine
    app.on_response_prepare.append(add_headers)
    app.on_response_prepare.append(let_sites_read)
    app[NEWS] = News()
    app.on_shutdown.append(app[NEWS].close)
    app[TURNS] = Turns(services, engine, app[NEWS])
    app[BACKGROUND] = Background(services, app[TURNS], app[NEWS])
    app[BATCHES] = Batches()
    app[LIMITS] = make_limits()
    app[PAGES] = make_pages(themed=bool(services.settings.theme))
    app[WORDS] = load_words(ROOT / "data" / "wording")
    app[PLAIN_WORDS] = load_plain_words(ROOT / "data" / "wording")
    public = (site, public_figures, api, following, identity, sheets, door, plain_pages)
    cases = (clusters, wholecase)
    files = (queue, search, desk, deciding, courts, exhibits, merging, dossiers)
    offices = (entrance, enrolling, statistics, account, accounts)
    for part in (*public, *cases, *files, *offices):
        app.add_routes(part.routes)
    app.router.add_static("/static/", STATIC)
    app.cleanup_ctx.append(_connected)
    return app


async def _connected(app: web.Application) -> AsyncIterator[None]:
    await app[ENGINE].open()
    working = asyncio.create_task(app[BACKGROUND].run())
    yield
    working.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await working
    await app[BATCHES].close()
    await app[ENGINE].close()
