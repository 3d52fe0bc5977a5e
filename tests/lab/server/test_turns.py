"""Whose turn it is: commands first, and everybody's training in turn."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

import pytest

from pellucid.lab.server.outbox import MOST_MESSAGES, TOO_SLOW, Ended, Outbox
from pellucid.lab.server.pace import FASTEST, SLOWEST, Pace
from pellucid.lab.server.turns import Turns

FRAME = b"\x00\x00\x00\x00" + b'{"type":"frame","moment":%d}'


def run(main: Callable[[], Awaitable[None]]) -> None:
    async def bounded() -> None:
        async with asyncio.timeout(10):
            await main()

    asyncio.run(bounded())


def test_a_command_goes_before_training_that_came_earlier() -> None:
    done: list[str] = []
    gate = threading.Event()

    async def main() -> None:
        turns = Turns(1)
        first = asyncio.create_task(turns.slice(gate.wait))
        await asyncio.sleep(0)
        waiting = [asyncio.create_task(turns.slice(done.append, f"slice {n}")) for n in (1, 2)]
        await asyncio.sleep(0)
        waiting.append(asyncio.create_task(turns.urgent(done.append, "command")))
        await asyncio.sleep(0)
        gate.set()
        await asyncio.gather(first, *waiting)

    run(main)
    assert done == ["command", "slice 1", "slice 2"]


def test_who_gives_up_waiting_keeps_nobody_waiting() -> None:
    gate = threading.Event()

    async def main() -> None:
        turns = Turns(1)
        first = asyncio.create_task(turns.slice(gate.wait))
        await asyncio.sleep(0)
        given_up = asyncio.create_task(turns.urgent(print))
        last = asyncio.create_task(turns.slice(int))
        await asyncio.sleep(0)
        given_up.cancel()
        gate.set()
        await asyncio.gather(first, last)
        assert await turns.urgent(int) == 0

    run(main)


def test_a_turn_that_came_to_one_who_has_just_given_up_is_passed_on() -> None:
    async def main() -> None:
        turns = Turns(1)
        for _ in range(50):
            tasks = [asyncio.create_task(turns.slice(int)) for _ in range(4)]
            await asyncio.sleep(0)
            tasks[1].cancel()
            tasks[2].cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        assert await turns.slice(int) == 0

    run(main)


def test_what_fails_gives_its_turn_back() -> None:
    async def main() -> None:
        turns = Turns(1)
        failed = await asyncio.gather(turns.slice(int, "x"), return_exceptions=True)
        assert isinstance(failed[0], ValueError)
        assert await turns.slice(int) == 0

    run(main)


def test_alone_it_is_quick_and_together_everybody_has_the_same() -> None:
    pace = Pace(2)
    pace.runs(0, True)
    assert pace.interval == 1 / FASTEST
    for learner in range(100):
        pace.runs(learner, True)
    for _ in range(200):
        pace.took(0.004)
    assert 1 / FASTEST < pace.interval <= 1 / SLOWEST
    assert 0 < pace.budget < 0.01
    for learner in range(1, 100):
        pace.runs(learner, False)
    assert pace.interval == 1 / FASTEST


def test_what_is_compiled_is_given_time_and_gives_it_back() -> None:
    pace = Pace(2)
    for learner in range(30):
        pace.runs(learner, True)
    for _ in range(200):
        pace.took(0.004)
    apart, budget = pace.interval, pace.budget
    with pace.compiling(), pace.compiling():
        assert pace.interval == pytest.approx(2 * apart)
        assert pace.budget == pytest.approx(budget / 2)
    assert (pace.interval, pace.budget) == (apart, budget)


def test_of_pictures_only_the_newest_goes_out_and_only_when_the_last_was_seen() -> None:
    async def main() -> None:
        outbox = Outbox()
        outbox.put([FRAME % 1, b"....other"])
        assert await outbox.take() == b"....other"
        assert await outbox.take() == FRAME % 1
        outbox.put([FRAME % 2])
        assert not outbox.wants_picture
        outbox.put([FRAME % 3])
        waiting = asyncio.create_task(outbox.take())
        await asyncio.sleep(0)
        assert not waiting.done()
        outbox.seen()
        assert await waiting == FRAME % 3

    run(main)


def test_a_page_that_takes_nothing_is_given_up() -> None:
    async def main() -> None:
        outbox = Outbox()
        outbox.put([b"....other"] * (MOST_MESSAGES + 1))
        with pytest.raises(Ended, match=str(TOO_SLOW)):
            await outbox.take()

    run(main)


def test_what_waits_is_sent_before_the_end() -> None:
    async def main() -> None:
        outbox = Outbox()
        outbox.put([b"....last"])
        outbox.end(4001)
        assert await outbox.take() == b"....last"
        with pytest.raises(Ended, match="4001"):
            await outbox.take()

    run(main)
