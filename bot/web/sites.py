"""The sites of others that may hold the chat: the operator lists them, no other is answered."""

from typing import Final

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.complaint.errors import ForeignSite
from bot.web.guards import SETTINGS

# The script is no secret; a site that is not listed must run it to be told what to do.
_SCRIPT: Final = "/static/widget/ariane-chat.js"
_API: Final = "/api/"
_ALLOWED: Final = {
    hdrs.ACCESS_CONTROL_ALLOW_METHODS: "GET, POST",
    hdrs.ACCESS_CONTROL_ALLOW_HEADERS: "Authorization, Content-Type",
    hdrs.ACCESS_CONTROL_MAX_AGE: "600",
}


@web.middleware
async def refuse_unlisted_sites(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what a browser asks before it asks (Fetch, CORS), and refuse unlisted sites.

    The first answer is yes for every site, for only then may the chat read why it is refused.

    Raises:
        ForeignSite: the page that asks is of a site that the operator has not listed.
    """
    if not request.path.startswith(_API):
        return await handler(request)
    if (
        request.method == hdrs.METH_OPTIONS
        and hdrs.ACCESS_CONTROL_REQUEST_METHOD in request.headers
    ):
        return web.Response(status=204, headers=_ALLOWED)
    if _is_foreign(request) and not _is_listed(request):
        raise ForeignSite
    return await handler(request)


async def let_sites_read(request: web.Request, answer: web.StreamResponse) -> None:
    """Let the sites of others read the script, and what the API answers them, without cookies."""
    if request.path == _SCRIPT:
        answer.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = "*"
    elif request.path.startswith(_API) and (_is_foreign(request) or _is_listed(request)):
        answer.headers[hdrs.ACCESS_CONTROL_ALLOW_ORIGIN] = request.headers[hdrs.ORIGIN]
        answer.headers[hdrs.VARY] = hdrs.ORIGIN


def _is_foreign(request: web.Request) -> bool:
    # Browsers that say nothing of the site are left to CORS: what they read, they read if listed.
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return hdrs.ORIGIN in request.headers and site in ("cross-site", "same-site")


def _is_listed(request: web.Request) -> bool:
    return request.headers.get(hdrs.ORIGIN) in request.config_dict[SETTINGS].host_sites
