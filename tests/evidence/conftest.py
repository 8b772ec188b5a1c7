"""The processes that open files, shared by the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.evidence.reception import Reception
from bot.evidence.workshop import Workshop


@pytest.fixture(scope="session")
def workshop() -> Iterator[Workshop]:
    """Two processes that open files."""
    workshop = Workshop(2)
    yield workshop
    workshop.rest()


@pytest.fixture
def reception(workshop: Workshop, tmp_path: Path) -> Reception:
    """Where files come in."""
    return Reception(workshop, tmp_path)
