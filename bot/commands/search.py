"""``ariane search``: the search by words, for operators."""

import argparse
import sys

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings


def rebuild(asked: argparse.Namespace, settings: Settings) -> int:
    """Let every file be found by its words; complaints go on being filed."""
    added = assemble(settings).indexing.rebuild(afresh=asked.all)
    sys.stdout.write(f"{added} files can be found by their words that could not before.\n")
    return 0
