"""Twenty invented victims against the running service; ``make simulate`` sends hundreds."""

import pytest

from tests.live import LiveService
from tests.simulation.run import converse, victims
from tests.simulation.talk import Account

pytestmark = pytest.mark.conversation
SEED = 2026


@pytest.fixture(scope="module")
def accounts(service: LiveService) -> list[Account]:
    """What became of twenty victims, the same ones each time."""
    return converse(service, victims(20, SEED), SEED, workers=2)


def told(accounts: list[Account]) -> list[str]:
    """Return what a failure prints: invented people's transcripts."""
    return ["\n".join((str(each), *each.transcript)) for each in accounts]


def test_nobody_reaches_a_dead_end(accounts: list[Account]) -> None:
    assert told([each for each in accounts if each.dead_end]) == []


def test_nobody_is_asked_for_what_she_has_told(accounts: list[Account]) -> None:
    assert told([each for each in accounts if each.twice]) == []


def test_no_answer_is_lost(accounts: list[Account]) -> None:
    losing = [each for each in accounts if any(fault.kind == "lost" for fault in each.faults)]

    assert told(losing) == []


def test_every_message_is_kept_once_and_every_case_is_filed_once(accounts: list[Account]) -> None:
    assert told([each for each in accounts if each.broken]) == []
