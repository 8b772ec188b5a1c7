"""The Rasa project: which files it is made of, and the digest that names its model."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
TRAINING: Final = ("data/nlu", "data/stories", "data/rules", "data/responses")
# Whatever changes what a trained model is, or what reads it.
_INGREDIENTS: Final = (
    "config.yml",
    "domain.yml",
    *TRAINING,
    "bot/nlu",
    "bot/extraction",
    "requirements/engine.txt",
)
_DIGITS: Final = 16


def digest() -> str:
    """Return the digest of everything a model is made from, 16 hexadecimal digits."""
    total = hashlib.sha256()
    for path in _files():
        total.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:_DIGITS]


def model_file() -> Path:
    """Return where the present data's model is, or will be once trained."""
    return ROOT / "models" / f"{digest()}.tar.gz"


def cached_model() -> Path:
    """Return the model's place outside the checkout, shared by every clone of the same data."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    cache = Path(os.environ.get("ARIANE_CACHE") or Path(home) / "ariane")
    return cache / "models" / model_file().name


def _files() -> Iterator[Path]:
    for ingredient in _INGREDIENTS:
        path = ROOT / ingredient
        if path.is_file():
            yield path
            continue
        yield from sorted(
            each for each in path.rglob("*") if each.suffix in (".py", ".yml", ".yaml")
        )
