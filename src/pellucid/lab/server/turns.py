"""Many learners, few threads: whose turn it is."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
THREADS = 2


class Turns:
    """Runs what must be quick, in threads, in the order it came; commands before training.

    A thread's own queue would make a command wait behind a slice of everybody else's training.
    """

    def __init__(self, threads: int = THREADS) -> None:
        self.threads = threads
        self._free = threads
        self._urgent: deque[asyncio.Future[None]] = deque()
        self._slices: deque[asyncio.Future[None]] = deque()
        self._pool = ThreadPoolExecutor(threads, "turns")

    async def urgent(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs what somebody waits for."""
        return await self._run(self._urgent, lambda: job(*args, **kwargs))

    async def slice(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a slice of training, when no command waits and all who came before had theirs."""
        return await self._run(self._slices, lambda: job(*args, **kwargs))

    def close(self) -> None:
        """Takes nothing more; what runs just now runs out by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def _run(self, waiting: deque[asyncio.Future[None]], job: Callable[[], R]) -> R:
        async with self._turn(waiting):
            return await asyncio.get_running_loop().run_in_executor(self._pool, job)

    @asynccontextmanager
    async def _turn(self, waiting: deque[asyncio.Future[None]]) -> AsyncGenerator[None]:
        if self._free:
            self._free -= 1
        else:
            mine = asyncio.get_running_loop().create_future()
            waiting.append(mine)
            await self._wait(mine)
        try:
            yield
        finally:
            self._pass_on()

    async def _wait(self, mine: asyncio.Future[None]) -> None:
        try:
            await mine
        except asyncio.CancelledError:
            if mine.done() and not mine.cancelled():  # the turn came, and nobody takes it
                self._pass_on()
            raise

    def _pass_on(self) -> None:
        """Gives the turn to whoever waits, those first who wait for an answer."""
        for waiting in (self._urgent, self._slices):
            while waiting:
                turn = waiting.popleft()
                if not turn.done():
                    turn.set_result(None)
                    return
        self._free += 1
