"""Where the engine calls our actions: loopback, with a token, one JSON POST."""

import asyncio
import hmac
import logging
from typing import Final

from aiohttp import web
from rasa_sdk.executor import ActionExecutor

from actions.action_explain_meaning import ActionExplainMeaning
from actions.action_explain_why import ActionExplainWhy
from actions.action_restart import ActionRestart
from actions.action_session_start import ActionSessionStart
from actions.validate_complaint_form import ValidateComplaintForm
from bot.bootstrap.assembly import Services
from bot.services.words import Words
from bot.web.failures import ActionFailures
from bot.web.problems import without_text

EXECUTOR: Final = web.AppKey("executor", ActionExecutor)
TOKEN: Final = web.AppKey("token", str)
FAILURES: Final = web.AppKey("failures", ActionFailures)
# The tracker of a conversation, folded to its last turns, with a long story in each.
_LARGEST: Final = 4 * 1024 * 1024
_log = logging.getLogger(__name__)


def make_webhook(services: Services, token: str, failures: ActionFailures) -> web.Application:
    """Return the application that runs our actions for the engine."""
    app = web.Application(client_max_size=_LARGEST)
    app[EXECUTOR] = executor_of(services)
    app[TOKEN] = token
    app[FAILURES] = failures
    app.router.add_post("/webhook", run_action)
    return app


def executor_of(services: Services) -> ActionExecutor:
    """Return rasa-sdk's executor with every action of ours."""
    executor = ActionExecutor()
    for action in (
        ActionSessionStart(services.intake),
        ActionRestart(),
        ActionExplainMeaning(),
        ActionExplainWhy(services.reasons, services.wording),
        ValidateComplaintForm(
            services.intake,
            services.filing,
            services.completing,
            Words(services.wording, services.directory, services.advice),
        ),
    ):
        executor.register_action(action)
    return executor


async def run_action(request: web.Request) -> web.Response:
    """Run the action that the engine asks for; answer its events and messages."""
    # The engine sends its token as a query parameter: this server keeps no access log.
    if not hmac.compare_digest(request.query.get("token", ""), request.app[TOKEN]):
        raise web.HTTPUnauthorized
    call = await request.json()
    # Rasa 3.6 leaves the domain out for actions that do not read it; rasa-sdk 3.21 would ask for
    # it with a retry that Rasa 3.6 does not know.
    call.setdefault("domain", {})
    # Actions wait for the database: they run beside the loop, not in it.
    try:
        result = await asyncio.to_thread(asyncio.run, request.app[EXECUTOR].run(call))
    except Exception as error:  # noqa: BLE001 - the outermost door: logged, then told
        request.app[FAILURES].note(call["sender_id"])
        name, kind = call.get("next_action"), type(error).__name__
        _log.error("%s failed: %s", name, kind, exc_info=without_text(error))
        raise web.HTTPInternalServerError from None
    return web.json_response(result.model_dump() if result else {"events": [], "responses": []})
