"""Ariane's command line: ``bin/ariane`` in a checkout."""

import sys

from bot.commands.parser import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
