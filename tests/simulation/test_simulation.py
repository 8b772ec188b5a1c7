"""Twenty invented victims against the running service; ``make simulate`` sends hundreds."""

from collections.abc import Mapping
from typing import Final

import pytest

from tests.live import LiveService
from tests.simulation.run import converse, victims
from tests.simulation.talk import Account

pytestmark = pytest.mark.conversation
SEED: Final = 2026
VICTIMS: Final = 20
# Whom the product does not serve yet, and why. A line goes as soon as she is served.
UNSERVED: Final[Mapping[int, str]] = {
    3: "a card used without consent, told plainly, and asked which problem it is",
    7: "files encrypted, told with typing slips, and asked what is locked",
    11: "« un truc hors d'usage » or another thing received, and asked whether it came",
    12: "another article received from a site, and asked whether it came and was as ordered",
    16: "a social network's account, and asked which kind of account",
}


def numbers() -> list[object]:
    return [
        pytest.param(number, marks=pytest.mark.xfail(reason=UNSERVED[number], strict=True))
        if number in UNSERVED
        else number
        for number in range(VICTIMS)
    ]


@pytest.fixture(scope="module")
def accounts(service: LiveService) -> list[Account]:
    """What became of twenty victims, the same ones each time."""
    return converse(service, victims(VICTIMS, SEED), SEED, workers=2)


@pytest.mark.parametrize("number", numbers())
def test_she_reaches_an_end_without_saying_anything_twice_or_in_vain(
    accounts: list[Account], number: int
) -> None:
    account = accounts[number]
    lost = [str(fault) for fault in account.faults if fault.kind == "lost"]

    went_wrong = [account.dead_end, *account.twice, *lost, *account.broken]

    assert not any(went_wrong), "\n".join(account.transcript)
