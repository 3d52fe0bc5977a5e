"""One learner's bench on the server: what is asked of it, one thing at a time, and its training."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Iterable
from functools import cached_property
from typing import NamedTuple, Protocol, runtime_checkable

from pellucid.lab.bench import Bench
from pellucid.lab.protocol.messages import Preparing
from pellucid.lab.refusals import NEWS, Turned, told
from pellucid.lab.sendable import Sendable
from pellucid.lab.server.seats import Course, Doctor, Games
from pellucid.lab.server.workshop import Workshop

MOST_WAITING = 64  # commands of one learner; who sends more waits until some are done


@runtime_checkable
class Page(Protocol):
    """Where a learner's messages go."""

    def send(self, messages: Iterable[Sendable]) -> None:
        """Sends them, in order, when there is time."""
        ...

    def wants_picture(self) -> bool:
        """Whether another picture would be of use now."""
        ...


class Job(NamedTuple):
    """A command and what answers it."""

    command: int
    do: Callable[[], Awaitable[Iterable[Sendable]]]


class Learner:
    """A bench, the jobs that wait for it, and the page that it is shown on, if there is one.

    It outlives its page, so that one that was cut off finds its network again.
    """

    def __init__(self, owner: str, bench: Bench, course: Course, workshop: Workshop) -> None:
        self.owner, self.bench, self.course = owner, bench, course
        self.key = secrets.token_urlsafe(24)
        self.page: Page | None = None
        self.left_at = time.monotonic()
        self.workshop = workshop
        self._jobs: asyncio.Queue[Job] = asyncio.Queue(MOST_WAITING)
        self._due = 0.0
        self._done = 0  # commands, so far
        self._gave_up = -1  # how many were done when something failed that nobody had asked for
        self._preparing: asyncio.Task[None] | None = None
        self._life = asyncio.create_task(self._live())

    @cached_property
    def games(self) -> Games:
        """Where the learner plays. Who never does never waits for it."""
        from pellucid.lab.games import GamesDesk  # takes a second

        return GamesDesk()

    @cached_property
    def doctor(self) -> Doctor:
        """Who is asked what is wrong. Who never asks never waits for it."""
        from pellucid.lab.doctor import DoctorDesk

        return DoctorDesk()

    def detach(self, page: Page) -> None:
        """That page is gone: training waits for another."""
        if self.page is page:
            self.page, self.left_at = None, time.monotonic()
            self.workshop.pace.runs(id(self), False)

    def end(self) -> None:
        """Lets go of the bench."""
        self.workshop.pace.runs(id(self), False)
        self._life.cancel()
        if self._preparing is not None:
            self._preparing.cancel()

    async def ask(self, job: Job) -> None:
        """Puts a job in the row; waits where the row is full."""
        await self._jobs.put(job)

    def tell(self, messages: Iterable[Sendable]) -> None:
        """Sends to the page, if there is one."""
        if self.page is not None:
            self.page.send(messages)

    async def _live(self) -> None:
        while True:
            try:
                with told():
                    await self._step()
            except Turned as turned:
                self._gave_up = self._done
                self.tell([turned.refused])

    @property
    def _goes_on(self) -> bool:
        """Whether it trains and compiles by itself: what failed is tried again after a command."""
        return self.page is not None and self._gave_up != self._done

    async def _step(self) -> None:
        """One job, or one slice of training; then what the bench needs to go on is begun."""
        job = await self._next()
        if job is None:
            await self._train()
        else:
            await self._do(job)
        if job is not None and self._goes_on and self.bench.owes_picture():
            # First: beside compiling it would take as long as that.
            self.tell(await self.workshop.slow(self.bench.first_picture))
        if self._preparing is None and self._goes_on and not self.bench.prepared():
            self._preparing = asyncio.create_task(self._prepare())

    async def _do(self, job: Job) -> None:
        self._done += job.command != NEWS
        try:
            with told(job.command):
                self.tell(await job.do())
        except Turned as turned:
            self.tell([turned.refused])

    async def _next(self) -> Job | None:
        """The next job; None where none comes before a slice of training is due."""
        trains = self._goes_on and self.bench.running and self.bench.ready()
        self.workshop.pace.runs(id(self), trains)
        if not trains:
            return await self._jobs.get()
        wait = self._due - time.monotonic()
        if wait <= 0 and self._jobs.empty():
            return None
        try:
            async with asyncio.timeout(wait):
                return await self._jobs.get()
        except TimeoutError:
            return None

    async def _train(self) -> None:
        pace = self.workshop.pace
        self._due = max(self._due + pace.interval, time.monotonic())
        pictured = self.page is not None and self.page.wants_picture()
        self.tell(await self.workshop.turns.slice(self._slice, pace.budget, pictured))

    def _slice(self, budget: float, pictured: bool) -> list[Sendable]:
        began = time.monotonic()
        made = self.bench.advance(budget, pictured)
        self.workshop.pace.took(time.monotonic() - began)
        return made

    async def _prepare(self) -> None:
        """Compiles what the bench needs, while commands are done beside it.

        Where a command sets up something else meanwhile, that is compiled next.
        """
        done = self._done
        try:
            with told():
                while not self.bench.prepared():
                    done = self._done
                    if self.bench.ready():
                        await self.workshop.compiling(self.bench.prepare)
                    else:
                        await self._make_ready()
        except Turned as turned:
            self._gave_up = done
            self.tell([turned.refused])
        finally:
            self._preparing = None

    async def _make_ready(self) -> None:
        """Compiles what training cannot begin without, and has the bench shown as it is then."""
        work = self.bench.seconds_to_compile()
        with self.workshop.forecast.waiting(work) as seconds:
            self.tell([Preparing(on=True, seconds=seconds)])
            try:
                await self.workshop.compiling(self._timed, self.bench.make_ready, work)
            finally:
                self.tell([Preparing(on=False)])
        await self.ask(Job(NEWS, self._picture))

    def _timed(self, compile_: Callable[[], None], work: float) -> None:
        began = time.monotonic()
        compile_()
        self.workshop.forecast.took(work, time.monotonic() - began)

    async def _picture(self) -> list[Sendable]:
        """The picture of this moment, if it needs no compiling by now."""
        if not self.bench.ready():
            return []
        return await self.workshop.turns.urgent(self.bench.picture)
