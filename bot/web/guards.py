"""What every answer passes through: limits, headers, and a log without personal data."""

import ipaddress
import logging
import time
from collections import OrderedDict
from collections.abc import Mapping
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.bootstrap.settings import Settings
from bot.complaint.errors import TooManyRequests

SETTINGS: Final = web.AppKey("settings", Settings)
LIMITS: Final = web.AppKey("limits", dict)
_HEADERS: Final[Mapping[str, str]] = {
    # Nothing but our own files; the widget builds its styles in code.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(self)",
}
# Addresses remembered at most: an attacker who changes address must not fill the memory.
_MOST: Final = 20_000
_log = logging.getLogger("ariane.access")


class Limit:
    """A bucket for each address: so many requests at once, so many more a minute."""

    def __init__(self, burst: int, per_minute: float) -> None:
        self._burst = burst
        self._rate = per_minute / 60
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str, now: float) -> None:
        """Count one request.

        Raises:
            TooManyRequests: the bucket is empty.
        """
        level, since = self._buckets.pop(address, (float(self._burst), now))
        level = min(float(self._burst), level + (now - since) * self._rate)
        self._buckets[address] = (max(level - 1, 0.0), now)
        if len(self._buckets) > _MOST:
            self._buckets.popitem(last=False)
        if level < 1:
            raise TooManyRequests


def make_limits() -> dict[str, Limit]:
    """Return the limits, by what they guard; a family on one address stays well within."""
    return {
        "open": Limit(burst=20, per_minute=10),
        "say": Limit(burst=60, per_minute=60),
        "code": Limit(burst=10, per_minute=5),
        "sign-in": Limit(burst=10, per_minute=5),
    }


@web.middleware
async def limit_requests(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what comes faster than a person types; this machine itself is not counted."""
    guard = _guard(request)
    address = client_address(request)
    if guard and not _is_loopback(address):
        request.config_dict[LIMITS][guard].take(address, time.monotonic())
    return await handler(request)


async def add_headers(request: web.Request, answer: web.StreamResponse) -> None:
    """Tell browsers to trust nothing but this site, and to keep nothing personal."""
    for name, value in _HEADERS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Cache-Control", _keeping(request))
    if request.config_dict[SETTINGS].secure:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=31536000")


@web.middleware
async def log_access(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Log the route's shape, never its values: a tracking token is in an address."""
    began = time.perf_counter()
    answer = await handler(request)
    resource = request.match_info.route.resource
    shape = resource.canonical if resource else "unknown"
    took = (time.perf_counter() - began) * 1000
    _log.info("%s %s %d %.0f ms", request.method, shape, answer.status, took)
    return answer


def client_address(request: web.Request) -> str:
    """Return who asks: what a proxy on this machine says, else the connection's other end."""
    remote = request.remote or ""
    forwarded = request.headers.get("X-Forwarded-For", "")
    if forwarded and _is_loopback(remote):
        return forwarded.rpartition(",")[2].strip()
    return remote


def refuse_other_sites(request: web.Request) -> None:
    """Refuse a form that stood on another site.

    Before a session there is no code to compare: the browser says where the form stood.

    Raises:
        HTTPForbidden: it stood elsewhere.
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise web.HTTPForbidden


def _keeping(request: web.Request) -> str:
    if not request.path.startswith("/static/"):
        return "no-store"
    # An address without the mark of its bytes, as another site writes it, is asked again soon.
    return "public, max-age=31536000, immutable" if "v" in request.query else "public, max-age=300"


def _guard(request: web.Request) -> str:
    if request.method != "POST":
        return ""
    if request.path in ("/api/conversations", "/formulaire"):
        return "open"
    if request.path == "/api/resumptions":
        return "code"
    return "sign-in" if request.path.startswith("/console/connexion") else "say"


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
