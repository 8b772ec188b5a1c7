"""Starts Rasa's server, on loopback, behind the service's channel alone."""

import logging
import os
import sys
import threading
from typing import Final

from bot.nlu.project import ROOT
from bot.nlu.repairs import apply
from bot.nlu.training import ensure_model

LOOPBACK: Final = "127.0.0.1"


def serve() -> None:
    """Serve the model of the present data until stopped.

    The environment gives ``ARIANE_ENGINE_PORT``, ``ARIANE_ENGINE_TOKEN``,
    ``ARIANE_ACTIONS_URL`` and ``ARIANE_ACTIONS_TOKEN``; with ``ARIANE_ENGINE_FOLLOWS_STDIN=1``
    the process ends when its standard input closes.

    Raises:
        TrainingFailed: there is no model and none could be trained.
    """
    from rasa.core.run import serve_application
    from rasa.core.utils import AvailableEndpoints

    if os.environ.get("ARIANE_ENGINE_FOLLOWS_STDIN") == "1":
        threading.Thread(target=_end_with_stdin, daemon=True).start()
    apply()
    model = ensure_model()
    hush()
    serve_application(
        model_path=str(model),
        interface=LOOPBACK,
        port=int(os.environ["ARIANE_ENGINE_PORT"]),
        credentials=str(ROOT / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")),
        enable_api=False,
    )


def _end_with_stdin() -> None:
    """End at once when whoever started this process is gone: nothing here needs saving."""
    sys.stdin.buffer.read()
    os._exit(0)


def hush() -> None:
    """Keep from the log what Rasa says of messages: at ERROR it names actions, never words."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(log_level=logging.ERROR)
    # Left alone, it prints every message that is parsed.
    configure_structlog(logging.ERROR)
