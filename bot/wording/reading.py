"""Reads the files of words; what has none is named."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

# The same as ``safe_load``, ten times faster where libyaml is there: every start waits for it.
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class MissingWords(ValueError):
    """Something that people are shown has no words; the message names the file and the key."""


def read_words(path: Path) -> Mapping[str, Any]:
    """Return what a file of words holds.

    Raises:
        OSError: it is missing.
    """
    words: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 - both are safe
    return words
