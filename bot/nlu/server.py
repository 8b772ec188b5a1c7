"""Starts Rasa's server, on loopback, behind the service's channel alone."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from bot.nlu.project import ROOT, model_file
from bot.nlu.repairs import apply
from bot.nlu.training import TrainingFailed

LOOPBACK: Final = "127.0.0.1"
_STDIN: Final = 0


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
    model = _trained()
    hush()
    serve_application(
        model_path=str(model),
        interface=LOOPBACK,
        port=int(os.environ["ARIANE_ENGINE_PORT"]),
        credentials=str(ROOT / "credentials.yml"),
        endpoints=AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml")),
        enable_api=False,
    )


def _trained() -> Path:
    """Return the model, trained first in a process that gives its memory back."""
    if not model_file().exists():
        made = subprocess.run(
            [sys.executable, "-m", "bot.nlu", "train"], stdout=subprocess.DEVNULL, check=False
        )
        if made.returncode:
            raise TrainingFailed("The model was not trained: the reason stands above.")
    return model_file()


def _end_with_stdin() -> None:
    """End at once when whoever started this process is gone: nothing here needs saving."""
    # Not sys.stdin: a thread that holds its lock would make an ordinary end a crash.
    while os.read(_STDIN, 1):
        pass
    os._exit(0)


def hush() -> None:
    """Keep from the log what Rasa says of messages: at ERROR it names actions, never words."""
    from rasa.utils.common import configure_logging_and_warnings
    from rasa.utils.log_utils import configure_structlog

    configure_logging_and_warnings(log_level=logging.ERROR)
    # Unless it is told, structlog prints every message at DEBUG, words and slots included.
    configure_structlog(logging.ERROR)
    # It takes the JSON of every button for a placeholder without a value, and says so.
    logging.getLogger("rasa.core.nlg.interpolator").setLevel(logging.CRITICAL)
