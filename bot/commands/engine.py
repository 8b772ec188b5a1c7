"""Commands that run in the engine's environment."""

import argparse
import os
import subprocess

from bot.bootstrap.home import CannotStart
from bot.bootstrap.settings import ROOT, Settings


def train(_asked: argparse.Namespace, _settings: Settings) -> int:
    """Train the model if its data changed; print where it is."""
    return _in_engine("train")


def understand(_asked: argparse.Namespace, _settings: Settings) -> int:
    """Write, for each JSON line of standard input, its intent and its offence."""
    return _in_engine("understand")


def _in_engine(command: str) -> int:
    built = subprocess.run(  # noqa: S603 - our own script
        [ROOT / "bin" / "env", "engine"], stdout=subprocess.PIPE, text=True, check=False
    )
    if built.returncode:
        raise CannotStart("The engine's environment is missing: the reason stands above.")
    python = f"{built.stdout.strip()}/bin/python"
    os.chdir(ROOT)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(  # noqa: S603 - our own module
        [python, "-m", "bot.nlu", command], env=environment, check=False
    ).returncode
