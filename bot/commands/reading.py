"""``ariane extract``: facts from lines of text."""

import argparse
import json
import sys

from bot.bootstrap.settings import Settings
from bot.extraction.lines import extract_line


def extract(_asked: argparse.Namespace, _settings: Settings) -> int:
    """Write, for each JSON line of standard input, what is read in its text."""
    for number, line in enumerate(sys.stdin, start=1):
        if not line.strip():
            continue
        try:
            read = extract_line(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            sys.stderr.write(
                f"Line {number} is not {{id, text, ref_date}} ({type(error).__name__}).\n"
            )
            return 1
        sys.stdout.write(json.dumps(read, ensure_ascii=False) + "\n")
    return 0
