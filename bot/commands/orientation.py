"""``ariane orientation doc``: the rules, as a page that a jurist can read."""

import argparse
import sys

from bot.bootstrap.settings import ROOT, Settings
from bot.documents.guide import Guide

PAGE = ROOT / "docs" / "orientation.md"


def write_page(_asked: argparse.Namespace, _settings: Settings) -> int:
    """Write docs/orientation.md from data/orientation."""
    PAGE.write_text(Guide.load(ROOT / "data").page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE.relative_to(ROOT)} is written.\n")
    return 0
