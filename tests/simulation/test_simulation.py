"""Twenty invented victims against the running service; ``make simulate`` sends hundreds."""

from typing import Final

import pytest

from tests.live import LiveService
from tests.simulation.run import converse, victims
from tests.simulation.talk import Account

pytestmark = pytest.mark.conversation
SEED: Final = 2026
VICTIMS: Final = 20


@pytest.fixture(scope="module")
def accounts(service: LiveService) -> list[Account]:
    """What became of twenty victims, the same ones each time."""
    return converse(service, victims(VICTIMS, SEED), SEED, workers=2)


@pytest.mark.parametrize("number", range(VICTIMS))
def test_she_reaches_an_end_without_saying_anything_twice_or_in_vain(
    accounts: list[Account], number: int
) -> None:
    account = accounts[number]
    lost = [str(fault) for fault in account.faults if fault.kind == "lost"]

    went_wrong = [account.dead_end, *account.twice, *lost, *account.broken]

    assert not any(went_wrong), "\n".join(account.transcript)
