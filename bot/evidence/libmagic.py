"""Opens libmagic: the system's where there is one, else the one that pylibmagic brings."""

import importlib
from ctypes.util import find_library
from functools import cache
from typing import cast


@cache
def _magic() -> object:
    # Both at once quarrel: pylibmagic points to its own database, of another version.
    if find_library("magic") is None:
        importlib.import_module("pylibmagic")
    return importlib.import_module("magic").Magic(mime=True)


def declared_type(content: bytes) -> str:
    """Return the media type that a file's bytes declare, read over the whole file."""
    return cast("str", _magic().from_buffer(content))  # type: ignore[attr-defined]  # untyped


def is_there() -> bool:
    """Tell whether libmagic can be opened at all."""
    try:
        return bool(declared_type(b"%PDF-1.7"))
    except (ImportError, OSError):
        return False
