"""Renders our templates; every value is escaped unless it is markup of ours."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from bot.bootstrap.settings import ROOT
from bot.web.quotations import mark_quotations
from bot.wording.accessibility import Accessibility
from bot.wording.forms import day_form, moment_form, size_form

_HERE: Final = Path(__file__).parent
STATIC: Final = _HERE / "static"
PAGES: Final = web.AppKey("pages", Environment)


def make_pages(*, themed: bool = False) -> Environment:
    """Return the environment of our templates; ``themed`` pages take the operator's tokens too."""
    pages = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=select_autoescape(),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.globals["static"] = static_url
    pages.globals["themed"] = themed
    # Every page of the site links to the statement by what it declares.
    pages.globals["accessibility"] = Accessibility.load(ROOT / "data" / "accessibility")
    pages.filters["quoting"] = mark_quotations
    pages.filters["day"] = day_form
    pages.filters["moment"] = moment_form
    pages.filters["size"] = size_form
    return pages


def render(
    request: web.Request, template: str, context: Mapping[str, Any], *, status: int = 200
) -> web.Response:
    """Return a page."""
    text = request.config_dict[PAGES].get_template(template).render(context)
    return web.Response(text=text, content_type="text/html", charset="utf-8", status=status)


@cache
def static_url(name: str) -> str:
    """Return the address of a static file, which changes when its bytes do."""
    file = STATIC / name
    mark = hashlib.sha256(file.read_bytes()).hexdigest()[:12] if file.exists() else "none"
    return f"/static/{name}?v={mark}"
