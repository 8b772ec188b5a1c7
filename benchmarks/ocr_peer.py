"""Reads pictures with RapidOCR 1.4 (PP-OCRv4), in the environment of the peers.

Paths come in, one a line; JSON lines go out: the text, and the seconds it took.
"""

import json
import sys
import time

from PIL import Image
from rapidocr_onnxruntime import RapidOCR


def main() -> None:
    """Read what stands on the standard input."""
    engine = RapidOCR()
    for path in sys.stdin.read().splitlines():
        began = time.perf_counter()
        with Image.open(path) as image:
            found, _ = engine(image.convert("RGB"), use_cls=False)
        boxes = sorted((box[0][1], box[0][0], text) for box, text, _ in found or [])
        text = "\n".join(text for _, _, text in boxes)
        sys.stdout.write(json.dumps([text, time.perf_counter() - began]) + "\n")


if __name__ == "__main__":
    main()
