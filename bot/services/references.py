"""The references that victims read out on the telephone: ``A7K-2931``."""

import secrets
from typing import Final

# Without the letters and digits that are mistaken for one another when spoken or handwritten.
_LETTERS: Final = "ACDEFHJKLMNPRTUVWXY"
_FIRST: Final = "ABCDEFGHJKLMNPRTUVWXYZ"
_DIGITS: Final = "23456789"
SPOKEN: Final = _LETTERS + _DIGITS
"""What can be read out over the telephone without being mistaken for something else."""


def new_reference() -> str:
    """Return a reference drawn at random: it tells neither when nor how many were filed."""
    head = secrets.choice(_FIRST) + secrets.choice(_DIGITS) + secrets.choice(_LETTERS)
    return f"{head}-{''.join(secrets.choice(_DIGITS) for _ in range(4))}"
