"""The engine's command line: ``python -m bot.nlu serve|train|understand``."""

import os
import sys
import warnings

# Before Rasa and TensorFlow are imported: they read these as they load.
os.environ["RASA_TELEMETRY_ENABLED"] = "false"
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["SQLALCHEMY_SILENCE_UBER_WARNING"] = "1"
# Rasa's frozen dependencies announce their own end at every start, and undo any filter.
warnings.showwarning = lambda *_args, **_kwargs: None

from bot.nlu.server import serve  # noqa: E402
from bot.nlu.training import TrainingFailed, ensure_model  # noqa: E402
from bot.nlu.understanding import understand  # noqa: E402


def main(arguments: list[str]) -> int:
    """Run one command; return the process's exit status."""
    try:
        match arguments:
            case ["serve"]:
                serve()
            case ["train"]:
                print(ensure_model())  # noqa: T201 - the command's answer
            case ["understand"]:
                for line in understand(sys.stdin):
                    print(line, flush=True)  # noqa: T201 - the command's answer
            case _:
                sys.stderr.write("usage: python -m bot.nlu serve|train|understand\n")
                return 2
    except (TrainingFailed, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
