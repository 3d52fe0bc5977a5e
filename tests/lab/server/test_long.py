"""Commands that answer again and again: how they are left."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from pellucid.lab.protocol.messages import Done, Refused
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.long import LongCommands
from pellucid.lab.server.workshop import Workshop


class Work:
    """Answers for ever, each of them held back until it is let on."""

    def __init__(self) -> None:
        self.begun, self.on, self.left = threading.Event(), threading.Event(), threading.Event()

    def answers(self) -> Iterator[Sendable]:
        try:
            while True:
                self.begun.set()
                self.on.wait(5)
                yield Done(id=7)
        finally:
            self.left.set()


def run(story: Callable[[LongCommands, Workshop, Work], Awaitable[None]]) -> list[dict[str, Any]]:
    """Lets it happen; what the event loop had to complain of."""
    complaints: list[dict[str, Any]] = []

    async def main() -> None:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context))
        workshop, work = Workshop(), Work()
        async with asyncio.timeout(10):
            await story(LongCommands(), workshop, work)
        workshop.close()

    asyncio.run(main())
    return complaints


async def seen(event: threading.Event) -> None:
    assert await asyncio.to_thread(event.wait, 5)


def test_who_cancels_and_is_gone_at_once_leaves_it_in_order() -> None:
    told: list[Sendable] = []

    async def story(long: LongCommands, workshop: Workshop, work: Work) -> None:
        long.begin(7, work.answers(), told.extend, workshop.claims)
        await seen(work.begun)
        long.cancel(7)
        await asyncio.sleep(0)
        long.end()
        await asyncio.sleep(0.05)
        work.on.set()
        await seen(work.left)

    assert run(story) == []
    assert told == [Refused(id=7, code="cancelled")]


def test_the_lab_may_end_while_a_thread_is_at_it() -> None:
    left: list[threading.Event] = []

    async def story(long: LongCommands, workshop: Workshop, work: Work) -> None:
        long.begin(7, work.answers(), list[Sendable]().extend, workshop.long)
        await seen(work.begun)
        long.end()
        await asyncio.sleep(0)
        threading.Timer(0.2, work.on.set).start()
        left.append(work.left)

    assert run(story) == []
    assert left[0].wait(5)


def test_nothing_is_begun_for_a_page_that_is_gone() -> None:
    async def story(long: LongCommands, workshop: Workshop, work: Work) -> None:
        long.end()
        long.begin(7, work.answers(), list[Sendable]().extend, workshop.long)
        await asyncio.sleep(0.05)
        assert not work.begun.is_set()

    assert run(story) == []
