"""Trains the model when its data changed."""

import contextlib
import shutil
import sys
import tempfile
import time
from pathlib import Path

from bot.nlu.project import ROOT, TRAINING, cached_model, model_file


class TrainingFailed(RuntimeError):
    """Rasa did not train the model; the message names its log."""


def ensure_model() -> Path:
    """Return the model of the present data, trained now if it is not there yet.

    Raises:
        TrainingFailed: Rasa refused the data.
        OSError: the model cannot be written.
    """
    model, cached = model_file(), cached_model()
    if not cached.exists():
        _say("Training the model: the data changed. About half a minute…")
        began = time.monotonic()
        _train(cached)
        _say(f"Trained in {time.monotonic() - began:.0f} s.")
    if not model.exists():
        model.parent.mkdir(exist_ok=True)
        for stale in model.parent.glob("*.tar.gz"):
            stale.unlink()
        shutil.copyfile(cached, model)
    return model


def _train(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    log = target.with_suffix("").with_suffix(".log")
    with tempfile.TemporaryDirectory() as folder, log.open("w", encoding="utf-8") as out:
        # Rasa's progress bars and TensorFlow's greetings go to the file.
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            from rasa import train

            result = train(
                domain=str(ROOT / "domain.yml"),
                config=str(ROOT / "config.yml"),
                training_files=[str(ROOT / each) for each in TRAINING],
                output=folder,
                fixed_model_name="model",
                # Rasa's cache knows the data and the settings, not the code that learns from them.
                force_training=True,
            )
        if result.model is None:
            raise TrainingFailed(f"the model was not trained: see {log}")
        # A copy, then a rename: a model that is there is whole.
        half = target.with_suffix(".part")
        shutil.copyfile(result.model, half)
        half.replace(target)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()
