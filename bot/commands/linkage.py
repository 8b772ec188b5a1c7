"""``ariane linkage``: recoupement, for operators."""

import argparse
import sys

from bot.bootstrap.assembly import assemble
from bot.bootstrap.settings import Settings


def rebuild(asked: argparse.Namespace, settings: Settings) -> int:
    """Work every case out again and write what differed; complaints go on being filed."""
    done = assemble(settings).rebuilding.rebuild(lists=asked.lists)
    sys.stdout.write(
        f"{done.files} files, {done.clustered} of them in {done.clusters} cases; "
        f"{done.linking} values link.\n"
        f"{done.added} files added, {done.moved} moved, {done.judged} values judged again.\n"
        f"Read in {done.read:.1f} s, worked out in {done.worked_out:.1f} s, "
        f"written in {done.written:.1f} s.\n"
    )
    return 0
