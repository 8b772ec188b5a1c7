"""How each error is told to the person in front of the screen (RFC 9457)."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from aiohttp import web
from aiohttp.typedefs import Handler

from bot.complaint.errors import (
    BadValue,
    ComplaintError,
    ConversationClosed,
    EngineUnavailable,
    ForbiddenTransition,
    ForeignSite,
    HeldByAnother,
    IdentityRefused,
    IdentityUnavailable,
    IncompleteComplaint,
    LeadsOthers,
    LockedOut,
    NotAllowed,
    NotHeld,
    RefusedEvidence,
    StaleVersion,
    StorageFailed,
    TooManyRequests,
    UnknownAccount,
    UnknownComplaint,
    UnknownConversation,
    UnknownDocument,
    UnknownEnrolment,
    UnknownFact,
    UnsignedMinutes,
    WeakPassword,
    WithheldEvidence,
    WrongCode,
    WrongCredentials,
)
from bot.sealing.keyring import KeyMissing
from bot.web.pages import render

# Refusals of what is more than is taken, not of what it is.
_TOO_MUCH: Final = ("size", "pixels", "pages", "count")
STATUSES: Final[Mapping[type[Exception], int]] = {
    BadValue: 422,
    ConversationClosed: 409,
    EngineUnavailable: 503,
    ForbiddenTransition: 409,
    ForeignSite: 403,
    HeldByAnother: 409,
    IdentityRefused: 403,
    IdentityUnavailable: 503,
    IncompleteComplaint: 409,
    LeadsOthers: 409,
    LockedOut: 429,
    NotAllowed: 403,
    NotHeld: 409,
    RefusedEvidence: 415,
    StaleVersion: 409,
    StorageFailed: 503,
    TooManyRequests: 429,
    UnknownAccount: 404,
    UnknownComplaint: 404,
    UnknownConversation: 404,
    UnknownDocument: 404,
    UnknownEnrolment: 404,
    UnknownFact: 404,
    UnsignedMinutes: 409,
    WeakPassword: 422,
    WrongCode: 401,
    WithheldEvidence: 403,
    WrongCredentials: 401,
}
_HTTP: Final = {403: "Refused", 404: "NotFound", 405: "NotFound", 413: "TooLarge"}
WORDS: Final = web.AppKey("problem words", Mapping)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """An error as a person is told it.

    Attributes:
        status: of HTTP.
        title: what happened.
        detail: what to do next.
        extra: facts for the widget, such as what is missing.
    """

    status: int
    title: str
    detail: str
    extra: Mapping[str, Any]


def load_words(folder: Path) -> Mapping[str, Mapping[str, str]]:
    """Read the words for problems."""
    words: Mapping[str, Mapping[str, str]] = yaml.safe_load(
        (folder / "problems.yml").read_text(encoding="utf-8")
    )
    return words


def problem_of(error: Exception, words: Mapping[str, Mapping[str, str]]) -> Problem:
    """Return the words for an error; a bug gets a number that the log knows."""
    if isinstance(error, web.HTTPException):
        key = _HTTP.get(error.status, "Unexpected")
        return _worded(words[key], error.status, {}, incident="-")
    if not isinstance(error, ComplaintError):
        incident = secrets.token_hex(4)
        # The traceback names our lines, never the values they held.
        _log.error("incident %s: %s", incident, type(error).__name__, exc_info=without_text(error))
        status = 503 if isinstance(error, KeyMissing) else 500
        return _worded(words["Unexpected"], status, {"incident": incident}, incident=incident)
    return _worded(_words_for(error, words), _status(error), _extra(error), **_facts(error))


@web.middleware
async def explain_problems(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn errors into answers that a victim, an officer or a program can act upon."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < 400:  # noqa: PLR2004 - a redirection is no problem
            raise
        problem = problem_of(error, request.config_dict[WORDS])
    except Exception as error:  # noqa: BLE001 - the outermost door: logged, then told
        problem = problem_of(error, request.config_dict[WORDS])
    if request.path.startswith("/api/"):
        body = {"status": problem.status, "title": problem.title, "detail": problem.detail}
        return web.json_response(
            {**body, **problem.extra},
            status=problem.status,
            content_type="application/problem+json",
        )
    at_desk = request.path.startswith("/console")
    page = {"title": problem.title, "detail": problem.detail, "at_desk": at_desk}
    return render(request, "site/problem.html", page, status=problem.status)


def _words_for(error: ComplaintError, words: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    name = type(error).__name__
    detail = getattr(error, "reason", None) or getattr(error, "expected", None)
    return words.get(f"{name}.{detail}") or words[name]


def _status(error: ComplaintError) -> int:
    if isinstance(error, RefusedEvidence) and error.reason in _TOO_MUCH:
        return 413
    return STATUSES[type(error)]


def _facts(error: ComplaintError) -> dict[str, str]:
    if isinstance(error, LockedOut):
        return {"minutes": str(-(-error.seconds // 60))}
    if isinstance(error, HeldByAnother):
        return {"name": error.name}
    if isinstance(error, WeakPassword):
        return {"shortest": str(error.shortest)}
    return {}


def _extra(error: ComplaintError) -> Mapping[str, Any]:
    if isinstance(error, IncompleteComplaint):
        return {"missing": list(error.missing)}
    if isinstance(error, RefusedEvidence):
        return {"reason": error.reason}
    return {}


def _worded(
    words: Mapping[str, str], status: int, extra: Mapping[str, Any], **facts: str
) -> Problem:
    title, detail = (words[part].format(**facts) for part in ("title", "detail"))
    return Problem(status, title, detail, extra)


def without_text(error: Exception) -> BaseException:
    """Return an exception with the same traceback and no message: it may quote a victim."""
    return RuntimeError("text withheld").with_traceback(error.__traceback__)
