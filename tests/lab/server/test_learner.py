"""A learner's bench where something fails that nobody foresaw: it is said, and life goes on."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator
from typing import Any

import polars as pl
import pytest

from pellucid.lab.bench import Bench, Bounds
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.commands import Open
from pellucid.lab.protocol.messages import Done, Opened, Preparing, Refused
from pellucid.lab.protocol.setup import Setup
from pellucid.lab.sendable import Sendable
from pellucid.lab.server import Rules
from pellucid.lab.server.calls import Calls
from pellucid.lab.server.desks import Desks
from pellucid.lab.server.house import House
from pellucid.lab.server.learner import Job, Learner
from pellucid.lab.server.long import LongCommands
from pellucid.lab.server.workshop import Workshop

A_WHILE = 0.2  # thousands of turns of a loop that does not wait


class NoUploads:
    """No room for anybody's files."""

    def frame(self, upload: str) -> pl.DataFrame:
        raise Mistake("upload-gone", said=upload)

    def of(self, owner: str) -> "NoUploads":
        del owner
        return self

    def forget_all_but(self, owners: set[str], older_than: float) -> None:
        raise OSError(len(owners), older_than)


class NoCourse:
    """No lessons."""

    def do(self, command: Any, bench: Any = None) -> list[Sendable]:
        raise Mistake("no-lesson", said=f"{command} {bench}")

    def long(self, command: Any) -> Iterator[Sendable]:
        raise Mistake("no-claim", said=f"{command}")


class FailingBench(Bench):
    """A bench in which one part or another fails as no bench should."""

    running = False

    def __init__(self, *failing: str) -> None:
        super().__init__(NoUploads(), Bounds())
        self.failing, self.tried = failing, 0

    def open(self, setup: Setup) -> list[Sendable]:
        if "open" in self.failing and setup != Setup():
            raise ValueError("a table that cannot be read")
        return []

    def prepared(self) -> bool:
        if "prepared" in self.failing:
            raise ValueError("there is nothing to prepare")
        return "prepare" not in self.failing

    def ready(self) -> bool:
        return self.prepared()

    def seconds_to_compile(self) -> float:
        return 1.0

    def make_ready(self) -> None:
        self.tried += 1
        raise MemoryError

    def advance(self, seconds: float = 0, picture: bool = True) -> list[Sendable]:
        self.tried += 1
        raise FloatingPointError(seconds, picture)

    def picture(self) -> list[Sendable]:
        return []


class Page:
    """A page that takes everything."""

    def __init__(self) -> None:
        self.sent: list[Sendable] = []

    def send(self, messages: Iterable[Sendable]) -> None:
        self.sent += messages

    def wants_picture(self) -> bool:
        return True

    def codes(self) -> list[str]:
        return [one.code for one in self.sent if isinstance(one, Refused)]


Story = Callable[[Learner, Page], Awaitable[None]]


def with_learner(bench: Bench, story: Story) -> None:
    async def main() -> None:
        workshop, page = Workshop(), Page()
        learner = Learner("me", bench, NoCourse(), workshop)
        learner.page = page
        async with asyncio.timeout(10):
            await story(learner, page)
        learner.end()
        workshop.close()

    asyncio.run(main())


async def asked(learner: Learner, command: int) -> None:
    async def do() -> list[Sendable]:
        return [Done(id=command)]

    await learner.ask(Job(command, do))
    await asyncio.sleep(A_WHILE)


async def told(page: Page, times: int) -> None:
    """Waits until the page was told so often that something broke: a thread may be slow."""
    while page.codes() != ["broken"] * times:
        await asyncio.sleep(0.01)


def test_what_cannot_be_compiled_is_tried_again_only_after_a_command() -> None:
    bench = FailingBench("prepare")

    async def story(learner: Learner, page: Page) -> None:
        for times in (1, 2):
            await asked(learner, times)
            await told(page, times)
            assert bench.tried == times
        assert page.sent.count(Preparing(on=False)) == 2

    with_learner(bench, story)


def test_a_slice_that_fails_is_tried_again_only_after_a_command() -> None:
    bench = FailingBench()

    async def story(learner: Learner, page: Page) -> None:
        bench.running = True
        for times in (1, 2):
            await asked(learner, times)
            await told(page, times)
            assert bench.tried == times

    with_learner(bench, story)


def test_commands_are_answered_whatever_the_bench_is_like() -> None:
    async def story(learner: Learner, page: Page) -> None:
        for number in (1, 2, 3):
            await asked(learner, number)
            assert Done(id=number) in page.sent

    with_learner(FailingBench("prepared"), story)


def test_a_page_never_stays_empty() -> None:
    async def story(learner: Learner, page: Page) -> None:
        calls = Calls(learner, Desks({}, {}), "none", LongCommands())
        await calls.open(Open(id=1, address="data=xor"), again=False)
        await asyncio.sleep(A_WHILE)
        (opened,) = [one for one in page.sent if isinstance(one, Opened)]
        assert [one.code for one in opened.notices] == ["address-not-possible"]

    with_learner(FailingBench("open"), story)


def test_what_cannot_be_freed_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> None:
        workshop = Workshop()
        house = House(lambda _: FailingBench(), NoUploads(), workshop, Rules(kept=0))
        tidying = asyncio.create_task(house.keep_tidy())
        await asyncio.sleep(A_WHILE / 10)
        tidying.cancel()
        workshop.close()

    asyncio.run(main())
    assert len(caplog.records) > 1


class QuickBench(Bench):
    """A bench that is ready to train before all of it is compiled."""

    running = False

    def __init__(self) -> None:
        super().__init__(NoUploads(), Bounds())
        self.compiled: list[str] = []

    def ready(self) -> bool:
        return "steps" in self.compiled

    def seconds_to_compile(self) -> float:
        return 1.0

    def make_ready(self) -> None:
        self.compiled.append("steps")

    def prepared(self) -> bool:
        return "all" in self.compiled

    def prepare(self) -> None:
        self.compiled.append("all")

    def picture(self) -> list[Sendable]:
        return [b"a picture"]


def test_it_may_train_before_all_is_compiled() -> None:
    bench = QuickBench()

    async def story(learner: Learner, page: Page) -> None:
        await asked(learner, 1)
        assert bench.compiled == ["steps", "all"]
        told = [Done(id=1), Preparing(on=True, seconds=1), Preparing(on=False), b"a picture"]
        assert page.sent == told

    with_learner(bench, story)
