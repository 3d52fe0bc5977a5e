"""The threads of the server: turns for what is quick, others for what is not."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from pellucid.lab.server.forecast import Forecast
from pellucid.lab.server.memory import tidily
from pellucid.lab.server.pace import Pace
from pellucid.lab.server.turns import Turns

P = ParamSpec("P")
R = TypeVar("R")


class Workshop:
    """Turns for slices and quick commands, and threads apart from them for all else."""

    def __init__(self) -> None:
        self.turns = Turns()
        self.pace = Pace(self.turns.threads)
        self.forecast = Forecast()
        self._compiling = ThreadPoolExecutor(1, "compiling")
        self._slow = ThreadPoolExecutor(4, "slow")
        self._long = ThreadPoolExecutor(1, "long")
        self._claims = ThreadPoolExecutor(2, "claims")
        self._games = ThreadPoolExecutor(1, "games")

    async def compiling(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs what compiles: one after another, so that all others keep a core."""
        with self.pace.compiling():
            return await _in(self._compiling, lambda: tidily(lambda: job(*args, **kwargs)))

    async def slow(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a command that may take a second or two."""
        return await _in(self._slow, lambda: job(*args, **kwargs))

    async def long(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a part of what takes longer still; the parts of several such take turns."""
        return await _in(self._long, lambda: job(*args, **kwargs))

    async def claims(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Waits for news of a claim, which is run in a thread of its own, one at a time."""
        return await _in(self._claims, lambda: job(*args, **kwargs))

    async def games(self, job: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Runs a slice of a thought on a game; those of several learners take turns."""
        return await _in(self._games, lambda: job(*args, **kwargs))

    def close(self) -> None:
        """Takes nothing more; what runs just now runs out by itself."""
        self.turns.close()
        for pool in (self._compiling, self._slow, self._long, self._claims, self._games):
            pool.shutdown(wait=False, cancel_futures=True)


async def _in(pool: ThreadPoolExecutor, job: Callable[[], R]) -> R:
    return await asyncio.get_running_loop().run_in_executor(pool, job)
