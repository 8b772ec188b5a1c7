"""What a browser is called, for whoever looks for the one she forgot to sign out of."""

from typing import Final

# The first that is named wins: the others are named by browsers that imitate them.
_PROGRAMS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
_SYSTEMS: Final = (
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
)


def browser_of(user_agent: str) -> str:
    """Return « Firefox, Linux » for a browser's ``User-Agent``; empty when it says neither."""
    said = [
        next((name for mark, name in names if mark in user_agent), "")
        for names in (_PROGRAMS, _SYSTEMS)
    ]
    return ", ".join(each for each in said if each)
