"""Many files, one after the other: whatever happens to one, the others are decided."""

import asyncio
import threading
from collections.abc import Callable

from bot.complaint.errors import StaleVersion, StorageFailed
from bot.services.wholecase import CaseDeed, Ready
from bot.web.console.batches import Batch, Batches
from tests.web.desk import AUDITOR, OFFICER

PATIENCE = 30


def a_batch(files: int = 3) -> Batch:
    ready = [Ready(f"A-{number}", 1) for number in range(files)]
    return Batch(OFFICER.id, "A-0", CaseDeed.CLAIM, ready)


def failing(error: Exception) -> Callable[[Ready], None]:
    def decide(ready: Ready) -> None:
        if ready.reference == "A-1":
            raise error

    return decide


async def test_a_file_that_is_refused_is_left_and_the_others_are_done() -> None:
    batch = a_batch()

    await Batches().start(batch, failing(StaleVersion()), PATIENCE)

    assert (batch.done, batch.ended) == (["A-0", "A-2"], True)
    assert [(each.reference, type(each.why)) for each in batch.left] == [("A-1", StaleVersion)]


async def test_a_fault_of_ours_on_one_file_does_not_stop_the_others() -> None:
    batch = a_batch()

    await Batches().start(batch, failing(KeyError("secret")), PATIENCE)

    assert (batch.done, batch.ended) == (["A-0", "A-2"], True)
    assert [type(each.why) for each in batch.left] == [StorageFailed]
    assert "secret" not in str(batch.left[0].why)


async def test_a_service_that_stops_ends_after_the_file_at_hand() -> None:
    batches, batch = Batches(), a_batch()
    here, go_on = threading.Event(), threading.Event()

    def decide(_: Ready) -> None:
        here.set()
        go_on.wait(PATIENCE)

    await batches.start(batch, decide, 0)
    await asyncio.to_thread(here.wait, PATIENCE)
    closing = asyncio.create_task(batches.close())
    await asyncio.sleep(0)
    go_on.set()
    await closing

    assert (batch.done, batch.ended) == (["A-0"], False)


async def test_batches_follow_one_another() -> None:
    batches, first, second = Batches(), a_batch(), a_batch()
    order: list[str] = []
    go_on = threading.Event()

    def slowly(_: Ready) -> None:
        go_on.wait(PATIENCE)
        order.append("first")

    await batches.start(first, slowly, 0)
    waiting = asyncio.create_task(batches.start(second, lambda _: order.append("second"), PATIENCE))
    await asyncio.sleep(0)
    go_on.set()
    await waiting

    assert order == ["first"] * 3 + ["second"] * 3


async def test_a_result_is_kept_for_whoever_asked_and_not_for_ever() -> None:
    batches = Batches()
    first = await batches.start(a_batch(0), print, PATIENCE)

    assert batches.get(first, OFFICER)
    assert batches.get(first, AUDITOR) is None
    for _ in range(50):
        await batches.start(a_batch(0), print, PATIENCE)
    assert batches.get(first, OFFICER) is None
