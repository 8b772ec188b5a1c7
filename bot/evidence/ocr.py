"""Reads the writing of pictures, where the engine for it is installed."""

import importlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from PIL import Image

# Boxes whose middles are nearer than half a line's height stand on the same line.
_SAME_LINE: Final = 0.5
# A screen breaks an address where it is too narrow for it: after a hyphen, a dot or a slash.
_BROKEN: Final = re.compile(r"(\S*(?:@|://|www\.)\S*[-./_])\n(?=[a-z0-9])", re.IGNORECASE)
_BROKEN_BEFORE: Final = re.compile(r"(\S[\w.+-]*[-._])\n(?=[\w.-]+@\w)")


@dataclass(frozen=True)
class _Box:
    left: float
    middle: float
    height: float
    text: str


def is_there() -> bool:
    """Tell whether pictures can be read on this machine."""
    try:
        _engine()
    except (ImportError, OSError):
        return False
    return True


def read_picture(image: Image.Image) -> str:
    """Return the writing on a picture, line by line, from top to bottom.

    Args:
        image: in colours, upright.

    Raises:
        ImportError, OSError: the engine is not there.
    """
    found = _engine()(image)
    if found.txts is None:
        return ""
    boxes = [_box(corners, text) for corners, text in zip(found.boxes, found.txts, strict=True)]
    lines = (" ".join(box.text for box in line) for line in _lines(boxes))
    return mended("\n".join(lines))


def mended(text: str) -> str:
    """Return a text in which addresses that a narrow screen broke are whole again."""
    return _BROKEN_BEFORE.sub(r"\1", _BROKEN.sub(r"\1", text))


@cache
def _engine() -> Any:  # noqa: ANN401 - the library is untyped
    rapidocr = importlib.import_module("rapidocr")
    # Screens stand upright: the classifier of turned lines is left out.
    return rapidocr.RapidOCR(params={"Global.log_level": "error", "Global.use_cls": False})


def _box(corners: Sequence[Sequence[float]], text: str) -> _Box:
    heights = [float(corner[1]) for corner in corners]
    top, bottom = min(heights), max(heights)
    left = min(float(corner[0]) for corner in corners)
    return _Box(left, (top + bottom) / 2, bottom - top, text)


def _lines(boxes: Sequence[_Box]) -> Iterator[list[_Box]]:
    line: list[_Box] = []
    for box in sorted(boxes, key=lambda each: (each.middle, each.left)):
        if line and box.middle - line[-1].middle > _SAME_LINE * min(box.height, line[-1].height):
            yield sorted(line, key=lambda each: each.left)
            line = []
        line.append(box)
    if line:
        yield sorted(line, key=lambda each: each.left)
